"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.plan import views

urlpatterns = [
    path("timeline/", views.timeline, name="timeline"),
    path("timeline/compare/", views.compare, name="timeline-compare"),
    path("baselines/new/", views.cut, name="baseline-cut"),
]
