"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.standards import views

urlpatterns = [
    path("standards/", views.standards, name="standards"),
    path("standards/pin/", views.pin, name="pin-pack"),
    path("standards.json", views.as_json, name="standards-data"),
]
