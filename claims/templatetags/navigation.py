"""Where one can go from every page: links that say which of them one is on."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.template import RequestContext
from django.urls import reverse
from django.utils.translation import gettext_lazy

register = template.Library()


@dataclass(frozen=True, slots=True)
class Place:
    """A page that the navigation leads to.

    Args:
        name: of its address.
        title: its word in the navigation.
        around: names of addresses that lie under it.
        permission: what is needed to see it: a permission, "staff", "account" for anybody signed in, or nothing.
    """

    name: str
    title: Any
    around: tuple[str, ...] = ()
    permission: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link as a page shows it; `current` is what aria-current says: page, true (a page under it) or empty."""

    url: str
    title: str
    current: str


MAIN = (
    Place("queue", gettext_lazy("Queue"), ("claim-",)),
    Place("intake-new", gettext_lazy("Add"), ("intake-",), "claims.add_intake"),
    Place("topic-list", gettext_lazy("Topics"), ("topic-", "measure-", "finding-")),
    Place("source-list", gettext_lazy("Sources"), ("source-", "snapshot-")),
    Place("change-list", gettext_lazy("Changes"), ("change-",), "claims.view_change"),
    Place("export", gettext_lazy("Export"), ("export-",)),
    Place("admin:index", gettext_lazy("Admin"), (), "staff"),
)
FOOT = (
    Place("activity", gettext_lazy("Activity"), (), "account"),
    Place("agreement", gettext_lazy("Agreement"), (), "account"),
    Place("methodology", gettext_lazy("How we read and compare")),
    Place("correction-list", gettext_lazy("Corrections")),
    Place("help", gettext_lazy("Help")),
)


@register.simple_tag(takes_context=True)
def main_navigation(context: RequestContext) -> list[Link]:
    """Return the links of the main navigation that lead somewhere for the account that asks."""
    return _links(context, MAIN)


@register.simple_tag(takes_context=True)
def foot_navigation(context: RequestContext) -> list[Link]:
    """Return the links at the foot of every page."""
    return _links(context, FOOT)


def _links(context: RequestContext, places: tuple[Place, ...]) -> list[Link]:
    request: Any = context.get("request")
    user = context.get("user")
    if request is None or user is None:  # a page that is made without a request, such as that of an error
        return []
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [
        Link(reverse(place.name), str(place.title), _current(place, here)) for place in places if _may_see(place, user)
    ]


def _may_see(place: Place, user: Any) -> bool:
    if place.permission in ("staff", "account"):
        return bool(user.is_staff if place.permission == "staff" else user.is_authenticated)
    return not place.permission or bool(user.has_perm(place.permission))


def _current(place: Place, here: str) -> str:
    if here == place.name:
        return "page"
    return "true" if here.startswith(place.around) and place.around else ""
