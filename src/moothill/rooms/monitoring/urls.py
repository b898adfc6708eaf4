"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.monitoring.views import dashboard, dashboard_data

urlpatterns = [
    path("progress/", dashboard.progress, name="progress"),
    path("progress/changes/", dashboard.changed, name="progress-changes"),
    path("progress/late/", dashboard.late, name="progress-late"),
    path("progress/progress.json", dashboard_data.as_json, name="progress-json"),
    path("progress/progress.csv", dashboard_data.as_csv, name="progress-csv"),
]
