"""Accounts, and the one-time links that let a keeper in."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class Account(AbstractBaseUser):
    """A person with a key to this archive. The password may be unusable: keepers come in by link."""

    name = models.CharField(max_length=40, unique=True)
    email = models.EmailField(blank=True)
    is_keeper = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)

    objects = BaseUserManager()

    USERNAME_FIELD = "name"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="account_name_any_case")]

    def __str__(self) -> str:
        return self.name


class KeeperLink(models.Model):
    """A link that lets the keeper in once. Only its SHA-256 is kept."""

    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"keeper link of {self.made_at:%Y-%m-%d %H:%M}"
