"""Deeds about people."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from storykeep.kit.errors import Refused
from storykeep.people.models import Account, KeeperLink

KEEPER_NAME = "keeper"
LINK_LIFE = timedelta(days=1)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def ensure_keeper() -> Account:
    """The archive's keeper; made, without a password, if there is none."""
    keeper = Account.objects.filter(is_keeper=True, is_active=True).order_by("pk").first()
    if keeper is None:
        keeper = Account(name=KEEPER_NAME, is_keeper=True)
        keeper.set_unusable_password()
        keeper.save(force_insert=True)
    return keeper


@transaction.atomic
def make_keeper_link() -> str:
    """A new one-time token, good for ``LINK_LIFE``. Links made before stay good until they are used."""
    ensure_keeper()
    token = secrets.token_urlsafe(24)
    now = timezone.now()
    KeeperLink.objects.filter(expires_at__lt=now).delete()
    KeeperLink.objects.create(digest=_digest(token), made_at=now, expires_at=now + LINK_LIFE)
    return token


@transaction.atomic
def use_keeper_link(*, token: str) -> Account:
    """The keeper, let in by a link that has not been used.

    Raises ``Refused`` (``keeper-link-spent``) if it has been used, has expired or never was.
    """
    now = timezone.now()
    spent = KeeperLink.objects.filter(
        digest=_digest(token), used_at=None, expires_at__gte=now
    ).update(used_at=now)
    if not spent:
        raise Refused(
            "keeper-link-spent",
            _(
                "This link has been used already, or is older than a day. "
                "Run “storykeep open” again and it prints a new one."
            ),
        )
    return ensure_keeper()
