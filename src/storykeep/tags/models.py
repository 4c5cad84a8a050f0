"""Tags."""

from __future__ import annotations

from django.db import models

from storykeep.tags import rules


class Tag(models.Model):
    """One name of one kind. ``key`` folds spellings together; ``slug`` is its address."""

    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=rules.MAX_NAME)
    key = models.CharField(max_length=300)
    sort_key = models.CharField(max_length=300)
    slug = models.CharField(max_length=150, unique=True)
    is_canonical = models.BooleanField(default=False)
    synonym_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="synonyms"
    )
    works_count = models.PositiveIntegerField(default=0)
    """Works that anyone may see under this tag; kept by ``works.services`` in each deed."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="tag_once_a_kind")]
        indexes = [
            models.Index(fields=["kind", "-works_count", "sort_key"], name="tag_by_size"),
            models.Index(fields=["kind", "sort_key"], name="tag_by_name"),
        ]

    def __str__(self) -> str:
        return self.name
