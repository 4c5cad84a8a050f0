"""The door for the web server. Only a server process comes in here."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "storykeep.config.settings")

_django = get_wsgi_application()

# These need Django to be set up.
from storykeep.desk.services import following  # noqa: E402
from storykeep.front.page_cache import PageCache  # noqa: E402
from storykeep.search.indexer import start_follower  # noqa: E402
from storykeep.works.freshness import Freshness  # noqa: E402

start_follower()
following.start_follower()
application = PageCache(_django, Freshness())
