"""Addresses for operators and their machines."""

from django.urls import path

from moothill.front.operate import views

urlpatterns = [
    path("", views.health, name="health"),
    path("details/", views.details, name="health-details"),
]
