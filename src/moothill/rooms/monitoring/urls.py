"""Addresses of this room, below a cycle's own."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
