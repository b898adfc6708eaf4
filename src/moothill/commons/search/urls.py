"""Addresses of the site's search; those of a cycle are in `cycle_urls`."""

from django.urls import path

from moothill.commons.search import views

urlpatterns = [
    path("search/", views.everywhere, name="search"),
    path("search.json", views.everywhere_as_json, name="search-json"),
]
