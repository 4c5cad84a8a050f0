"""Accounts."""

from __future__ import annotations

from storykeep.people.models import Account


def make_account(name: str, *, is_keeper: bool = False) -> Account:
    account = Account(name=name, is_keeper=is_keeper)
    account.set_unusable_password()
    account.save(force_insert=True)
    return account
