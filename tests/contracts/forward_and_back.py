"""Migrate the database of ``STORYKEEP_DATA`` from nothing to now, back to nothing, and to now again.

Run by ``test_migrations`` in a process of its own. Prints the tables left when all was undone.
"""

from __future__ import annotations

import json
import os

import django
from django.core.management import call_command

os.environ["DJANGO_SETTINGS_MODULE"] = "storykeep.config.settings"
django.setup()

from django.db import connection  # noqa: E402 - after setup
from django.db.migrations.loader import MigrationLoader  # noqa: E402 - after setup


def main() -> None:
    call_command("migrate", verbosity=0)
    for label in sorted(MigrationLoader(connection).migrated_apps):
        call_command("migrate", label, "zero", verbosity=0)
    left = connection.introspection.table_names()
    call_command("migrate", verbosity=0)
    print(json.dumps({"left": left, "now": connection.introspection.table_names()}))


if __name__ == "__main__":
    main()
