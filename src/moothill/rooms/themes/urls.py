"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.themes.views import apart, lists, reshaping, working

_POINT = {"kind": "point"}

urlpatterns = [
    path("themes/", lists.themes, name="themes"),
    path("themes/none/", lists.none, name="themes-none"),
    path("themes/none/apart/", apart.set_apart, name="themes-apart"),
    path("themes/none/back/", apart.take_back, name="themes-apart-back"),
    path("themes/pack/", lists.pack, name="themes-pack"),
    path("themes/put/", working.put, name="themes-put"),
    path("themes/missed/", working.missed, name="themes-missed"),
    path("themes/merge/", reshaping.merge, name="themes-merge"),
    path("themes/<str:reference>/contributions/", lists.contributions, name="theme-contributions"),
    path("themes/<str:reference>/take-out/", working.take_out, name="theme-take-out"),
    path("themes/<str:reference>/agree/", working.agree, name="theme-agree"),
    path("themes/<str:reference>/use/", working.use, name="theme-use"),
    path("themes/<str:reference>/split/", reshaping.split, name="theme-split"),
    path("points/<str:reference>/contributions/", lists.contributions, _POINT, name="point-contributions"),
    path("points/<str:reference>/take-out/", working.take_out, _POINT, name="point-take-out"),
]
