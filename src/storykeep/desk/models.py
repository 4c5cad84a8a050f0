"""What came in, and what the machine read in it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from storykeep.tags.models import Tag
from storykeep.works.models import Deed, Original, Work


class Arrival(models.Model):
    """One file, or one member of a zip, that was brought to the archive, and what became of it.

    ``place`` is its whole path (``/home/ann/pile.zip!a/b.txt``): bringing the same place again with
    the same bytes changes nothing. ``code`` and ``message`` say why it made no work, if it made none.
    """

    TAKEN_IN = "taken-in"
    DUPLICATE = "duplicate"
    COPY = "copy"
    FAILED = "failed"

    place = models.TextField()
    place_key = models.CharField(max_length=64, unique=True)
    """SHA-256 of ``place``: paths may be longer than a database likes to index."""
    path = models.TextField()
    """As the person named it."""
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    size = models.PositiveBigIntegerField(default=0)
    mtime_ns = models.BigIntegerField(default=0)
    status = models.CharField(max_length=20)
    code = models.CharField(max_length=60, blank=True)
    message = models.TextField(blank=True)
    original = models.ForeignKey(Original, null=True, blank=True, on_delete=models.PROTECT)
    work = models.ForeignKey(
        Work, null=True, blank=True, on_delete=models.SET_NULL, related_name="arrivals"
    )
    came_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["status", "-id"], name="arrival_by_status")]

    def __str__(self) -> str:
        return self.path


class StoredReading(models.Model):
    """The reading of a work's text and the text it speaks of, both as zlib-compressed UTF-8."""

    work = models.OneToOneField(
        Work, primary_key=True, on_delete=models.CASCADE, related_name="reading"
    )
    version = models.PositiveIntegerField(default=1)
    """The work's version that was read."""
    reading = models.BinaryField()
    """JSON of ``reading.json.to_json``, and ``findings``: what was noticed on the way in."""
    text = models.BinaryField()
    signs = models.JSONField(default=dict, blank=True)
    """How often each code of damage was found: ``{"lines-lost": 3}``."""
    damage = models.PositiveIntegerField(default=0, db_index=True)
    """How many signs of damage in all."""
    names = models.JSONField(null=True, blank=True)
    """Whom and what it names, as ``reading.named.names_to_json``; null where not yet looked for."""
    known = models.CharField(max_length=32, blank=True, default="")
    """Digest of what the archive knew of these names when it last looked for suggestions."""
    suggested = models.JSONField(default=list, blank=True)
    """What the archive suggests, with its evidence: see ``services.suggesting``."""

    def __str__(self) -> str:
        return f"reading of {self.work_id}"


class EarlierReading(models.Model):
    """The reading of a work's earlier version, kept so that mending it can be undone.

    Fields as those of ``StoredReading``.
    """

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    reading = models.BinaryField()
    text = models.BinaryField()
    signs = models.JSONField(default=dict, blank=True)
    names = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["work", "version"], name="reading_once_a_version")
        ]

    def __str__(self) -> str:
        return f"reading of version {self.version} of {self.work_id}"


class StoredSketch(models.Model):
    """The sketch of a work's text, by which copies of it are told (``storykeep.likeness``).

    A work whose text has no passages has one too, so that nobody looks at it again.
    """

    work = models.OneToOneField(
        Work, primary_key=True, on_delete=models.CASCADE, related_name="sketch"
    )
    version = models.PositiveIntegerField(default=1)
    """The work's version that was sketched."""
    scheme = models.PositiveSmallIntegerField()
    sketch = models.BinaryField()

    def __str__(self) -> str:
        return f"sketch of {self.work_id}"


class SketchKey(models.Model):
    """A key under which a work is filed, so that works which share passages are found at once.

    A key that a crowd of works has already is given to no further one: what so many share says nothing.
    """

    key = models.BigIntegerField()
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "work"], name="sketch_key_once_a_work")
        ]

    def __str__(self) -> str:
        return f"key of {self.work_id}"


class CopyPair(models.Model):
    """Two works that may be copies of one story, and what a person said of it. ``one`` came first."""

    KEPT = "kept"
    MERGED = "merged"

    one = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    """``same`` | ``part`` | ``newer`` | ``near``, as ``likeness.judge`` says."""
    greater = models.CharField(max_length=5, blank=True)
    """``one`` or ``other``: the whole, or the newer version; empty where neither is."""
    figures = models.JSONField(default=dict)
    """What was measured: see ``services.finding_copies``."""
    group = models.PositiveBigIntegerField(db_index=True)
    """Pairs that hang together, such as all chapters of one whole, bear one number."""
    found_at = models.DateTimeField(default=timezone.now)
    decision = models.CharField(max_length=10, blank=True)
    """Empty until a person decides: ``kept`` (both stay) or ``merged``."""
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        "people.Account", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    deed = models.ForeignKey(
        Deed, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Of a merging: the deed that put the one work away. While that is undone the pair is open again."""
    kept_deed = models.ForeignKey(
        Deed, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Of a merging: what the work that stays was given."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="copy_pair_once"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="copy_pair_in_order"
            ),
        ]
        indexes = [models.Index(fields=["decision", "group", "id"], name="copy_pair_open")]

    def __str__(self) -> str:
        return f"{self.one_id} and {self.other_id}"


class Naming(models.Model):
    """That a work names a person, a place, a title or a couple: what the archive learns names from.

    ``kind``, ``key`` and ``name`` as ``reading.named.Naming``. A work of one stated fandom has a row
    of the kind ``fandom`` too.
    """

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="namings")
    kind = models.CharField(max_length=10)
    key = models.CharField(max_length=100)
    name = models.CharField(max_length=150)
    teaches = models.ForeignKey(
        Tag, null=True, blank=True, on_delete=models.PROTECT, related_name="namings"
    )
    """The fandom it is known to belong to; null where the work states none, or several."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["work", "kind", "key"], name="named_once")]
        indexes = [models.Index(fields=["key", "kind", "teaches", "name"], name="naming_by_key")]

    def __str__(self) -> str:
        return f"{self.key} in {self.work_id}"


class Lesson(models.Model):
    """A work that may teach something new, or be told something new: written in the deed's transaction.

    Whoever keeps suggestions up takes it away when every work it concerns has been looked at.
    """

    id = models.BigAutoField(primary_key=True)
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="lessons")
    keys = models.JSONField(null=True, blank=True)
    """Names of which something else is known since; null: not learned yet."""

    def __str__(self) -> str:
        return f"lesson of {self.work_id}"
