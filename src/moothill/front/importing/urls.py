"""Addresses of imports, below a cycle's own."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
