"""Addresses of this room, below a cycle's own."""

from django.urls import path
from django.urls.resolvers import URLPattern

from moothill.rooms.coding.views import agreement, codes_of_input, desk, doubts, screen, table

urlpatterns: list[URLPattern] = [
    path("coding/", desk.desk, name="coding"),
    path("coding/rounds/", desk.rounds, name="coding-rounds"),
    path("coding/next/", screen.screen, name="coding-next"),
    path("coding/table/", table.table, name="coding-table"),
    path("coding/settling/", desk.settling, name="coding-settling"),
    path("coding/doubts/", doubts.doubts, name="coding-doubts"),
    path("coding/doubts/<int:number>/", doubts.one, name="coding-doubt"),
    path("coding/agreement/", agreement.agreement, name="agreement"),
    path("coding/agreement.csv", agreement.agreement_csv, name="agreement-csv"),
    path("coding/agreement.json", agreement.agreement_json, name="agreement-json"),
    path("inputs/<str:reference>/codes/", codes_of_input.codes, name="input-codes"),
    path("inputs/<str:reference>/doubt/", doubts.say, name="input-doubt"),
]
