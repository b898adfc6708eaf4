"""Stakeholder groups."""

from django.db import models

from moothill.commons.record.models import Thing


class StakeholderGroup(Thing):
    """People who should be heard: who they are, why, and how they are reached. By what they are reached, links say."""

    who = models.TextField(blank=True)
    why = models.TextField(blank=True)
    how = models.TextField(blank=True)
