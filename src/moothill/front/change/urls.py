"""Addresses of the site itself."""

from django.urls import path

from moothill.front.change import previewing

urlpatterns = [path("preview/", previewing.preview, name="preview")]
