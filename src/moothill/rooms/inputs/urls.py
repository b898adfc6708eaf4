"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.inputs.views import listing, supporting

urlpatterns = [
    path("inputs/", listing.inputs, name="inputs"),
    path("inputs/<str:reference>/support/", supporting.support, name="input-support"),
    path("inputs/<str:reference>/support/take-back/", supporting.take_back, name="input-support-take-back"),
]
