"""Addresses of the site itself."""

from django.urls import path

from moothill.front.me import arriving, claiming, leaving, page, reaching

urlpatterns = [
    path("me/", page.me, name="me"),
    path("me/claim/", claiming.claim_it, name="me-claim"),
    path("me/code/", arriving.renew, name="me-code"),
    path("me/address/", reaching.address, name="me-address"),
    path("me/address/<str:token>/", reaching.confirm, name="me-confirm"),
    path("me/data/", leaving.data, name="me-data"),
    path("me/erase/", leaving.erase_me, name="me-erase"),
    path("code/", arriving.arrive, name="code"),
]
