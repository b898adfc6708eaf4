"""Addresses of this room, below a cycle's own."""

from django.urls import path
from django.urls.resolvers import URLPattern

from moothill.rooms.responses import views

urlpatterns: list[URLPattern] = [
    path("coverage/", views.coverage, name="coverage"),
    path("coverage/coverage.csv", views.coverage_csv, name="coverage-csv"),
    path("coverage/coverage.json", views.coverage_json, name="coverage-json"),
]
