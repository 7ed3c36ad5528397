"""Addresses of the reviewer's pages; each rhymes with its view and its template."""

from django.conf import settings
from django.urls import path

from claims.views import (
    about,
    account,
    board,
    claim,
    export,
    finding,
    gallery,
    health,
    intake,
    public,
    queue,
    review,
    source,
    topic,
)

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("intake/", intake.intake_new, name="intake-new"),
    path("intake/<int:pk>/", intake.intake_detail, name="intake-detail"),
    path("intake/<int:pk>/keep/", intake.intake_keep, name="intake-keep"),
    path("intake/<int:pk>/throw-away/", intake.intake_throw_away, name="intake-throw-away"),
    path("sources/", source.source_list, name="source-list"),
    path("sources/<int:pk>/", source.source_detail, name="source-detail"),
    path("sources/<int:pk>/claims/", claim.claim_new, name="claim-new"),
    path("claims/<int:pk>/", claim.claim_detail, name="claim-detail"),
    path("claims/<int:pk>/confirm/", claim.claim_confirm, name="claim-confirm"),
    path("claims/<int:pk>/reject/", claim.claim_reject, name="claim-reject"),
    path("claims/<int:pk>/correct/", claim.claim_correct, name="claim-correct"),
    path("claims/<int:pk>/place/", claim.claim_place, name="claim-place"),
    path("claims/<int:pk>/evidence/", claim.claim_evidence, name="claim-evidence"),
    path("claims/<int:pk>/public/", public.claim_public, name="claim-public"),
    path("claims/<int:pk>/review/", review.claim_review, name="claim-review"),
    path("claims/<int:pk>/withdraw/", review.claim_withdraw, name="claim-withdraw"),
    path("claims/<int:pk>/decide/", review.claim_decide, name="claim-decide"),
    path("corrections/", public.correction_list, name="correction-list"),
    path("findings/<int:pk>/", finding.finding_detail, name="finding-detail"),
    path("measures/<int:pk>/finding/", finding.finding_new, name="finding-new"),
    path("topics/", topic.topic_list, name="topic-list"),
    path("topics/new/", topic.topic_new, name="topic-new"),
    path("topics/<slug:slug>/", topic.topic_detail, name="topic-detail"),
    path("topics/<slug:slug>/measures/", topic.measure_new, name="measure-new"),
    path("topics/<slug:slug>/board/", board.topic_board, name="topic-board"),
    path("topics/<slug:slug>/board.csv", board.topic_board_csv, name="topic-board-csv"),
    path("topics/<slug:slug>/board.svg", board.topic_board_svg, name="topic-board-svg"),
    path("language/", account.language, name="language"),
    path("account/", account.account, name="account"),
    path("account/password/", account.account_password, name="account-password"),
    path("account/sign-out-others/", account.account_sign_out_others, name="account-sign-out-others"),
    path("help/", about.help, name="help"),
    path("methodology/", about.methodology, name="methodology"),
    path("export/", export.export, name="export"),
    path("export/ratings.csv", export.export_ratings, name="export-ratings"),
    path("health/live", health.health_live, name="health-live"),
    path("health/ready", health.health_ready, name="health-ready"),
]
if settings.DEBUG:
    urlpatterns.append(path("gallery/", gallery.gallery, name="gallery"))
