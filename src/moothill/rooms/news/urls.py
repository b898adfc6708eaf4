"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.news import views

urlpatterns = [
    path("news/", views.news, name="news"),
    path("news/<str:reference>/sign/", views.sign, name="sign"),
    path("comms-packs/<str:reference>/add-picture/", views.add_picture, name="add-picture"),
    path(
        "comms-packs/<str:reference>/pictures/<str:token>/remove/",
        views.remove_picture,
        name="remove-picture",
    ),
]
