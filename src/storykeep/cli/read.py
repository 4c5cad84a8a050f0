"""``storykeep read``: what the machine understands of files, without an archive or a database."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from storykeep import intake, reading
from storykeep.cli import options
from storykeep.cli.summary import summary_of
from storykeep.reading import known_file
from storykeep.reading.document import Known
from storykeep.reading.json import to_json
from storykeep.story.document import Story
from storykeep.story.errors import StoryError


@click.command("read")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--text", is_flag=True, help="With --json: add the text that offsets speak of.")
@click.option(
    "--known",
    type=click.Path(path_type=Path),
    help="A file of what is known (people and places by fandom), such as an archive's known.json.",
)
def command(files: tuple[Path, ...], as_json: bool, text: bool, known: Path | None) -> None:
    """Read stories (files, folders, zips) and print what was understood, in the order given.

    Exit status 1: some files could not be read. 3: the file of what is known could not.
    """
    failed, knowing = False, _known(known)
    for found in intake.find(files):
        result = _read(found, knowing, text=text)
        failed = failed or "error" in result
        _print(result, as_json=as_json)
    sys.exit(options.STORIES_LEFT_OUT if failed else 0)


def _known(path: Path | None) -> Known:
    if path is None:
        return Known()
    try:
        return known_file.load(path)
    except StoryError as error:
        options.fail(error.code, error.message)


def _read(found: intake.Found | intake.Failure, known: Known, *, text: bool) -> dict[str, Any]:
    if isinstance(found, intake.Failure):
        return _error(found.path, None, found.code, found.message)
    sha256 = None
    try:
        data = intake.read_bytes(found)
        sha256 = hashlib.sha256(data).hexdigest()
        story = intake.read(found.path, data)
        result = _with_findings(to_json(reading.read(story, known)), story)
    except StoryError as error:
        return _error(found.path, sha256, error.code, error.message)
    except (MemoryError, RecursionError):
        message = "Reading it took more memory than there is."
        return _error(found.path, sha256, "reader-stopped", message)
    return {**result, "text": story.text} if text else result


def _with_findings(result: dict[str, Any], story: Story) -> dict[str, Any]:
    """The reading, with what was lost or repaired on the way in among the damage.

    A guessed encoding is none: most old texts have to be guessed, and nothing of them is lost.
    """
    noticed = [asdict(each) for each in story.findings if each.code != "encoding-guessed"]
    damage = sorted([*noticed, *result["damage"]], key=lambda one: (one["start"], one["end"]))
    return {**result, "damage": damage}


def _error(path: str, sha256: str | None, code: str, message: str) -> dict[str, Any]:
    source = {"path": path, "sha256": sha256, "format": None, "encoding": None}
    return {"source": source, "error": {"code": code, "message": message}}


def _print(result: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        line = json.dumps(result, ensure_ascii=False)
        sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
        sys.stdout.buffer.flush()
    elif "error" in result:
        error = result["error"]
        click.echo(f"{result['source']['path']}: {error['message']} [{error['code']}]", err=True)
    else:
        click.echo(summary_of(result))
