"""Addresses of the lists as data, below a cycle's own."""

from django.urls import path

from moothill.front.data import calendar, views

urlpatterns = [
    path("data/", views.index, name="data"),
    path("calendar.ics", calendar.of_cycle, name="calendar"),
    path("stages/<str:reference>.ics", calendar.of_stage, name="stage-calendar"),
    path("<slug:segment>.json", views.as_json, name="data-json"),
    path("<slug:segment>.csv", views.as_csv, name="data-csv"),
    path("<slug:segment>.xlsx", views.as_xlsx, name="data-xlsx"),
]
