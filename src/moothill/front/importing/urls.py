"""Addresses of imports, below a cycle's own."""

from django.urls import path

from moothill.front.importing import views

urlpatterns = [
    path("imports/", views.every, name="imports"),
    path("imports/new/", views.new, name="import-new"),
    path("imports/<str:reference>/", views.one, name="import-one"),
    path("imports/<str:reference>/columns/", views.columns, name="import-columns"),
    path("imports/<str:reference>/refused.csv", views.refused, name="import-refused"),
    path("imports/<str:reference>/undo/", views.undo, name="import-undo"),
]
