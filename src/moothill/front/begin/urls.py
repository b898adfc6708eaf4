"""Addresses of the wizard."""

from django.urls import path

from moothill.front.begin import wizard

urlpatterns = [
    path("new-cycle/", wizard.choose, name="new-cycle"),
    path("new-cycle/dates/", wizard.dates, name="new-cycle-dates"),
    path("new-cycle/preview/", wizard.preview, name="new-cycle-preview"),
]
