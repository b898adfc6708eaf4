"""Addresses of this room, below a cycle's own."""

from django.urls import URLPattern, path

from moothill.rooms.commitments.views import checking, drafts, milestones, plan_form, scoring

urlpatterns: list[URLPattern] = [
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
    path("milestones/<str:reference>/move-dates/", milestones.move, name="milestone-move"),
]
