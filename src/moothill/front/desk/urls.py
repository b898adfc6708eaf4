"""Addresses of the desk, below a cycle's own."""

from django.urls import path

from moothill.front.desk import acts, board, editing, making, pasting, roles, standing

urlpatterns = [
    path("desk/", board.board, name="desk"),
    path("desk/appoint/", roles.appoint_someone, name="desk-appoint"),
    path("desk/roles/<int:held>/end/", roles.end, name="desk-end-role"),
    path("desk/standing/", standing.switch, name="desk-standing"),
    path("desk/level/<int:change>/", standing.decide, name="desk-level"),
    path("desk/editing/", editing.of_cycle, name="desk-editing"),
    path("desk/state/", board.state, name="desk-state"),
    path("<slug:segment>/new/", making.new, name="desk-new"),
    path("<slug:segment>/paste/", pasting.paste, name="desk-paste"),
    path("<slug:segment>/<str:reference>/edit/", making.edit, name="desk-edit"),
    path("<slug:segment>/<str:reference>/copy/", making.copy, name="desk-copy"),
    path("<slug:segment>/<str:reference>/publish/", acts.publish, name="desk-publish"),
    path("<slug:segment>/<str:reference>/withdraw/", acts.withdraw, name="desk-withdraw"),
    path("<slug:segment>/<str:reference>/move/", acts.move, name="desk-move"),
    path("<slug:segment>/<str:reference>/link/", acts.link, name="desk-link"),
    path("<slug:segment>/<str:reference>/attach/", acts.attach, name="desk-attach"),
    path("<slug:segment>/<str:reference>/editing/", editing.of_record, name="desk-record-editing"),
]
