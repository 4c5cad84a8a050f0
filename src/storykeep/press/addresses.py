"""Web addresses as strict formats take them, and links from one place of a story to another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Protocol
from urllib.parse import quote

_WEB = re.compile(
    r"(?P<scheme>https?)://(?P<host>[^\s/?#@:\[\]\\]+)(?P<port>:[0-9]{1,5})?(?P<rest>[/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?:\.(?!-)[a-z0-9-]{1,63})*\.?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[A-Za-z0-9.!#$&*+/=_~-]+@[A-Za-z0-9.-]+", re.IGNORECASE)
_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ALL_DIGITS = re.compile(r"[0-9.]+|.*\.[0-9]+\.?|.*\.0x[0-9a-f]*\.?", re.IGNORECASE)
_IPV4 = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}", re.ASCII)


class Part(Protocol):
    """What ``anchors_of`` needs of a written part."""

    part: str
    wanted: set[str]
    found: dict[str, str]


def web_address(given: str | None) -> str | None:
    """``given`` as a valid absolute http, https or mailto address, else ``None``."""
    address = "".join((given or "").strip().split("\n"))
    if _MAIL.fullmatch(address):
        return address
    match = _WEB.fullmatch(address)
    if match is None:
        return None
    host = _ascii_host(match["host"])
    port = match["port"] or ""
    if host is None or (port and int(port[1:]) > 65535):
        return None
    before, _, fragment = (match["rest"] or "").partition("#")
    rest = _quoted(before) + (f"#{_quoted(fragment)}" if fragment else "")
    return f"{match['scheme'].lower()}://{host}{port}{rest}"


def anchors_of(parts: Iterable[Part], place: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Where each link within the story goes: (part, name) → address, and ("", name) for names
    wanted from another part. ``place`` gives the file (or nothing) a part stands in."""
    parts = list(parts)
    wanted = {name for part in parts for name in part.wanted}
    anchors: dict[tuple[str, str], str] = {}
    for part in parts:
        for name, identity in part.found.items():
            if name in wanted:
                address = f"{place[part.part]}#{identity}"
                anchors[part.part, name] = address
                anchors.setdefault(("", name), address)
    return anchors


def _ascii_host(host: str) -> str | None:
    try:
        ascii_host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        return None
    if _ALL_DIGITS.fullmatch(ascii_host):
        return ascii_host if _IPV4.fullmatch(ascii_host) else None
    if not _HOST.fullmatch(ascii_host) or len(ascii_host) > 253 or "xn--" in host.lower():
        return None
    return ascii_host.lower()


def _quoted(rest: str) -> str:
    return quote(
        _ESCAPE.sub("%25", rest), safe="%/?:@!$&'()*+,;=-._~", encoding="utf-8", errors="replace"
    )
