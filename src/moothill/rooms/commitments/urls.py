"""Addresses of this room, below a cycle's own."""

from django.urls import URLPattern, path

from moothill.rooms.commitments.views import drafts, milestones, plan, plan_form, planning

urlpatterns: list[URLPattern] = [
    path("commitments/form/", plan_form.show, name="commitment-form"),
    path("commitments/form/edit/", plan_form.edit, name="commitment-form-edit"),
    path("commitments/<str:reference>/drafts/new/", drafts.cut, name="draft-cut"),
    path("commitments/<str:reference>/drafts/compare/", drafts.compare, name="draft-compare"),
    path("milestones/<str:reference>/move-dates/", milestones.move, name="milestone-move"),
    path("action-plan/", plan.plan, name="action-plan"),
    path("action-plan/new/", planning.new, name="edition-new"),
    path("action-plan/<str:reference>/edit/", planning.edit, name="edition-edit"),
    path("action-plan/<str:reference>/issue/", planning.issuing, name="edition-issue"),
    path("action-plan/<str:reference>/submit/", planning.submitting, name="edition-submit"),
    path("action-plan/<str:reference>/plan.<str:form>", plan.formats, name="edition-format"),
]
