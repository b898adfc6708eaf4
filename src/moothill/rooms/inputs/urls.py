"""Addresses of this room, below a cycle's own."""

from django.urls import URLPattern, path

from moothill.rooms.inputs.views import answering, apart, own

_YOURS = "inputs/<str:reference>/yours/"

urlpatterns: list[URLPattern] = [
    path("calls/<str:reference>/answer/", answering.answer, name="call-answer"),
    path("calls/<str:reference>/about-you/", apart.about_you, name="call-about-you"),
    path("inputs/new/", answering.tell, name="input-new"),
    path(_YOURS, own.yours, name="input-yours"),
    path(f"{_YOURS}words/", own.words, name="input-words"),
    path(f"{_YOURS}publication/", own.publication, name="input-publication"),
    path(f"{_YOURS}take-back/", own.take_back, name="input-take-back"),
    path(f"{_YOURS}file/", own.attach, name="input-attach"),
]
