"""Addresses of the shared look."""

from django.urls import path

from moothill.commons.ui import views

urlpatterns = [
    path("brand.css", views.brand_css, name="brand-css"),
    path("brand-logo", views.brand_logo, name="brand-logo"),
    path("language/", views.language, name="language"),
]
