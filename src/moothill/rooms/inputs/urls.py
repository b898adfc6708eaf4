"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.inputs import views

urlpatterns = [
    path("take-part/", views.take_part, name="take-part"),
    path("calls/", views.calls, name="calls"),
]
