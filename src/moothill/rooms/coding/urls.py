"""Addresses of this room, below a cycle's own."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
