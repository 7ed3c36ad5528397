"""Every address of the site, filled with rows that exist: so that a test can walk through all doors."""

from django.apps import apps
from django.urls import URLPattern, get_resolver, reverse

# Pages of Django's own that are not ours to test.
FOREIGN = ("admin:jsi18n", "admin:view_on_site", "admin:autocomplete")


class NoWayIn(LookupError):
    """An address asks for something that the arguments do not hold."""


def named_patterns(resolver=None, prefix=""):
    """Yield (name, names of its arguments, view) of every address, those of the admin site included."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield prefix + pattern.name, tuple(pattern.pattern.regex.groupindex), pattern.callback
        else:
            namespace = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from named_patterns(pattern, prefix + namespace)


def addresses(arguments, *, but=()):
    """Yield (name, address) for every named address.

    Args:
        arguments: what fills an address: from the name of an argument to its value, and for addresses that want another,
            from their name, or from its beginning up to a hyphen, to a dictionary of the same kind.
        but: names to leave out.

    Raises:
        NoWayIn: an address cannot be filled; say in the arguments what fills it.
    """
    for name, wanted, _view in named_patterns():
        if name not in FOREIGN and name not in but:
            yield name, reverse(name, kwargs={key: _value(name, key, arguments) for key in wanted})


def _value(name, key, arguments):
    if name.startswith("admin:") and key in ("object_id", "id"):
        return _first_row(name)
    for own in (arguments.get(name), arguments.get(name.split("-")[0] + "-"), arguments):
        if own is not None and key in own:
            return own[key]
    raise NoWayIn(f"nothing fills “{key}” of {name}")


def _first_row(name):
    """Return the number of the first row of the record that a page of the admin site is about."""
    app, model = name.removeprefix("admin:").split("_")[:2]
    row = apps.get_model(app, model).objects.order_by("pk").first()
    if row is None:
        raise NoWayIn(f"there is no row for {name}")
    return row.pk
