"""Moothill: plan, co-create, publish and track an open government action plan, in the open."""

__version__ = "0.1.0"
