"""Counter and NetworkKey: how often somebody contributed lately, and with what addresses of networks are digested."""

from typing import ClassVar

from django.db import models


class Counter(models.Model):
    """How many contributions came under one key in one hour. Raised by a conditional update alone."""

    key = models.CharField(max_length=64)
    window = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "window"], name="counter_one_per_key_and_window"),
        ]
        indexes: ClassVar = [models.Index(fields=["window"], name="counter_by_age")]

    def __str__(self) -> str:
        return f"{self.window} {self.count}"  # never the key: this string reaches logs


class NetworkKey(models.Model):
    """A secret drawn by chance, with which one week's addresses are digested. Without it no digest can be tried out."""

    week = models.DateField(unique=True)
    secret = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.week}"
