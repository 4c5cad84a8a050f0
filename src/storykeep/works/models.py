"""Works, their chapters, tags and writers; originals; the outbox and the record of deeds."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from storykeep.tags.models import Tag
from storykeep.works import rules


class Original(models.Model):
    """The bytes of a file as it came in, kept unchanged under their SHA-256."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    format = models.CharField(max_length=20)
    name = models.CharField(max_length=255)
    """The file's own name when it first came in."""
    received_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name


class Work(models.Model):
    """A work as kept. HTML fields are clean. What is true of its words stands in its chapters."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    """Names the work wherever it is carried: every book made of it bears this."""
    title = models.CharField(max_length=500)
    title_basis = models.CharField(max_length=20, blank=True)
    sort_title = models.CharField(max_length=500)
    summary = models.TextField(blank=True)
    notes_before = models.TextField(blank=True)
    notes_after = models.TextField(blank=True)
    disclaimer = models.TextField(blank=True)
    language = models.CharField(max_length=20, blank=True)
    rating = models.CharField(max_length=20, default="not-rated")
    rating_given = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=20, blank=True)
    published = models.CharField(max_length=10, blank=True)
    """ISO 8601, as exact as known: ``2009``, ``2009-04``, ``2009-04-01``."""
    updated = models.CharField(max_length=10, blank=True)
    series_name = models.CharField(max_length=255, blank=True)
    series_part = models.CharField(max_length=20, blank=True)
    words = models.PositiveIntegerField(default=0)
    chapter_count = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=20, default=rules.ON_DESK)
    audience = models.CharField(max_length=20, default=rules.EVERYONE)
    confirmed = models.JSONField(default=list, blank=True)
    """Names of fields a person has confirmed or corrected; no reading touches these again."""
    catalogued_at = models.DateTimeField(null=True, blank=True)
    """When a person confirmed the whole catalogue entry; null: catalogued by machine."""
    original = models.ForeignKey(
        Original, null=True, blank=True, on_delete=models.PROTECT, related_name="works"
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged"
    )
    """The work that stands for this one, a copy of it, which is set aside. Its addresses lead there."""
    body_key = models.CharField(max_length=64, blank=True, db_index=True)
    version = models.PositiveIntegerField(default=1)
    posted_at = models.DateTimeField(null=True, blank=True)
    revised_at = models.DateTimeField(default=timezone.now)
    tags = models.ManyToManyField(Tag, through="Tagging", related_name="works")

    class Meta:
        indexes = [
            models.Index(fields=["state", "audience", "-revised_at", "-id"], name="work_by_date"),
            models.Index(fields=["state", "audience", "sort_title"], name="work_by_title"),
            models.Index(
                fields=["state", "id"],
                name="work_uncatalogued",
                condition=models.Q(catalogued_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Chapter(models.Model):
    """One chapter; ``position`` counts from 1."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="chapters")
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=500, blank=True)
    html = models.TextField()
    notes_before = models.TextField(blank=True)
    notes_after = models.TextField(blank=True)
    words = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["work", "position"], name="chapter_place")]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"


class EarlierText(models.Model):
    """The text a work had in an earlier version, kept so that mending it can be undone."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="earlier_texts")
    version = models.PositiveIntegerField()
    """The work's version that had this text."""
    body_key = models.CharField(max_length=64, blank=True)
    chapters = models.BinaryField()
    """zlib-compressed JSON: a list of ``ChapterText``, each as its fields in order."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["work", "version"], name="text_once_a_version")
        ]

    def __str__(self) -> str:
        return f"version {self.version} of {self.work_id}"


class Creatorship(models.Model):
    """A writer's name on a work, as it stands in the byline."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="creatorships")
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, db_index=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["work", "key"], name="writer_once_a_work")]

    def __str__(self) -> str:
        return self.name


class Tagging(models.Model):
    """A tag on a work: given by the story, suggested by the machine, confirmed or refused by a person."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="taggings")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="taggings")
    state = models.CharField(max_length=20)
    reason = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["work", "tag"], name="tag_once_a_work")]

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.work_id}"


class Deed(models.Model):
    """What a person did to a work's catalogue, with what stood there before, so that it can be undone."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="deeds")
    account = models.ForeignKey(
        "people.Account", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(max_length=30)
    fields = models.JSONField(default=list, blank=True)
    """Names of fields it corrected, confirmed, or filled from a copy."""
    before = models.JSONField()
    """What it changed, as it stood before: ``services.entries.changed``."""
    done_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        "people.Account", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.kind} on {self.work_id}"


class Change(models.Model):
    """The outbox: one row per changed work, in the deed's own transaction.

    The highest ``id`` is the archive's generation: pages made before it are made anew. ``work`` is
    null when something changed that shows on every page. Rows the index has taken up may be pruned,
    but never the last.
    """

    id = models.BigAutoField(primary_key=True)
    work = models.PositiveBigIntegerField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"change {self.pk}"
