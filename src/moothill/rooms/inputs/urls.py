"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.inputs import views
from moothill.rooms.inputs.views import answering, apart, covering, gathering, listing, own, supporting

_YOURS = "inputs/<str:reference>/yours/"

urlpatterns = [
    path("take-part/", views.take_part, name="take-part"),
    path("calls/", views.calls, name="calls"),
    path("inputs/", listing.inputs, name="inputs"),
    path("inputs/gather/", gathering.gather, name="inputs-gather"),
    path("inputs/<str:reference>/cover/", covering.cover, name="input-cover"),
    path("inputs/<str:reference>/cover/original/", covering.original, name="input-cover-original"),
    path("inputs/<str:reference>/cover/undo/", covering.undo, name="input-cover-undo"),
    path("inputs/<str:reference>/gathered/", gathering.gathered, name="input-gathered"),
    path("inputs/<str:reference>/support/", supporting.support, name="input-support"),
    path("inputs/<str:reference>/support/take-back/", supporting.take_back, name="input-support-take-back"),
    path("calls/<str:reference>/answer/", answering.answer, name="call-answer"),
    path("calls/<str:reference>/about-you/", apart.about_you, name="call-about-you"),
    path("inputs/new/", answering.tell, name="input-new"),
    path(_YOURS, own.yours, name="input-yours"),
    path(f"{_YOURS}words/", own.words, name="input-words"),
    path(f"{_YOURS}publication/", own.publication, name="input-publication"),
    path(f"{_YOURS}take-back/", own.take_back, name="input-take-back"),
    path(f"{_YOURS}file/", own.attach, name="input-attach"),
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
