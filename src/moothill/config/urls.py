"""Every address. The site's own come first; a first part that is no address of the site is a cycle."""

from django.urls import include, path

from moothill.front.site import journal

handler400 = "moothill.front.site.errors.bad_request"
handler403 = "moothill.front.site.errors.forbidden"
handler404 = "moothill.front.site.errors.not_found"
handler500 = "moothill.front.site.errors.server_error"

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("moothill.commons.ui.urls")),
    path("", include("moothill.commons.files.urls")),
    path("", include("moothill.commons.search.urls")),
    path("", include("moothill.front.site.urls")),
    path("", include("moothill.front.change.urls")),
    path("", include("moothill.front.review.urls")),
    path("", include("moothill.front.moderate.urls")),
    path("", include("moothill.front.talk.urls")),
    path("", include("moothill.front.notices.urls")),
    path("", include("moothill.front.me.urls")),
    path("", include("moothill.front.feeds.urls")),
    path("", include("moothill.front.begin.urls")),
    path("", include("moothill.front.practice.urls")),
    path("health/", include("moothill.front.operate.urls")),
    path("<slug:cycle>/journal.json", journal.as_json),
    path("<slug:cycle>/", include("moothill.rooms.standards.urls")),
    path("<slug:cycle>/", include("moothill.front.change.cycle_urls")),
    path("<slug:cycle>/", include("moothill.front.review.cycle_urls")),
    path("<slug:cycle>/", include("moothill.front.moderate.cycle_urls")),
    path("<slug:cycle>/", include("moothill.front.talk.cycle_urls")),
    path("<slug:cycle>/", include("moothill.front.notices.cycle_urls")),
    path("<slug:cycle>/", include("moothill.front.me.cycle_urls")),
    path("<slug:cycle>/", include("moothill.front.feeds.cycle_urls")),
    path("<slug:cycle>/", include("moothill.front.trail.cycle_urls")),
    path("<slug:cycle>/", include("moothill.commons.search.cycle_urls")),
    path("<slug:cycle>/", include("moothill.front.data.urls")),
    path("<slug:cycle>/", include("moothill.rooms.plan.urls")),
    path("<slug:cycle>/", include("moothill.rooms.pages.urls")),
    path("<slug:cycle>/", include("moothill.rooms.activities.urls")),
    path("<slug:cycle>/", include("moothill.rooms.planner.urls")),
    path("<slug:cycle>/", include("moothill.rooms.inputs.urls")),
    path("<slug:cycle>/", include("moothill.rooms.coding.urls")),
    path("<slug:cycle>/", include("moothill.rooms.themes.urls")),
    path("<slug:cycle>/", include("moothill.rooms.responses.urls")),
    path("<slug:cycle>/", include("moothill.rooms.signoffs.urls")),
    path("<slug:cycle>/", include("moothill.rooms.commitments.urls")),
    path("<slug:cycle>/", include("moothill.rooms.monitoring.urls")),
    path("<slug:cycle>/", include("moothill.rooms.news.urls")),
    path("<slug:cycle>/", include("moothill.front.begin.cycle_urls")),
    path("<slug:cycle>/", include("moothill.front.reader.urls")),
    path("<slug:cycle>/", include("moothill.front.importing.urls")),
    path("<slug:cycle>/", include("moothill.front.desk.urls")),
    path("<slug:cycle>/", include("moothill.front.site.cycle_urls")),
]
