"""Deployment settings: declared once, read from ``STORYKEEP_*`` variables or ``storykeep.toml``.

The environment wins over the file. An unknown name or a senseless value is refused at once, so
that a slip of the pen cannot quietly change how an archive runs. ``docs/settings.md`` is generated
from ``SETTINGS`` and a test holds it.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PREFIX = "STORYKEEP_"
FILE_NAME = "storykeep.toml"


class SettingError(Exception):
    """A deployment setting that cannot be used. The message names it and says what it takes."""


def _text(value: str) -> str:
    return value


def _flag(value: str) -> bool:
    folded = value.strip().lower()
    if folded in {"1", "true", "yes", "on"}:
        return True
    if folded in {"0", "false", "no", "off", ""}:
        return False
    raise ValueError("takes yes or no")


def _number(value: str) -> int:
    try:
        number = int(value)
    except ValueError:
        raise ValueError("takes a whole number") from None
    if number < 0:
        raise ValueError("takes a number from 0 up")
    return number


def _port(value: str) -> int:
    number = _number(value)
    if not 0 < number < 65536:
        raise ValueError("takes a port number from 1 to 65535")
    return number


def _address(value: str) -> str:
    parts = urlsplit(value)
    if value and (parts.scheme not in {"http", "https"} or not parts.netloc):
        raise ValueError("takes a whole address such as https://archive.example")
    return value.rstrip("/")


def _database(value: str) -> str:
    if value and urlsplit(value).scheme not in {"postgres", "postgresql"}:
        raise ValueError("takes postgresql://user:password@host:5432/name, or nothing for SQLite")
    return value


@dataclass(frozen=True, slots=True)
class Setting:
    name: str
    default: str
    read: Callable[[str], Any]
    help: str

    @property
    def variable(self) -> str:
        return PREFIX + self.name.upper()


SETTINGS: tuple[Setting, ...] = (
    Setting("data", "archive", _text, "The data folder: database, originals, index and secret."),
    Setting("host", "127.0.0.1", _text, "The network address to listen on; 0.0.0.0 is every one."),
    Setting("port", "8713", _port, "The port to listen on."),
    Setting(
        "address",
        "",
        _address,
        "The address readers use, such as https://archive.example, if the archive stands behind a "
        "web server. Cookies are then sent over https only.",
    ),
    Setting("workers", "2", _number, "How many server processes answer readers."),
    Setting(
        "readers", "0", _number, "How many processes read stories that come in; 0: one a core."
    ),
    Setting(
        "database",
        "",
        _database,
        "postgresql://user:password@host/name to keep the database in PostgreSQL; empty for SQLite "
        "in the data folder.",
    ),
    Setting("debug", "no", _flag, "Show programmers' error pages. Never on an open archive."),
)


def data_folder(environ: Mapping[str, str] | None = None) -> Path:
    """The data folder, absolute. It need not exist."""
    environ = os.environ if environ is None else environ
    return Path(environ.get(PREFIX + "DATA") or "archive").expanduser().absolute()


def load(environ: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Every setting by name, read and checked.

    Raises ``SettingError`` for an unknown name or a value that makes no sense.
    """
    environ = os.environ if environ is None else environ
    file = data_folder(environ) / FILE_NAME
    written = _read_file(file)
    known = {setting.variable for setting in SETTINGS}
    for variable in environ:
        if variable.startswith(PREFIX) and variable not in known:
            raise SettingError(f"{variable} is not a setting. The settings are: {_names()}.")
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        where, raw = setting.variable, environ.get(setting.variable)
        if raw is None:
            where, raw = f"“{setting.name}” in {file}", written.get(setting.name, setting.default)
        try:
            values[setting.name] = setting.read(raw)
        except ValueError as error:
            raise SettingError(f"{where} {error}; it is “{raw}”.") from None
    values["data"] = data_folder(environ)
    return values


def _names() -> str:
    return ", ".join(setting.variable for setting in SETTINGS)


def _read_file(file: Path) -> dict[str, str]:
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingError(f"{file} cannot be read: {error}.") from None
    names = {setting.name for setting in SETTINGS} - {"data"}
    for name in raw:
        if name not in names:
            raise SettingError(f"“{name}” in {file} is not a setting.")
    return {name: _as_written(value) for name, value in raw.items()}


def _as_written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def settings_page() -> str:
    """The Markdown of ``docs/settings.md``."""
    lines = [
        "# Deployment settings",
        "",
        "Set these as environment variables, or by their name in `storykeep.toml` in the data folder",
        "(`data` itself: only as a variable or `--data`). The environment wins. An unknown name is",
        "refused. This page is generated by `make docs`.",
        "",
        "| variable | in storykeep.toml | if not set | what it does |",
        "|---|---|---|---|",
    ]
    for setting in SETTINGS:
        default = f"`{setting.default}`" if setting.default else "nothing"
        named = "" if setting.name == "data" else f"`{setting.name}`"
        lines.append(f"| `{setting.variable}` | {named} | {default} | {setting.help} |")
    return "\n".join(lines) + "\n"
