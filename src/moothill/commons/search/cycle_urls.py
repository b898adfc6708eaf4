"""Addresses of search below a cycle's own."""

from django.urls import path

from moothill.commons.search import views

urlpatterns = [
    path("search/", views.in_cycle, name="search-cycle"),
    path("search.json", views.in_cycle_as_json, name="search-cycle-json"),
]
