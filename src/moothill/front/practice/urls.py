"""Addresses of practice."""

from django.urls import path

from moothill.front.practice.acting import act_as

urlpatterns = [path("practice/act-as/", act_as, name="act-as")]
