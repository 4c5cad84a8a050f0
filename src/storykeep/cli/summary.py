"""A reading, said for a person."""

from __future__ import annotations

from typing import Any

_LISTS = {
    "fandoms": "Fandom",
    "relationships": "Relationships",
    "characters": "Characters",
    "warnings": "Warnings",
    "categories": "Categories",
    "tags": "Tags",
}
_SAID = frozenset({"header", "metadata"})


def summary_of(result: dict[str, Any]) -> str:
    """Some lines about a story; ``result`` as ``storykeep read --json`` prints it."""
    lines = [result["source"]["path"], *(f"  {line}" for line in _facts(result))]
    return "\n".join(lines) + "\n"


def _facts(result: dict[str, Any]) -> list[str]:
    scenes = sum(len(chapter["scenes"]) for chapter in result["chapters"])
    lines = [_claim("Title", result["title"])]
    if result["authors"]:
        lines.append("By: " + ", ".join(author["value"] for author in result["authors"]))
    lines += [_claims(label, result[key]) for key, label in _LISTS.items()]
    lines += [
        _claim(label.capitalize(), result[label]) for label in ("rating", "status", "language")
    ]
    lines.append(
        f"Length: {_many(result['words'], 'word')}, {_many(len(result['chapters']), 'chapter')}, "
        f"{_many(scenes, 'scene')}"
    )
    if result["cast"]:
        lines.append("Cast: " + ", ".join(_member(member) for member in result["cast"][:12]))
    if result["references"]:
        lines.append("Refers to: " + ", ".join(each["value"] for each in result["references"]))
    lines += [f"Damage: {each['message']} [{each['code']}]" for each in result["damage"]]
    return [line for line in lines if line]


def _claim(label: str, claim: dict[str, Any] | None) -> str:
    return f"{label}: {_said(claim)}" if claim else ""


def _claims(label: str, claims: list[dict[str, Any]]) -> str:
    return f"{label}: {', '.join(map(_said, claims))}" if claims else ""


def _said(claim: dict[str, Any]) -> str:
    given = claim.get("given")
    value = claim["value"] + (f" (as it stood: {given})" if given else "")
    if claim["basis"] == "archive" and claim.get("reason"):
        return f"{value} (suggested: {claim['reason']})"
    return value if claim["basis"] in _SAID else f"{value} ({claim['basis']})"


def _member(member: dict[str, Any]) -> str:
    absent = "" if member["present"] else ", only spoken of"
    return f"{member['name']} ({_many(member['mentions'], 'mention')}{absent})"


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
