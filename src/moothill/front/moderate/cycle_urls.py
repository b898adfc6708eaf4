"""Addresses below a cycle's own."""

from django.urls import path

from moothill.front.moderate import appeals, hiding, log, policy, queue, reporting, rules, waves

urlpatterns = [
    path("moderation/", policy.policy, name="moderation"),
    path("moderation/log/", log.log, name="moderation-log"),
    path("moderation/log.csv", log.as_csv, name="moderation-log-csv"),
    path("moderation/log.json", log.as_json, name="moderation-log-json"),
    path("moderation/appeals/<int:number>/", appeals.appeal, name="appeal"),
    path("report/", reporting.report, name="report"),
    path("desk/moderation/", queue.queue, name="moderation-desk"),
    path("desk/moderation/hide/", hiding.hide, name="moderation-hide"),
    path("desk/moderation/hidden/", hiding.hidden, name="moderation-hidden"),
    path("desk/moderation/hidden/<int:number>/", hiding.one, name="moderation-hiding"),
    path("desk/moderation/waves/", waves.waves, name="moderation-waves"),
    path("desk/moderation/waves/<int:number>/", waves.one, name="moderation-wave"),
    path("desk/moderation/rules/", rules.rules, name="moderation-rules"),
]
