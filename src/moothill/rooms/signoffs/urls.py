"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.signoffs import views

urlpatterns = [
    path("sign-offs/", views.routes, name="sign-offs"),
    path("sign-offs/new/", views.lay, name="sign-off-lay"),
    path("sign-offs/<str:reference>/steps/<int:number>/", views.sign, name="sign-off-step"),
]
