"""The people of the tests: Alice writes, Bob reads with an account, Kim keeps, and there is nobody."""

from __future__ import annotations

from django.test import Client

from storykeep.people.models import Account
from storykeep.people.rules import NOBODY, Viewer

__all__ = ["ALICE", "NOBODY", "bob", "client_of", "kim", "viewer_of"]

ALICE = "Alice"
"""The name in bylines."""


def _account(name: str, *, is_keeper: bool) -> Account:
    found = Account.objects.filter(name=name).first()
    if found is not None:
        return found
    account = Account(name=name, is_keeper=is_keeper)
    account.set_unusable_password()
    account.save(force_insert=True)
    return account


def bob() -> Account:
    return _account("Bob", is_keeper=False)


def kim() -> Account:
    return _account("Kim", is_keeper=True)


def viewer_of(account: Account | None) -> Viewer:
    if account is None:
        return NOBODY
    return Viewer(account=account.pk, name=account.name, is_keeper=account.is_keeper)


def client_of(account: Account | None) -> Client:
    """A browser of this person, signed in; its forms are checked as in life."""
    client = Client()
    if account is not None:
        client.force_login(account)
    return client
