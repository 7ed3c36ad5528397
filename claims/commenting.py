"""Remarks and questions on a claim, and the word that one claim only repeats another."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Claim, Comment, Repeat


class NotARepeat(ValueError):
    """The two claims cannot be one statement; the message says why. Nothing was written."""


def comment(
    *, claim: Claim, text: str, is_question: bool, is_sensitive: bool, answers: Comment | None, by: User, now: datetime
) -> Comment:
    """Write a remark or a question on a claim.

    Args:
        is_sensitive: names a private person or a minor, so it never leaves the house.
        answers: the question it answers, on the same claim.

    Raises:
        ValueError: no words, or an answer to a question on another claim; nothing was written.
    """
    if not text.strip():
        raise ValueError(_("Write something first."))
    if answers is not None and answers.claim_id != claim.pk:
        raise ValueError(_("That question was asked about another claim."))
    return Comment.objects.create(
        claim=claim,
        text=text,
        is_question=is_question,
        is_sensitive=is_sensitive,
        answers=answers,
        commented_by=by,
        commented_at=now,
    )


@transaction.atomic
def mark_repeat(*, claim: Claim, original: Claim, by: User, now: datetime) -> Repeat:
    """Say that a claim repeats another: the same statement, counted once. What repeats the repeat follows it.

    Raises:
        NotARepeat: it would repeat itself, or repeats another one already.
    """
    first = Repeat.objects.filter(claim=original).select_related("original").first()
    original = first.original if first else original
    if original.pk == claim.pk:
        raise NotARepeat(_("A claim cannot repeat itself."))
    if Repeat.objects.filter(claim=claim).exists():
        raise NotARepeat(_("This claim is marked as a repeat already. Take that back first."))
    Repeat.objects.filter(original=claim).update(original=original)
    return Repeat.objects.create(claim=claim, original=original, marked_by=by, marked_at=now)


def unmark_repeat(*, claim: Claim) -> None:
    """Take back that a claim repeats another; one that repeats nothing stays as it is."""
    Repeat.objects.filter(claim=claim).delete()
