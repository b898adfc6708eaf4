"""Addresses of this room, below a cycle's own."""

urlpatterns: list[object] = []
