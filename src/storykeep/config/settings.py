"""Django's settings, from the environment and the data folder. There is one such file."""

from __future__ import annotations

import os
import secrets
import socket
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from storykeep.kit import environment

VALUES = environment.load()
DATA: Path = VALUES["data"]
PACKAGE = Path(__file__).resolve().parent.parent


def _secret(folder: Path) -> str:
    """The archive's own secret, made on first use and kept with the data (mode 0600)."""
    file = folder / "secret"
    try:
        return file.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".secret.{os.getpid()}"
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(50) + "\n", encoding="ascii")
    try:
        os.link(draft, file)  # never overwrites: of two processes at once, one secret wins
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return file.read_text(encoding="ascii").strip()


def _databases(address: str) -> dict[str, Any]:
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "storykeep.sqlite3",
            "OPTIONS": {
                "timeout": 30,
                # A deed takes the write lock when it begins: two writers wait, none is refused late.
                "transaction_mode": "IMMEDIATE",
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000; "
                    "PRAGMA mmap_size=67108864; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON;"
                ),
            },
        }
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
    }


def _allowed_hosts(host: str, address: str) -> list[str]:
    """The names this archive answers to: this machine's own, and the address readers use."""
    names = ["localhost", "127.0.0.1", "[::1]"]
    if address:
        names.append(urlsplit(address).hostname or "")
    if host not in {"127.0.0.1", "localhost", "::1"}:
        machine = socket.gethostname()
        names += [host, machine, f"{machine}.local"]
        if host in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
            names += _own_addresses(machine)
    return [name for name in names if name]


def _own_addresses(machine: str) -> list[str]:
    found: set[str] = set()
    try:
        found.update(str(info[4][0]) for info in socket.getaddrinfo(machine, None))
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(("192.0.2.1", 9))  # chooses the outward interface; nothing is sent
            found.add(str(probe.getsockname()[0]))
    except OSError:
        pass
    return sorted(found)


DEBUG: bool = VALUES["debug"]
SECRET_KEY = _secret(DATA)
ALLOWED_HOSTS = _allowed_hosts(VALUES["host"], VALUES["address"])
PUBLIC_ADDRESS: str = VALUES["address"]

ROOT_URLCONF = "storykeep.config.urls"
WSGI_APPLICATION = "storykeep.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Account"

INSTALLED_APPS = [
    "storykeep.kit",
    "storykeep.house",
    "storykeep.people",
    "storykeep.tags",
    "storykeep.works",
    "storykeep.search",
    "storykeep.downloads",
    "storykeep.desk",
    "storykeep.front",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "storykeep.kit.middleware.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "storykeep.people.middleware.ViewerMiddleware",
    "storykeep.kit.middleware.Errors",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "storykeep.front.context.page",
            ],
        },
    },
]

DATABASES = {"default": _databases(VALUES["database"])}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
SESSION_COOKIE_NAME = "storykeep_session"
CSRF_COOKIE_NAME = "storykeep_csrf"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_ADDRESS.startswith("https://")
if PUBLIC_ADDRESS:
    CSRF_TRUSTED_ORIGINS = [PUBLIC_ADDRESS]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LOCALE_PATHS = [PACKAGE / "locale"]

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "static"]
# Files are served by WhiteNoise from where they stand: nothing to collect, nothing to forget.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
# Addresses of static files carry a fingerprint of their content: browsers may keep them for a year.
WHITENOISE_MAX_AGE = 60 * 60 * 24 * 365

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
