"""Saying of what is about to be kept where one article ends and the next begins."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Intake

LONGEST_HEADING = 160  # characters of a first line that is taken for a heading


class NotSplittable(ValueError):
    """The text cannot be cut or joined there; the message is a sentence. Nothing was changed."""


@transaction.atomic
def keep_as_one(*, intake: Intake) -> Intake:
    """Keep a listing as one text; its sections stay as headings.

    Raises:
        NotSplittable: it waits no longer, or its page is watched.
    """
    intake, page = _open(intake)
    return _save(intake, page | {"is_listing": False})


@transaction.atomic
def keep_as_items(*, intake: Intake) -> Intake:
    """Keep each section as a source of its own.

    Raises:
        NotSplittable: it waits no longer, its page is watched, or it has one section only.
    """
    intake, page = _open(intake)
    if len(page["sections"]) < 2:
        raise NotSplittable(_("There is nothing to split: the text has one part. Choose where the next begins."))
    return _save(intake, page | {"is_listing": True})


@transaction.atomic
def split(*, intake: Intake, at: int) -> Intake:
    """Begin a new item at a position of the text.

    Raises:
        NotSplittable: it waits no longer, its page is watched, or an item begins there already.
    """
    intake, page = _open(intake)
    text = page["text"]
    sections = page["sections"] or [["", 0, len(text), None, None]]
    cut = next((number for number, part in enumerate(sections) if part[1] < at < part[2]), None)
    if cut is None or not text[sections[cut][1] : at].strip() or not text[at : sections[cut][2]].strip():
        raise NotSplittable(_("An item begins there already."))
    heading, start, end, url, published = sections[cut]
    parts = [[heading, start, at, url, published], [_heading_at(text, at, end), at, end, None, None]]
    return _save(intake, page | {"sections": [*sections[:cut], *parts, *sections[cut + 1 :]], "is_listing": True})


@transaction.atomic
def join(*, intake: Intake, at: int) -> Intake:
    """Make the item that begins at a position a part of the one before.

    Raises:
        NotSplittable: it waits no longer, its page is watched, or no item but the first begins there.
    """
    intake, page = _open(intake)
    sections = page["sections"]
    number = next((number for number, part in enumerate(sections) if number and part[1] == at), None)
    if number is None:
        raise NotSplittable(_("No item begins there."))
    heading, start, _end, url, published = sections[number - 1]
    joined = [heading, start, sections[number][2], url, published]
    sections = [*sections[: number - 1], joined, *sections[number + 1 :]]
    return _save(intake, page | {"sections": sections, "is_listing": page["is_listing"] and len(sections) > 1})


def _heading_at(text: str, at: int, end: int) -> str:
    """Return the first line of an item where it is short enough for a heading and more follows, else nothing."""
    line, _break, rest = text[at:end].partition("\n")
    return line if len(line) <= LONGEST_HEADING and rest.strip() else ""


def _open(intake: Intake) -> tuple[Intake, dict[str, Any]]:
    found = Intake.objects.select_for_update().filter(pk=intake.pk, state=Intake.State.READY).first()
    if found is None or found.page is None:
        raise NotSplittable(_("This text was kept or thrown away meanwhile."))
    if found.url:
        raise NotSplittable(_("A page with an address is watched, and each of its versions is split in the same way."))
    return found, found.page


def _save(intake: Intake, page: dict[str, Any]) -> Intake:
    intake.page = page
    intake.save(update_fields=["page"])
    return intake
