"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.coding.views import alike, piles

urlpatterns = [
    path("inputs/<str:reference>/alike/", alike.alike, name="input-alike"),
    path("coding/campaigns/", alike.campaigns, name="coding-campaigns"),
    path("coding/piles/", piles.piles, name="coding-piles"),
]
