"""Addresses of this room, below a cycle's own."""

from django.urls import path

from moothill.rooms.responses import views

urlpatterns = [
    path("coverage/", views.coverage, name="coverage"),
    path("coverage/coverage.csv", views.coverage_csv, name="coverage-csv"),
    path("coverage/coverage.json", views.coverage_json, name="coverage-json"),
    path("responses/", views.responses, name="responses"),
    path("responses/desk/", views.desk, name="responses-desk"),
    path("responses/new/", views.new, name="responses-new"),
    path("responses/each/", views.each, name="responses-each"),
    path("responses/publish/", views.publish, name="responses-publish"),
    path("responses/manner/", views.manner, name="responses-manner"),
    path("responses/report/", views.report, name="responses-report"),
    path("responses/report.pdf", views.as_pdf, name="responses-report-pdf"),
    path("responses/report.json", views.as_json, name="responses-report-json"),
    path("responses/report.csv", views.as_csv, name="responses-report-csv"),
    path("responses/<str:reference>/agree/", views.agree, name="response-agree"),
    path("calls/<str:reference>/finish/", views.finish, name="call-finish"),
]
