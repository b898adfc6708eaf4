"""Addresses below a cycle's own. The last two take whatever no room has claimed."""

from django.urls import path

from moothill.front.site import history, home, journal, records, rights, versions

urlpatterns = [
    path("", home.cycle, name="cycle"),
    path("journal/", journal.journal, name="journal"),
    path("who-can-do-what/", rights.rights, name="rights"),
    path("<slug:segment>/", records.listed, name="records"),
    path("<slug:segment>/<str:reference>/", records.one, name="record"),
    path("<slug:segment>/<str:reference>/history/", history.history, name="history"),
    path("<slug:segment>/<str:reference>/compare/", history.compare, name="compare"),
    path("<slug:segment>/<str:reference>/versions/<int:number>/", versions.version, name="version"),
]
