"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.activities import views

urlpatterns = [
    path("activities/", views.activities, name="activities"),
]
