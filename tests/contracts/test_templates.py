"""Templates, styles and scripts: they compile, lead somewhere, and bring in nothing from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import engines
from django.urls import get_resolver

SOURCE = Path(__file__).resolve().parents[2] / "src" / "storykeep"
TEMPLATES = sorted(SOURCE.glob("**/templates/**/*.html"))
ASSETS = [file for file in sorted(SOURCE.glob("**/static/**/*")) if file.suffix in {".css", ".js"}]

_TEMPLATE_CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_HANDLER = re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE)
_STYLE_ATTRIBUTE = re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.IGNORECASE | re.DOTALL)
_STYLE = re.compile(r"<style\b", re.IGNORECASE)
_URL_TAG = re.compile(r"""\{%-?\s*url\s+["']([^"']+)["']""")
_FOREIGN = re.compile(r"""(?:https?:)?//[a-z0-9][\w.-]*\.[a-z]{2,}""", re.IGNORECASE)
# Names of XML vocabularies are no addresses: nothing is ever fetched from them.
_NAMESPACES = re.compile(r"http://www\.w3\.org/[\w/.-]+")


def _name(file: Path) -> str:
    return str(file.relative_to(SOURCE))


def _named(files: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("file", files, ids=_name)


def test_there_are_templates() -> None:
    assert len(TEMPLATES) > 5


@_named(TEMPLATES)
def test_a_template_compiles(file: Path) -> None:
    _, _, inside = _name(file).partition("templates/")
    engines["django"].get_template(inside)


@_named(TEMPLATES)
def test_a_template_has_no_script_or_style_of_its_own(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    bare = _TEMPLATE_CODE.sub("", text)
    assert not _STYLE.search(bare)
    assert not _STYLE_ATTRIBUTE.search(bare)
    assert not _HANDLER.search(bare)
    for attributes, body in _SCRIPT.findall(text):
        assert "src=" in attributes
        assert not body.strip()


@_named(TEMPLATES)
def test_every_address_named_in_a_template_exists(file: Path) -> None:
    known = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert set(_URL_TAG.findall(file.read_text(encoding="utf-8"))) <= known


@_named(TEMPLATES + ASSETS)
def test_nothing_points_at_another_site(file: Path) -> None:
    text = _NAMESPACES.sub("", file.read_text(encoding="utf-8"))
    assert _FOREIGN.findall(text) == []
