"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.inputs import views

urlpatterns = [
    path("inputs/type-in/", views.type_in, name="type-in"),
    path("inputs/type-in/list/", views.paste, name="type-in-list"),
    path("activities/<str:reference>/tables/", views.tables, name="tables"),
    path("activities/<str:reference>/tables/<int:number>/close/", views.close, name="close-table"),
    path("tables/<str:token>/", views.notes, name="notes"),
    path("tables/<str:token>/undo/", views.undo, name="notes-undo"),
    path("tables/<str:token>/picture/", views.picture, name="notes-picture"),
    path("tables/<str:token>/keeper.js", views.keeper, name="notes-keeper"),
    path("host/", views.host, name="host"),
    path("host/sheets/", views.sheets, name="host-sheets"),
    path("host/send-back/", views.send_back, name="host-send-back"),
]
