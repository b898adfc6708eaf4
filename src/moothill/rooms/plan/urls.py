"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.plan import views

urlpatterns = [
    path("timeline/", views.timeline, name="timeline"),
]
