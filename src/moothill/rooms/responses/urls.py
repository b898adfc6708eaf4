"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.responses import views

urlpatterns = [
    path("responses/", views.responses, name="responses"),
    path("responses/desk/", views.desk, name="responses-desk"),
    path("responses/new/", views.new, name="responses-new"),
    path("responses/each/", views.each, name="responses-each"),
    path("responses/publish/", views.publish, name="responses-publish"),
    path("responses/manner/", views.manner, name="responses-manner"),
    path("responses/<str:reference>/agree/", views.agree, name="response-agree"),
    path("calls/<str:reference>/finish/", views.finish, name="call-finish"),
]
