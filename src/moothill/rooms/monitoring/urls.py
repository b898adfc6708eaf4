"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.monitoring import views

urlpatterns = [
    path("rounds/", views.rounds),
    path("rounds/<str:reference>/close/", views.close),
    path("rounds/<str:reference>/open-again/", views.open_again),
    path("rounds/<str:reference>/ask/", views.ask),
    path("milestones/<str:reference>/report/", views.report),
    path("milestones/<str:reference>/updates/", views.updates),
    path("report-by-link/<str:secret>/", views.by_link),
]
