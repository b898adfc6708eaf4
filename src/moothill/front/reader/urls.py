"""The address, below a cycle's own."""

from django.urls import path

from moothill.front.reader import views

urlpatterns = [
    path("import/", views.bring, name="reader-import"),
]
