"""Addresses below a cycle's own."""

from django.urls import path

from moothill.front.begin.opening import go_live

urlpatterns = [path("go-live/", go_live, name="go-live")]
