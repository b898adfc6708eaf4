"""Addresses of this room, below a cycle's own."""

from django.urls import path
from django.urls.resolvers import URLPattern

from moothill.rooms.coding.views import suggestions

urlpatterns: list[URLPattern] = [
    path("coding/suggestions/", suggestions.suggestions, name="coding-suggestions"),
    path("coding/suggestions/anew/", suggestions.anew, name="coding-suggest-anew"),
    path("coding/suggestions/<int:number>/withdraw/", suggestions.withdraw, name="coding-withdraw-training"),
]
