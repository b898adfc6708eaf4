"""Addresses of this room, below a cycle's own."""

from django.urls import URLPattern, path

from moothill.rooms.commitments.views import drafts, milestones, plan_form

urlpatterns: list[URLPattern] = [
    path("commitments/form/", plan_form.show, name="commitment-form"),
    path("commitments/form/edit/", plan_form.edit, name="commitment-form-edit"),
    path("commitments/<str:reference>/drafts/new/", drafts.cut, name="draft-cut"),
    path("commitments/<str:reference>/drafts/compare/", drafts.compare, name="draft-compare"),
    path("milestones/<str:reference>/move-dates/", milestones.move, name="milestone-move"),
]
