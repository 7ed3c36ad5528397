"""An example body for every operation that takes one, as it stands in the description. A test sends each of them.

The numbers are those of rows, and stand for others in any other database.
"""

from typing import Any

EXAMPLES: dict[str, dict[str, Any]] = {
    "claim_new": {"snapshot": 12, "start": 39, "end": 49},
    "claim_correct": {
        "low": 48,
        "high": 48,
        "counted": "people killed",
        "reason": "The sentence counts the killed alone.",
    },
    "claim_place": {"measure": 3},
    "evidence_new": {"snapshot": 12, "start": 25, "end": 60, "stance": "supports", "note": "The same count."},
    "rating_new": {
        "level": "supported",
        "confidence": 2,
        "note": "The list of names gives the same count.",
        "evidence": [{"snapshot": 12, "start": 25, "end": 60, "stance": "supports"}],
    },
    "decision_new": {"level": "supported", "method": "majority", "rationale": "Both lists give 48.", "best": 48},
    "finding_new": {
        "measure": 3,
        "as_of": "2023-01-19",
        "low": 48,
        "best": 48,
        "high": 60,
        "method": "range",
        "sentence": "From 48 to 60 people were killed by 19 January 2023.",
        "conflict": "no",
        "included": [7],
        "supersedes": None,
    },
    "change_acknowledge": {"note": "An update, with a notice."},
    "source_correct": {"title": "Toll rises to 48", "language": "en", "reason": "The title had the site's name in it."},
    "intake_new": {"text": "In all, 61 people died.", "title": "Toll", "language": "en", "published_on": "2023-02-01"},
    "token_new": {"name": "Notebook", "scopes": ["read"], "days": 30},
    "export_new": {"format": "csv", "table": "ratings"},
}


def with_examples(operation: dict[str, Any]) -> None:
    """Put the example of an operation's body beside its schema."""
    example = EXAMPLES.get(operation["operationId"])
    if example is not None:
        for content in operation["requestBody"]["content"].values():
            content["example"] = example
