"""Deeds about the archive itself."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from storykeep.house.models import House
from storykeep.kit.errors import DomainError


@transaction.atomic
def change_house(*, name: str, welcome: str) -> House:
    """Give the archive a name and a welcome. Raises ``DomainError`` (``house-name-missing``)."""
    if not name.strip():
        raise DomainError("house-name-missing", _("An archive needs a name."))
    house, _made = House.objects.update_or_create(
        pk=1, defaults={"name": name.strip()[:100], "welcome": welcome.strip()[:1000]}
    )
    return house
