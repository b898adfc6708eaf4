"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.commitments import views

urlpatterns = [
    path("action-plan/", views.plan, name="action-plan"),
    path("action-plan/new/", views.new_edition, name="edition-new"),
    path("action-plan/<str:reference>/edit/", views.edit_edition, name="edition-edit"),
    path("action-plan/<str:reference>/issue/", views.issue_edition, name="edition-issue"),
    path("action-plan/<str:reference>/submit/", views.submit_edition, name="edition-submit"),
    path("action-plan/<str:reference>/plan.<str:form>", views.formats, name="edition-format"),
]
