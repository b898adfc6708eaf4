"""Addresses below a cycle's own."""

from django.urls import path

from moothill.front.feeds import feed_of_changes, feed_of_records, views

urlpatterns = [
    path("changes/", views.recent, name="changes"),
    path("changes.atom", feed_of_changes.changes_feed, name="changes-feed"),
    path("<slug:segment>.atom", feed_of_records.kind_feed, name="kind-feed"),
    path("<slug:segment>/<str:reference>/history.atom", feed_of_records.history_feed, name="history-feed"),
]
