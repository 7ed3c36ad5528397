"""History by trigger: before a row changes or goes, the database itself writes down what it was."""

from collections.abc import Callable
from typing import Any

import pghistory


def keep_history(*, except_for: list[str] | None = None) -> Callable[[Any], Any]:
    """Return the decorator that keeps every former state of a record's rows, with who changed it and why.

    Each event holds the row as it was; `pgh_created_at` is the moment it ceased to be so. Who and why stand in the event's
    context, which the web's middleware and the acts fill.

    Args:
        except_for: columns whose change alone is not worth an event.
    """
    return pghistory.track(
        pghistory.UpdateEvent("changed", row=pghistory.Old, condition=pghistory.AnyChange(exclude=except_for or [])),
        pghistory.DeleteEvent("removed", row=pghistory.Old),
    )
