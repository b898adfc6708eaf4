"""Addresses of this room, below a cycle's own."""

from django.urls import URLPattern, path

from moothill.rooms.commitments.views import (
    checking,
    consulting,
    drafts,
    heard,
    leads,
    lists,
    milestones,
    plan_form,
    scoring,
    summaries,
    tracing,
)

urlpatterns: list[URLPattern] = [
    path("commitments/", lists.commitments, name="commitments"),
    path("commitments/new-from/", tracing.new_from, name="commitment-new-from"),
    path("commitments/<str:reference>/contributions/", lists.contributions, name="commitment-contributions"),
    path("commitments/<str:reference>/leads/", leads.leads, name="commitment-leads"),
    path("commitments/<str:reference>/leads/end/", leads.end, name="commitment-lead-end"),
    path("commitments/<str:reference>/trace/", tracing.trace, name="commitment-trace"),
    path("commitments/<str:reference>/summary/", summaries.summary, name="commitment-summary"),
    path("commitments/form/", plan_form.show, name="commitment-form"),
    path("commitments/form/edit/", plan_form.edit, name="commitment-form-edit"),
    path("commitments/check/", checking.check, name="commitments-check"),
    path("commitments/check.csv", checking.as_csv, name="commitments-check-sheet"),
    path("commitments/criteria/", scoring.criteria, name="commitment-criteria"),
    path("commitments/criteria/set/", scoring.set_them, name="commitment-criteria-set"),
    path("commitments/<str:reference>/scores/", scoring.scores, name="commitment-scores"),
    path("commitments/<str:reference>/score/", scoring.score, name="commitment-score"),
    path("commitments/<str:reference>/drafts/new/", drafts.cut, name="draft-cut"),
    path("commitments/<str:reference>/drafts/compare/", drafts.compare, name="draft-compare"),
    path("drafts/<str:reference>/consult/", consulting.consult_draft, name="draft-consult"),
    path("action-plan/<str:reference>/consult/", consulting.consult_edition, name="edition-consult"),
    path("calls/<str:reference>/heard/", heard.heard, name="call-heard"),
    path("calls/<str:reference>/heard/heard.csv", heard.as_csv, name="call-heard-csv"),
    path("calls/<str:reference>/heard/heard.json", heard.as_json, name="call-heard-json"),
    path("milestones/<str:reference>/move-dates/", milestones.move, name="milestone-move"),
]
