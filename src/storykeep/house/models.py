"""What the keeper says of the archive."""

from __future__ import annotations

from django.db import models


class House(models.Model):
    """One row: the archive's own words. Absent until a keeper changes something."""

    name = models.CharField(max_length=100)
    welcome = models.TextField(blank=True, max_length=1000)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_house")]

    def __str__(self) -> str:
        return self.name
