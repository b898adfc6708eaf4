"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.planner import views

urlpatterns = [
    path("tasks/", views.tasks, name="tasks"),
    path("tasks/<str:reference>/done/", views.done, name="task-done"),
    path("meetings/", views.meetings, name="meetings"),
]
