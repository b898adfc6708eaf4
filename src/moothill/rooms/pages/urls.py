"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.pages import views

urlpatterns = [
    path("planning/", views.planning, name="planning"),
    path("documents/", views.documents, name="documents"),
    path("documents/<str:reference>/add-version/", views.add, name="add-version"),
]
