"""Correcting what is known of a source: its title, author, language, publisher and day. What it said stays as it was."""

from collections.abc import Mapping
from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from sources.models import Source

CORRECTED = ("title", "author", "language", "publisher", "published_on")


@transaction.atomic
def correct_source(*, source: Source, values: Mapping[str, Any], reason: str, by: User) -> Source:
    """Change what is known of a source; what was known before stays in its history, with the reason.

    Args:
        values: new values of some of the fields in CORRECTED. A day of publication counts as given by hand from then on.
        reason: why; kept with the history.

    Raises:
        KeyError: a field that is not corrected this way; nothing was changed.
    """
    if unknown := values.keys() - set(CORRECTED):
        raise KeyError(", ".join(sorted(unknown)))
    current = Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
    for name, value in values.items():
        setattr(current, name, value)
    if "published_on" in values:
        current.published_known = Source.PublishedKnown.GIVEN if current.published_on else ""
    with pghistory.context(user=by.pk, reason=reason):
        current.save(update_fields=[*values, "published_known"])
    return current
