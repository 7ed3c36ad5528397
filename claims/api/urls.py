"""Addresses of the REST API, version 1."""

from typing import Any

from django.urls import URLPattern, path, re_path

from claims.api import acting, boards, exports, findings, histories, intakes, judging, sources, versions
from claims.api.about import Codebook, Me, NotThere, Profiles, Scales
from claims.api.agreement import AgreementOfReviewers
from claims.api.claimreviews import ClaimReviews
from claims.api.listing import TableList, listed, rows_of
from claims.api.schema import Schema, api_docs
from claims.api.token_list import TokenRow, Tokens
from claims.exporting.tables import TABLES

_BY_NUMBER = (
    "measures",
    "publishers",
    "claimants",
    "snapshots",
    "evidence",
    "changes",
    "decisions",
    "findings",
)
_OF_CLAIMS: tuple[tuple[str, Any], ...] = (
    ("evidence", acting.ClaimEvidence),
    ("changes", TableList),
    ("ratings", judging.ClaimRatings),
    ("decisions", judging.ClaimDecisions),
)
_LISTS: dict[str, type[TableList]] = {"claims": acting.ClaimList, "findings": findings.FindingList}

urlpatterns: list[URLPattern] = [
    *(address for table in TABLES.values() for address in listed(table, base=_LISTS.get(table.name, TableList))),
    *(rows_of(TABLES[name], at=f"{name}/<int:key>", name=f"api-{name}-row") for name in _BY_NUMBER),
    path("sources/<int:key>", sources.SourceRow.as_view(), name="api-sources-row"),
    path("claims/<int:key>", acting.ClaimRow.as_view(), name="api-claims-row"),
    rows_of(TABLES["topics"], at="topics/<slug:key>", name="api-topics-row", lookup="slug"),
    path("ratings/<str:row>/<int:key>", judging.JudgementRow.as_view(), name="api-ratings-row"),
    *listed(
        TABLES["measures"], at="topics/<slug:slug>/measures", name="api-topic-measures", narrowed={"slug": "topic"}
    ),
    path("topics/<slug:slug>/board", boards.TopicBoard.as_view(), name="api-topic-board"),
    path("topics/<slug:slug>/board.<str:format>", boards.TopicBoard.as_view()),
    *listed(
        TABLES["snapshots"], at="sources/<int:pk>/snapshots", name="api-source-snapshots", narrowed={"pk": "source"}
    ),
    path("sources/<int:pk>/refresh", versions.SourceRefresh.as_view(), name="api-source-refresh"),
    path("snapshots/<int:pk>/text", versions.SnapshotText.as_view(), name="api-snapshot-text"),
    path("snapshots/<int:pk>/raw", versions.SnapshotRaw.as_view(), name="api-snapshot-raw"),
    path("snapshots/<int:a>/diff/<int:b>", versions.SnapshotDiff.as_view(), name="api-snapshot-diff"),
    *(
        address
        for name, base in _OF_CLAIMS
        for address in listed(
            TABLES[name], at=f"claims/<int:pk>/{name}", name=f"api-claim-{name}", narrowed={"pk": "claim"}, base=base
        )
    ),
    path("claims/<int:pk>/confirm", acting.ClaimConfirm.as_view(), name="api-claim-confirm"),
    path("claims/<int:pk>/reject", acting.ClaimReject.as_view(), name="api-claim-reject"),
    path("claims/<int:pk>/place", acting.ClaimPlace.as_view(), name="api-claim-place"),
    path("claims/<int:pk>/history", histories.ClaimHistory.as_view(), name="api-claim-history"),
    path("claims/<int:pk>/relations", boards.ClaimRelations.as_view(), name="api-claim-relations"),
    path("changes/<int:pk>/acknowledge", acting.ChangeAcknowledge.as_view(), name="api-change-acknowledge"),
    path("intake", intakes.Intakes.as_view(), name="api-intake"),
    path("intake/<int:pk>", intakes.IntakeRow.as_view(), name="api-intake-row"),
    path("intake/<int:pk>/commit", intakes.IntakeCommit.as_view(), name="api-intake-commit"),
    path("exports", exports.Exports.as_view(), name="api-exports"),
    path("exports/<int:pk>", exports.ExportRow.as_view(), name="api-exports-row"),
    path("exports/<int:pk>/download", exports.ExportDownload.as_view(), name="api-export-download"),
    path("claimreview.jsonld", ClaimReviews.as_view(), name="api-claimreviews"),
    path("me", Me.as_view(), name="api-me"),
    path("codebook", Codebook.as_view(), name="api-codebook"),
    path("scales", Scales.as_view(), name="api-scales"),
    path("profiles", Profiles.as_view(), name="api-profiles"),
    path("agreement", AgreementOfReviewers.as_view(), name="api-agreement"),
    path("tokens", Tokens.as_view(), name="api-tokens"),
    path("tokens/<slug:number>", TokenRow.as_view(), name="api-tokens-row"),
    path("schema", Schema.as_view(), name="api-schema"),
    path("docs", api_docs, name="api-docs"),
    re_path(r"[\s\S]+", NotThere.as_view()),  # whatever it holds, ends of lines too
]
