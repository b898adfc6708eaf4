"""Addresses of the site itself."""

from django.urls import path

from moothill.front.notices import choosing, leaving, reading, subscribing

urlpatterns = [
    path("notices/", reading.notices, name="notices"),
    path("notices/read/", reading.mark_read),
    path("notices/settings/", choosing.settings),
    path("notices/stop/<str:mark>/", leaving.stop),
    path("notices/confirm/<str:mark>/", subscribing.confirm),
]
