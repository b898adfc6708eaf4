"""Addresses of this room, below a cycle's own."""

from django.urls import URLPattern, path

from moothill.rooms.commitments.views import drafts, leads, lists, milestones, plan_form, summaries, tracing

urlpatterns: list[URLPattern] = [
    path("commitments/form/", plan_form.show, name="commitment-form"),
    path("commitments/form/edit/", plan_form.edit, name="commitment-form-edit"),
    path("commitments/<str:reference>/drafts/new/", drafts.cut, name="draft-cut"),
    path("commitments/<str:reference>/drafts/compare/", drafts.compare, name="draft-compare"),
    path("milestones/<str:reference>/move-dates/", milestones.move, name="milestone-move"),
    path("commitments/", lists.commitments, name="commitments"),
    path("commitments/new-from/", tracing.new_from, name="commitment-new-from"),
    path("commitments/<str:reference>/contributions/", lists.contributions, name="commitment-contributions"),
    path("commitments/<str:reference>/leads/", leads.leads, name="commitment-leads"),
    path("commitments/<str:reference>/leads/end/", leads.end, name="commitment-lead-end"),
    path("commitments/<str:reference>/trace/", tracing.trace, name="commitment-trace"),
    path("commitments/<str:reference>/summary/", summaries.summary, name="commitment-summary"),
]
