"""Addresses below a cycle's own."""

from django.urls import path

from moothill.front.review import afterwards, altering, answering, bulk, listing, restoring

urlpatterns = [
    path("desk/suggestions/", listing.queue, name="review"),
    path("desk/suggestions/bulk/", bulk.bulk, name="review-bulk"),
    path("desk/suggestions/<int:number>/", answering.one, name="review-one"),
    path("desk/suggestions/<int:number>/alter/", altering.alter, name="review-alter"),
    path("desk/changes/", afterwards.edits, name="review-edits"),
    path("<slug:segment>/<str:reference>/restore/", restoring.restore, name="restore"),
]
