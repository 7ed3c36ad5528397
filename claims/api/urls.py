"""Addresses of the REST API, version 1."""

from django.urls import URLPattern, path

from claims.api.about import Codebook, Me, Profiles, Scales
from claims.api.agreement import AgreementOfReviewers
from claims.api.listing import listed, rows_of
from claims.api.schema import Schema, api_docs
from claims.api.token_list import TokenRow, Tokens
from claims.exporting.tables import TABLES

_BY_NUMBER = (
    "measures",
    "publishers",
    "claimants",
    "sources",
    "snapshots",
    "claims",
    "evidence",
    "changes",
    "decisions",
    "findings",
)
_OF_A_ROW = {"topic": "topic"}

urlpatterns: list[URLPattern] = [
    *(address for table in TABLES.values() for address in listed(table)),
    *(rows_of(TABLES[name], at=f"{name}/<int:key>", name=f"api-{name}-row") for name in _BY_NUMBER),
    rows_of(TABLES["topics"], at="topics/<slug:key>", name="api-topics-row", lookup="slug"),
    *listed(
        TABLES["measures"], at="topics/<slug:slug>/measures", name="api-topic-measures", narrowed={"slug": "topic"}
    ),
    *listed(
        TABLES["snapshots"], at="sources/<int:pk>/snapshots", name="api-source-snapshots", narrowed={"pk": "source"}
    ),
    *listed(TABLES["changes"], at="claims/<int:pk>/changes", name="api-claim-changes", narrowed={"pk": "claim"}),
    path("me", Me.as_view(), name="api-me"),
    path("codebook", Codebook.as_view(), name="api-codebook"),
    path("scales", Scales.as_view(), name="api-scales"),
    path("profiles", Profiles.as_view(), name="api-profiles"),
    path("agreement", AgreementOfReviewers.as_view(), name="api-agreement"),
    path("tokens", Tokens.as_view(), name="api-tokens"),
    path("tokens/<slug:number>", TokenRow.as_view(), name="api-tokens-row"),
    path("schema", Schema.as_view(), name="api-schema"),
    path("docs", api_docs, name="api-docs"),
]
