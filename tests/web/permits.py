"""Who may do what: for every address the methods it takes, and the lowest role that each lets in.

An address that is missing here fails tests/web/test_permits.py, so that nobody opens a door without saying to whom.
"""

ANYONE, VIEWER, REVIEWER, EDITOR, ADMIN = "anyone", "viewer", "reviewer", "editor", "admin"
RANKS = (ANYONE, VIEWER, REVIEWER, EDITOR, ADMIN)


def see(role):
    """A page to look at."""
    return {"GET": role}


def do(role):
    """An act: a form on another page sends it."""
    return {"POST": role}


def fill_in(role):
    """A page with a form of its own."""
    return {"GET": role, "POST": role}


PERMITS = {
    "queue": see(VIEWER),
    "queue-next": see(VIEWER),
    "queue-assign": do(EDITOR),
    "queue-keep": do(VIEWER),
    "queue-take-off": do(VIEWER),  # of their own
    "presence": do(VIEWER),  # of the forms that each may open
    "login": fill_in(ANYONE),
    "logout": do(VIEWER),
    "language": do(ANYONE),
    "account": fill_in(VIEWER),
    "account-password": do(VIEWER),
    "account-digest": do(VIEWER),
    "account-token-new": do(VIEWER),
    "account-token-revoke": do(ADMIN),  # and whoever made it
    "account-sign-out-others": do(VIEWER),
    "help": see(ANYONE),
    "search": see(VIEWER),
    "activity": see(VIEWER),
    "agreement": see(VIEWER),
    "methodology": see(ANYONE),
    "dictionary": see(ANYONE),
    "intake-new": fill_in(REVIEWER),
    "intake-detail": see(REVIEWER),
    "intake-try-again": do(REVIEWER),
    "intake-choose": do(REVIEWER),
    "intake-split": do(REVIEWER),
    "intake-keep": do(REVIEWER),
    "intake-throw-away": do(REVIEWER),
    "source-list": see(VIEWER),
    "source-detail": see(VIEWER),
    "source-history": see(VIEWER),
    "source-diff": see(VIEWER),
    "source-withhold": fill_in(EDITOR),
    "restriction-lift": do(EDITOR),
    "source-refresh": do(REVIEWER),
    "source-pause": do(REVIEWER),
    "source-resume": do(REVIEWER),
    "source-cadence": do(REVIEWER),
    "source-strings": do(REVIEWER),
    "source-address": do(REVIEWER),
    "snapshot-detail": see(VIEWER),
    "snapshot-raw": see(VIEWER),
    "snapshot-page": see(VIEWER),
    "snapshot-promote": do(REVIEWER),
    "snapshot-discard": do(REVIEWER),
    "change-list": see(VIEWER),
    "change-feed": see(VIEWER),
    "claim-new": do(REVIEWER),
    "claim-detail": see(VIEWER),
    "claim-confirm": do(REVIEWER),
    "claim-reject": do(REVIEWER),
    "claim-correct": fill_in(REVIEWER),
    "claim-place": do(REVIEWER),
    "claim-evidence": fill_in(REVIEWER),
    "claim-review": fill_in(REVIEWER),
    "claim-draft": do(REVIEWER),
    "claim-withdraw": do(REVIEWER),
    "claim-hand-back": do(REVIEWER),
    "claim-take": do(REVIEWER),
    "claim-comment": do(REVIEWER),
    "claim-repeat": do(REVIEWER),
    "proposal-settle": do(REVIEWER),
    "change-acknowledge": do(REVIEWER),
    "claim-decide": fill_in(EDITOR),
    "topic-list": see(VIEWER),
    "topic-new": fill_in(EDITOR),
    "topic-detail": see(VIEWER),
    "topic-history": see(VIEWER),
    "topic-change": fill_in(EDITOR),
    "topic-merge": do(EDITOR),
    "topic-watch": do(VIEWER),
    "measure-new": fill_in(EDITOR),
    "measure-history": see(VIEWER),
    "measure-change": fill_in(EDITOR),
    "measure-merge": do(EDITOR),
    "topic-board": see(VIEWER),  # this and what shows it otherwise: anyone, once the topic is public
    "topic-findings-feed": see(VIEWER),
    "topic-changes-feed": see(VIEWER),
    "topic-board-csv": see(VIEWER),
    "topic-board-svg": see(VIEWER),
    "claim-public": see(VIEWER),
    "finding-detail": see(VIEWER),
    "finding-new": fill_in(EDITOR),
    "correction-list": see(ANYONE),
    "correction-feed": see(ANYONE),
    "export": fill_in(VIEWER),
    "export-detail": see(ADMIN),  # this and the file: whoever asked for it, too
    "export-download": see(ADMIN),
    "export-ratings": see(VIEWER),
    "health-live": see(ANYONE),
    "health-ready": see(ANYONE),
}
# The REST API: what reads rows asks for an account; what it refuses to a role depends on the method.
TABLES = (
    "topics", "measures", "publishers", "claimants", "sources", "snapshots", "claims", "evidence", "changes", "levels",
    "ratings", "decisions", "decision-ratings", "findings", "finding-claims",
)  # fmt: skip
ROWS = (
    "topics", "measures", "publishers", "claimants", "sources", "snapshots", "claims", "evidence", "changes", "decisions",
    "findings", "ratings",
)  # fmt: skip
NESTED = ("topic-measures", "topic-board", "source-snapshots", "claim-changes", "claim-relations")
ABOUT = ("me", "codebook", "scales", "profiles", "agreement")
PERMITS |= {f"api-{name}": see(VIEWER) for name in (*TABLES, *NESTED, *ABOUT)}
PERMITS |= {f"api-{name}-row": see(VIEWER) for name in ROWS}
PERMITS |= {
    "api-schema": see(ANYONE),
    "api-docs": see(ANYONE),
    "api-claimreviews": see(ANYONE),
    "api-topics": see(ANYONE),  # of public topics
    "api-measures": see(ANYONE),
    "api-topic-measures": see(ANYONE),
    "api-findings": {"GET": ANYONE, "POST": EDITOR},
    "api-sources-row": {"GET": VIEWER, "PATCH": EDITOR},
    "api-claim-history": see(VIEWER),
    "api-claims": {"GET": VIEWER, "POST": REVIEWER},
    "api-claims-row": {"GET": VIEWER, "PATCH": REVIEWER},
    "api-claim-confirm": do(REVIEWER),
    "api-claim-reject": do(REVIEWER),
    "api-claim-place": do(REVIEWER),
    "api-claim-evidence": {"GET": VIEWER, "POST": REVIEWER},
    "api-claim-ratings": {"GET": VIEWER, "POST": REVIEWER, "DELETE": REVIEWER},
    "api-claim-decisions": {"GET": VIEWER, "POST": EDITOR},
    "api-change-acknowledge": do(REVIEWER),
    "api-source-refresh": do(REVIEWER),
    "api-snapshot-text": see(VIEWER),
    "api-snapshot-raw": see(VIEWER),
    "api-snapshot-diff": see(VIEWER),
    "api-intake": do(REVIEWER),
    "api-intake-row": {"GET": REVIEWER, "DELETE": REVIEWER},
    "api-intake-commit": do(REVIEWER),
    "api-exports": {"GET": VIEWER, "POST": VIEWER},
    "api-exports-row": see(ADMIN),
    "api-export-download": see(ADMIN),
    "api-tokens": {"GET": VIEWER, "POST": VIEWER},
    "api-tokens-row": {"DELETE": ADMIN},  # and whoever made it
}
# Signing in and out of the admin site and its own address are Django's; everything else there is for administrators.
DJANGOS_OWN = ("admin:login", "admin:logout", "admin:password_change", "admin:password_change_done")
