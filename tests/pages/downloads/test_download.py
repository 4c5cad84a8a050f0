"""Works to carry away."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from make.works import make_work
from storykeep.works import rules
from storykeep.works.catalogue import TagClaim
from storykeep.works.models import Original, Work
from storykeep.works.originals import path_of
from storykeep.works.services.catalogue import correct_field

pytestmark = pytest.mark.django_db


def address(work: Work, ending: str) -> str:
    return reverse("download", args=[work.pk, f"any-name.{ending}"])


def test_an_epub_is_a_zip_that_says_so_first(as_nobody: Client) -> None:
    work = make_work(title="The Kettle", chapters=["<p>It sang.</p>"])
    answer = as_nobody.get(address(work, "epub"))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        assert book.infolist()[0].filename == "mimetype"


def test_a_text_holds_the_title_and_the_story(as_nobody: Client) -> None:
    work = make_work(title="The Kettle", chapters=["<p>It sang.</p>"])
    text = as_nobody.get(address(work, "txt")).content.decode()
    assert "The Kettle" in text
    assert "It sang." in text


def test_an_html_page_holds_every_chapter(as_nobody: Client) -> None:
    work = make_work(chapters=["<p>First words.</p>", "<p>Last words.</p>"])
    page = as_nobody.get(address(work, "html")).content.decode()
    assert page.index("First words.") < page.index("Last words.")


def test_a_file_is_named_after_the_work(as_nobody: Client) -> None:
    work = make_work(title="Où est Théo?")
    answer = as_nobody.get(address(work, "epub"))
    assert "Ou" in answer["Content-Disposition"]
    assert answer["Content-Disposition"].startswith("attachment")


def test_the_same_work_gives_the_same_bytes(as_nobody: Client) -> None:
    work = make_work()
    first, second = (as_nobody.get(address(work, "epub")).content for _ in range(2))
    assert first == second


def test_a_reader_who_has_the_book_is_told_so(as_nobody: Client) -> None:
    work = make_work()
    etag = as_nobody.get(address(work, "epub"))["ETag"]
    assert as_nobody.get(address(work, "epub"), headers={"if-none-match": etag}).status_code == 304


def test_a_correction_makes_another_book(as_nobody: Client) -> None:
    work = make_work()
    etag = as_nobody.get(address(work, "epub"))["ETag"]
    correct_field(work=work.pk, field="title", value="Renamed", account=None)
    assert as_nobody.get(address(work, "epub"))["ETag"] != etag


def test_what_the_machine_only_suggests_is_not_printed_as_fact(as_nobody: Client) -> None:
    work = make_work(tags=[TagClaim(kind="fandom", name="Robin Hood", state=rules.SUGGESTED)])
    assert "Robin Hood" not in as_nobody.get(address(work, "txt")).content.decode()


def test_a_format_we_do_not_make_is_said_plainly(as_nobody: Client) -> None:
    answer = as_nobody.get(address(make_work(), "mobi"))
    assert answer.status_code == 404
    assert "EPUB, HTML and TXT" in answer.content.decode()


@pytest.mark.parametrize("ending", ["epub", "html", "txt"])
def test_a_work_on_the_desk_cannot_be_carried_away(as_nobody: Client, ending: str) -> None:
    assert as_nobody.get(address(make_work(state=rules.ON_DESK), ending)).status_code == 404


def test_the_queries_do_not_grow_with_the_chapters(
    as_nobody: Client, django_assert_max_num_queries: object
) -> None:
    work = make_work(chapters=40)
    with django_assert_max_num_queries(9):  # type: ignore[operator]  # pytest-django's fixture is untyped
        as_nobody.get(address(work, "epub"))


def _with_original(data_folder: Path, raw: bytes, **more: str) -> Work:
    original = Original.objects.create(
        sha256="ab" * 32, size=len(raw), format="text", name="my story.txt"
    )
    file = path_of(data_folder, original.sha256)
    file.parent.mkdir(parents=True)
    file.write_bytes(raw)
    work = make_work(**more)
    Work.objects.filter(pk=work.pk).update(original=original)
    return work


def test_the_original_comes_back_byte_for_byte(as_nobody: Client, data_folder: Path) -> None:
    raw = b"\xff\xfe<script>alert(1)</script>\r\n\x00"
    work = _with_original(data_folder, raw)
    answer = as_nobody.get(reverse("original", args=[work.pk]))
    assert b"".join(answer.streaming_content) == raw  # type: ignore[attr-defined]


def test_the_original_is_never_shown_only_saved(as_nobody: Client, data_folder: Path) -> None:
    work = _with_original(data_folder, b"<script>alert(1)</script>")
    answer = as_nobody.get(reverse("original", args=[work.pk]))
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == 'attachment; filename="my story.txt"'
    b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_a_work_without_an_original_says_so(as_nobody: Client) -> None:
    assert as_nobody.get(reverse("original", args=[make_work().pk])).status_code == 404


def test_the_original_of_a_hidden_work_is_hidden(as_nobody: Client, data_folder: Path) -> None:
    work = _with_original(data_folder, b"hush", state=rules.ON_DESK)
    assert as_nobody.get(reverse("original", args=[work.pk])).status_code == 404
