"""``storykeep read``: the object programs rely on, for stories of every format."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from make.commands import environment, storykeep
from make.piles import docx_of, epub_of, html_of, locked_zip, make_text, zip_of

KEYS = frozenset(
    re.findall(
        r"\w+",
        """source title authors summary language words rating dates series status fandoms warnings
        categories relationships characters tags notes disclaimer header chapters cast speech ties
        references damage advice""",
    )
)
CLAIM = {"value", "basis", "confidence", "start", "end"}
BASES = {"header", "metadata", "markup", "filename", "first-line", "inferred"}
HEADED = make_text(
    1,
    title="Night",
    author="Ann",
    fandom="The Lighthouse",
    rating="K+",
    characters="Mara, Tom",
    summary="A storm.",
    disclaimer="Not mine.",
)
FORMATS = {
    "text": ("a.txt", HEADED.encode()),
    "markdown": ("a.md", f"# Night\n\n{make_text(1)}".encode()),
    "html": ("a.html", html_of(1)),
    "epub": ("a.epub", epub_of(1)),
    "docx": ("a.docx", docx_of(1)),
}


def read(*arguments: object) -> tuple[list[dict[str, Any]], int]:
    """The objects printed, and the exit status."""
    done = storykeep("read", "--json", *arguments)
    assert "Traceback" not in done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()], done.returncode


@pytest.fixture(params=FORMATS)
def story(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, dict[str, Any]]:
    """The format and the object of a story in it, with its text."""
    name, content = FORMATS[request.param]
    (tmp_path / name).write_bytes(content)
    [result], status = read("--text", tmp_path / name)
    assert status == 0, result
    return request.param, result


def test_every_key_is_there_in_every_format(story: tuple[str, dict[str, Any]]) -> None:
    kind, result = story
    assert set(result) >= KEYS
    assert set(result["source"]) >= {"path", "sha256", "format", "encoding"}
    assert result["source"]["format"] == kind
    assert set(result["dates"]) == {"published", "updated"}
    assert set(result["notes"]) >= {"before", "after"}


def test_every_claim_says_its_basis_and_its_place(story: tuple[str, dict[str, Any]]) -> None:
    _, result = story
    lists = ("authors", "fandoms", "warnings", "categories", "relationships", "characters", "tags")
    claims = [claim for name in lists for claim in result[name]]
    claims += [result[name] for name in ("title", "summary", "language", "rating", "status")]
    for claim in filter(None, claims):
        assert set(claim) >= CLAIM
        assert claim["basis"] in BASES
        assert 0 <= claim["confidence"] <= 1
        if claim["start"] is not None:
            assert 0 <= claim["start"] <= claim["end"] <= len(result["text"])


def test_chapters_scenes_cast_and_speech_have_their_keys(
    story: tuple[str, dict[str, Any]],
) -> None:
    _, result = story
    assert result["chapters"]
    for chapter in result["chapters"]:
        assert set(chapter) >= {"title", "start", "end", "scenes"}
        for scene in chapter["scenes"]:
            assert set(scene) >= {"start", "end", "basis", "time"}
    for member in result["cast"]:
        assert set(member) >= {"name", "aliases", "mentions", "quotes", "present"}
        assert isinstance(member["present"], bool)
    for speech in result["speech"]:
        assert set(speech) >= {"start", "end", "speaker", "addressee", "basis", "confidence"}


def test_offsets_speak_of_the_text(story: tuple[str, dict[str, Any]]) -> None:
    _, result = story
    said = {result["text"][each["start"] : each["end"]] for each in result["speech"]}
    assert any("You are late" in words for words in said)


def test_the_text_is_left_out_unless_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HEADED)
    [result], _ = read(tmp_path / "a.txt")
    assert "text" not in result


def test_the_header_is_read_and_kept_as_it_stood(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HEADED)
    [result], _ = read(tmp_path / "a.txt")
    assert result["title"]["value"] == "Night"
    assert result["rating"]["value"] == "general"
    assert result["rating"]["given"] == "K+"
    assert result["rating"]["level"] == 0
    assert result["disclaimer"] == "Not mine."
    assert result["header"]["Rating"] == "K+"


def test_results_come_in_the_order_given(tmp_path: Path) -> None:
    for name in "cab":
        (tmp_path / f"{name}.txt").write_text(make_text(ord(name)))
    paths = [str(tmp_path / f"{name}.txt") for name in "cab"]
    results, _ = read(*paths)
    assert [result["source"]["path"] for result in results] == paths


def test_folders_and_zips_are_read_through(tmp_path: Path) -> None:
    (tmp_path / "pile.zip").write_bytes(zip_of({"in/a.txt": make_text(1).encode()}))
    results, status = read(tmp_path)
    assert [result["source"]["path"] for result in results] == [f"{tmp_path}/pile.zip!in/a.txt"]
    assert status == 0


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.zip", locked_zip("a.txt", b"x"), "zip-encrypted"),
        ("a.epub", epub_of(1, drm=True), "epub-drm"),
    ],
)
def test_what_cannot_be_read_is_an_object_with_a_code(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "z.txt").write_text(make_text(1))
    results, status = read(tmp_path)
    assert results[0]["error"]["code"] == code
    assert results[0]["source"]["path"].startswith(str(tmp_path / name))
    assert results[1]["words"] > 50
    assert status == 1


def test_a_summary_for_people_is_printed_without_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HEADED)
    done = storykeep("read", tmp_path / "a.txt")
    assert done.returncode == 0
    assert "Title: Night\n" in done.stdout
    assert "general (as it stood: K+)" in done.stdout


def _knowing(tmp_path: Path, known: str) -> Path:
    (tmp_path / "known.json").write_text(known, encoding="utf-8")
    (tmp_path / "bare.txt").write_text(make_text(1), encoding="utf-8")
    return tmp_path / "known.json"


def test_what_is_known_may_be_given_in_a_file(tmp_path: Path) -> None:
    known = _knowing(tmp_path, '{"people": {"Mara Vane": "The Lamp", "Tom Reed": "The Lamp"}}')
    [result], status = read("--known", known, tmp_path / "bare.txt")
    assert status == 0
    assert [(one["value"], one["basis"]) for one in result["fandoms"]] == [("The Lamp", "archive")]
    assert "in this archive they belong to The Lamp" in result["fandoms"][0]["reason"]
    assert {one["value"] for one in result["characters"]} == {"Mara Vane", "Tom Reed"}


def test_without_such_a_file_nothing_is_suggested(tmp_path: Path) -> None:
    _knowing(tmp_path, "{}")
    [result], _ = read(tmp_path / "bare.txt")
    assert (result["fandoms"], result["characters"]) == ([], [])


@pytest.mark.parametrize("known", ["no json", '{"people": 3}'])
def test_a_wrong_file_of_what_is_known_is_told_in_one_line(tmp_path: Path, known: str) -> None:
    done = storykeep("read", "--known", _knowing(tmp_path, known), tmp_path / "bare.txt")
    assert (done.returncode, done.stdout) == (3, "")
    assert re.fullmatch(r"storykeep: .+ \[known-wrong\]\n", done.stderr)


def test_reading_loads_no_web_framework(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HEADED)
    program = (
        "import sys; from storykeep.cli.main import main\n"
        "try: main(['read', sys.argv[1]])\n"
        "except SystemExit: pass\n"
        "print(sorted({'django', 'tantivy', 'granian'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "a.txt")],
        capture_output=True,
        text=True,
        env=environment(),
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_reading_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "a.txt").write_text(HEADED)
    read(folder / "a.txt")
    assert [file.name for file in folder.iterdir()] == ["a.txt"]
