"""What the archive says of itself."""

from __future__ import annotations

from django.utils.translation import gettext as _

from storykeep.house.models import House


def get_house() -> House:
    """The archive's own words; plain ones until the keeper has written some. One query."""
    return House.objects.filter(pk=1).first() or House(pk=1, name=_("Our archive"), welcome="")
