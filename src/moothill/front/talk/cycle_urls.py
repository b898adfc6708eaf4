"""Addresses below a cycle's own."""

from django.urls import path

from moothill.front.talk import own, views

_TALK = "<slug:segment>/<str:reference>/talk/"

urlpatterns = [
    path("talk/<int:number>/", views.found, name="comment-found"),
    path(_TALK, views.talk, name="talk"),
    path(f"{_TALK}look/", views.look, name="talk-look"),
    path(f"{_TALK}<int:number>/", views.one, name="comment"),
    path(f"{_TALK}<int:number>/look/", views.look, name="answer-look"),
    path(f"{_TALK}<int:number>/edit/", own.edit, name="comment-edit"),
    path(f"{_TALK}<int:number>/take-back/", own.back, name="comment-take-back"),
]
