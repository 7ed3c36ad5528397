"""Every address of the site, filled with rows that exist: so that a test can walk through all doors."""

from django.urls import URLPattern, get_resolver, reverse

# Pages of Django's own that are not ours to test.
FOREIGN = ("admin:jsi18n", "admin:view_on_site", "admin:autocomplete")


def named_patterns(resolver=None, prefix=""):
    """Yield (name, names of its arguments) of every address, those of the admin site included."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield prefix + pattern.name, tuple(pattern.pattern.regex.groupindex)
        else:
            namespace = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from named_patterns(pattern, prefix + namespace)


def addresses(arguments, *, but=()):
    """Yield (name, address) for every named address.

    Args:
        arguments: what fills an address: from its name, or from the name of an argument, to a value.
        but: names to leave out.
    """
    for name, wanted in named_patterns():
        if name in FOREIGN or name in but:
            continue
        values = arguments.get(name) or {key: arguments[key] for key in wanted if key in arguments}
        if set(wanted) <= set(values):
            yield name, reverse(name, kwargs={key: values[key] for key in wanted})
