"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.coding.views import alike, bringing, codebooks, codes, piles

urlpatterns = [
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
]
