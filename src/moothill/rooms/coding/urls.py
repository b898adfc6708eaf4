"""Addresses of this room, below a cycle's own."""

from django.urls import path
from django.urls.resolvers import URLPattern

from moothill.rooms.coding import views

urlpatterns: list[URLPattern] = [
    path("coding/agreement/", views.agreement, name="agreement"),
    path("coding/agreement.csv", views.agreement_csv, name="agreement-csv"),
    path("coding/agreement.json", views.agreement_json, name="agreement-json"),
]
