"""Addresses of the site itself."""

from django.urls import path

from moothill.front.site import home, mail, plain

urlpatterns = [
    path("", home.site, name="home"),
    path("mail/", mail.mails, name="mail"),
    path("healthz", plain.healthz, name="healthz"),
    path("robots.txt", plain.robots, name="robots"),
]
