"""What the site says of itself: how it reads, compares and judges, and the keys it knows."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from claims import methodology as how
from claims.dictionary import dictionary_of
from claims.exporting.package.tables import PACKAGE_TABLES

# Keys, and what each does; a test holds that every key which a page gives to a button or link is among them.
KEYS = (
    (
        _("Everywhere"),
        (("?", _("this help")), ("/", _("to the search")), ("Ctrl Enter", _("send the form you are in"))),
    ),
    (_("The queue"), (("N", _("start with the first of the list")), ("S", _("skip one; it stays in the list")))),
    (
        _("A claim"),
        (
            ("Y", _("confirm it")),
            ("E", _("correct its reading")),
            ("X", _("say that it is not a claim")),
            ("P", _("place it in a measure")),
            ("A", _("take it, to rate it yourself")),
            ("V", _("rate it")),
            ("D", _("decide on it")),
            ("W", _("link a source as evidence")),
            ("T L", _("take or leave another reading that is proposed")),
            ("K", _("mark a change of its page as seen")),
        ),
    ),
    (
        _("Rating and deciding"),
        (("1 – 8", _("choose a level")), ("I", _("to the note")), ("U", _("take your rating back"))),
    ),
    (_("A board"), (("F", _("state a finding")),)),
    (
        _("An intake"),
        (
            ("J K", _("to the next and the previous figure")),
            ("Y R", _("accept or reject the figure")),
            ("E", _("quote more of the text")),
            ("M", _("merge it with another figure")),
            ("U", _("take back what you said of it")),
            ("S", _("split the text into articles")),
            ("T", _("try again what could not be read")),
            ("Ctrl Enter", _("keep it")),
        ),
    ),
    (_("A topic"), (("W", _("watch it, or stop")), ("E", _("change it")))),
    (_("A source"), (("N", _("to its first claim that waits")), ("F", _("fetch its page now")))),
)


@require_GET
@login_not_required
def methodology(request: HttpRequest) -> HttpResponse:
    """Show how figures are read, compared, judged and decided on, from the tables that do it."""
    context = {
        "profiles": how.profiles(),
        "wordings": how.wordings(),
        "relations": how.relations(),
        "levels": how.levels(),
        "methods": how.methods(),
    }
    return render(request, "claims/methodology.html", context)


@require_GET
@login_not_required
def dictionary(request: HttpRequest) -> HttpResponse:
    """Show what every table and column means that programs and files give out."""
    return render(request, "claims/dictionary.html", {"tables": dictionary_of(PACKAGE_TABLES.values())})


@require_GET
@login_not_required
def help(request: HttpRequest) -> HttpResponse:
    """Show the way through the site and its keys."""
    return render(request, "claims/help.html", {"keys": KEYS})
