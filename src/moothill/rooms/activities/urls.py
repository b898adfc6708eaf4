"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.activities import views

urlpatterns = [
    path("activities/", views.activities, name="activities"),
    path("activities/<str:reference>/register/", views.register),
    path("activities/<str:reference>/people/", views.people),
    path("activities/<str:reference>/people.csv", views.people_sheet),
    path("activities/<str:reference>/joining/", views.joining),
    path("activities/<str:reference>/attendance/", views.attendance),
    path("groups/", views.groups),
    path("groups/<str:reference>/reached-by/", views.reached_by),
    path("places/<str:secret>/", views.own_place),
    path("places/<str:secret>/event.ics", views.calendar_file),
]
