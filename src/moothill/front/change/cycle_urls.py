"""Addresses below a cycle's own."""

from django.urls import path

from moothill.front.change import changing, kinds_page, own, showing

urlpatterns = [
    path("suggest/", kinds_page.choose, name="suggest"),
    path("suggestions/", showing.listed, name="suggestions"),
    path("suggestions/<int:number>/", showing.one, name="suggestion"),
    path("suggestions/<int:number>/edit/", own.edit, name="suggestion-edit"),
    path("suggestions/<int:number>/take-back/", own.give_up, name="suggestion-take-back"),
    path("suggestions/<int:number>/reply/", own.respond, name="suggestion-reply"),
    path("<slug:segment>/suggest/", changing.new, name="suggest-new"),
    path("<slug:segment>/<str:reference>/change/", changing.change, name="change"),
    path(
        "<slug:segment>/<str:reference>/suggest-withdrawal/", changing.withdrawal, name="suggest-withdrawal"
    ),
]
