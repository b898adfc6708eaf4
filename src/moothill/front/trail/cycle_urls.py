"""Addresses of trails, below a cycle's own."""

from django.urls import path

from moothill.front.trail import story

urlpatterns = [
    path("<slug:segment>/<str:reference>/trail/", story.trail, name="trail"),
]
