"""Addresses below a cycle's own."""

from django.urls import path

from moothill.front.notices import following, subscribing

urlpatterns = [
    path("follow/", following.follow),
    path("subscribe/", subscribing.subscribe),
    path("subscribe/sent/", subscribing.sent),
]
