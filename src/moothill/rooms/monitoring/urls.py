"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.monitoring import views
from moothill.rooms.monitoring.views import dashboard, dashboard_data

urlpatterns = [
    path("progress/", dashboard.progress, name="progress"),
    path("progress/changes/", dashboard.changed, name="progress-changes"),
    path("progress/late/", dashboard.late, name="progress-late"),
    path("progress/progress.json", dashboard_data.as_json, name="progress-json"),
    path("progress/progress.csv", dashboard_data.as_csv, name="progress-csv"),
    path("rounds/", views.rounds),
    path("rounds/<str:reference>/close/", views.close),
    path("rounds/<str:reference>/open-again/", views.open_again),
    path("rounds/<str:reference>/ask/", views.ask),
    path("milestones/<str:reference>/report/", views.report),
    path("milestones/<str:reference>/updates/", views.updates),
    path("report-by-link/<str:secret>/", views.by_link),
]
