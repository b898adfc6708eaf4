"""Addresses of this room, below a cycle's own."""

from django.urls import path
from django.urls.resolvers import URLPattern

from moothill.rooms.coding.views import (
    agreement,
    alike,
    bringing,
    codebooks,
    codes,
    codes_of_input,
    desk,
    doubts,
    piles,
    screen,
    suggestions,
    table,
)

urlpatterns: list[URLPattern] = [
    path("codes/", codes.codes, name="codes"),
    path("codes/adopt/", codes.adopt_all, name="codes-adopt"),
    path("codes/import/", bringing.bring, name="codes-import"),
    path("codes/begin/", bringing.begin, name="codes-begin"),
    path("codes/codebook.<str:suffix>", codebooks.as_file, name="codes-file"),
    path("codes/<str:reference>/contributions/", codes.contributions, name="code-contributions"),
    path("codes/<str:reference>/adopt/", codes.adopt, name="code-adopt"),
    path("codes/<str:reference>/retire/", codes.retire, name="code-retire"),
    path("codes/<str:reference>/merge/", codes.merge, name="code-merge"),
    path("codes/<str:reference>/split/", codes.split, name="code-split"),
    path("codebooks/", codebooks.codebooks, name="codebooks"),
    path("codebooks/cut/", codebooks.cut, name="codebook-cut"),
    path("codebooks/compare/", codebooks.compare, name="codebooks-compare"),
    path("codebooks/<str:reference>/codebook.<str:suffix>", codebooks.as_file, name="codebook-file"),
    path("inputs/<str:reference>/alike/", alike.alike, name="input-alike"),
    path("coding/campaigns/", alike.campaigns, name="coding-campaigns"),
    path("coding/piles/", piles.piles, name="coding-piles"),
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
    path("coding/suggestions/", suggestions.suggestions, name="coding-suggestions"),
    path("coding/suggestions/anew/", suggestions.anew, name="coding-suggest-anew"),
    path("coding/suggestions/<int:number>/withdraw/", suggestions.withdraw, name="coding-withdraw-training"),
]
