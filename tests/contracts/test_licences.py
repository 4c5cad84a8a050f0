"""What Storykeep imports at run time may be used in a program under the MIT licence."""

from __future__ import annotations

import re
from importlib import metadata

import pytest
from packaging.requirements import Requirement

ALLOWED = ("mit", "bsd", "apache", "python software foundation", "psf", "isc", "mpl", "mozilla")
ALLOWED_ALSO = {
    "psycopg": "LGPL, used unchanged as a library; an extra",
    "psycopg-binary": "the same",
}
COPYLEFT = re.compile(r"\bA?GPL|GNU (Affero )?General Public", re.IGNORECASE)


def _closure(name: str, extras: tuple[str, ...] = ()) -> set[str]:
    """The names of everything that installing ``name`` with these extras installs."""
    found: set[str] = set()
    waiting = [(name, extras)]
    while waiting:
        current, wanted = waiting.pop()
        for line in metadata.requires(current) or []:
            requirement = Requirement(line)
            marker = requirement.marker
            if marker and not any(marker.evaluate({"extra": extra}) for extra in ("", *wanted)):
                continue
            folded = requirement.name.lower().replace("_", "-")
            if folded not in found:
                found.add(folded)
                waiting.append((requirement.name, tuple(requirement.extras)))
    return found


def _licence(name: str) -> str:
    said = metadata.metadata(name)
    parts = said.get_all("License-Expression") or []
    parts += [one for one in said.get_all("Classifier") or [] if one.startswith("License ::")]
    if not "".join(parts):
        parts += [text[:200] for text in said.get_all("License") or []]
    return "; ".join(part for part in parts if part)


RUNTIME = sorted(_closure("storykeep", ("postgres",)))


def test_the_closure_reaches_what_is_imported() -> None:
    assert {"django", "tantivy", "nh3", "granian", "psycopg", "asgiref"} <= set(RUNTIME)


@pytest.mark.parametrize("name", RUNTIME)
def test_a_runtime_dependency_is_freely_licensed(name: str) -> None:
    licence = _licence(name)
    assert licence, f"{name} does not say its licence"
    if name not in ALLOWED_ALSO:
        assert not COPYLEFT.search(licence), f"{name}: {licence}"
        assert any(word in licence.lower() for word in ALLOWED), f"{name}: {licence}"
