"""What a search finds, in which order, and what it shows of it."""

from __future__ import annotations

import pytest

from make.works import make_work
from storykeep.people.rules import NOBODY
from storykeep.search import index, indexer
from storykeep.search.query import QueryError
from storykeep.search.selectors import REACHABLE, Hit, search
from storykeep.tags.models import Tag
from storykeep.works import rules
from storykeep.works.catalogue import ChapterText, TagClaim

pytestmark = pytest.mark.django_db

STORY = "<p>The wolves came down at <em>full</em> moon.</p>"


def find(query: str, sort: str = "best", page: int = 1) -> list[str]:
    indexer.catch_up()
    return [hit.work.title for hit in search(query, viewer=NOBODY, sort=sort, page=page).hits]


def only(query: str) -> Hit:
    indexer.catch_up()
    [hit] = search(query, viewer=NOBODY).hits
    return hit


@pytest.mark.parametrize(
    "query",
    [
        *("lamp", "LAMPS", "alice", "storm", "wolves", "wolf", '"full moon"', "wol*", "stor*"),
        *("title:lamp", "writer:alice", "author:ALICE", "creator:al*", "tag:storm", "tag:Mara"),
        *('fandom:"The Lighthouse"', "character:Mara", "relationship:Mara/Tom", "summary:keeper"),
        *("text:wolf", "language:en", "language:english", "rating:teen", "rating:T"),
        *("words:1-50", "words>3", "words<50", "status:complete", "lamp wolf", "alice storm wolf"),
        *("wolf OR nothing", "nothing || wolf", "wolf -fox", "NOT fox", "-(fox OR hen) lamp"),
        *("(nothing OR wolf) lamp", "lamp -title:wolf", "full-moon", "-words>1000"),
    ],
)
def test_a_work_is_found_by(query: str) -> None:
    _whole()

    assert find(query) == ["The Lamps"]


@pytest.mark.parametrize(
    "query",
    [
        *("fox", "lamp fox", "lamp -wolf", '"moon full"', '"lamps wolves"', "title:wolf", "wolfx*"),
        *("writer:lamp", "fandom:Mara", "character:Lighthouse", "summary:wolf", "text:lamp"),
        *("language:fr", "rating:explicit", "words>50", "words:900-1000", "-lamp", "refused"),
        *("status:abandoned", "!!!", "tag:alice"),
    ],
)
def test_a_work_is_not_found_by(query: str) -> None:
    _whole()

    assert find(query) == []


def _whole() -> None:
    make_work(
        title="The Lamps",
        chapters=[STORY, "<p>Nobody slept.</p>"],
        summary="<p>A keeper waits.</p>",
        language="en",
        rating="teen",
        status="complete",
        tags=[
            TagClaim("fandom", "The Lighthouse"),
            TagClaim("character", "Mara"),
            TagClaim("relationship", "Mara/Tom"),
            TagClaim("freeform", "storms", rules.SUGGESTED),
            TagClaim("freeform", "refused", rules.REFUSED),
        ],
    )


def test_words_of_two_chapters_are_found_together() -> None:
    make_work(title="Long", chapters=["<p>A wolf.</p>", "<p>The moon.</p>"])

    assert find("wolf moon") == ["Long"]


def test_a_phrase_does_not_run_over_the_end_of_a_chapter() -> None:
    make_work(chapters=["<p>the full</p>", "<p>moon rose</p>"])

    assert find('"full moon"') == []


def test_a_work_is_found_by_the_canonical_name_of_its_tag() -> None:
    make_work(title="Alike", tags=[("fandom", "HP")])
    synonym = Tag.objects.get(name="HP")
    canonical = Tag.objects.create(
        kind="fandom", name="Harry Potter", key="harry potter", sort_key="harry potter", slug="hp2"
    )
    Tag.objects.filter(pk=synonym.pk).update(synonym_of=canonical)

    assert find('fandom:"Harry Potter"') == ["Alike"]


@pytest.mark.parametrize(
    ("language", "text", "query", "is_found"),
    [
        ("fr", "les portes de la forêt", "portes", True),
        ("fr", "les portes de la forêt", "foret", True),
        ("fr", "les portes", "ported", False),
        ("fr", "l’amour", "amour", True),
        ("de", "die Straße", "strasse", True),
        ("ja", "満月の夜に狼が来た", "満月", True),
        ("ja", "満月の夜に狼が来た", "月満", False),
        ("zh", "月亮升起来了", "升起", True),
        ("ko", "보름달이 떴다", "보름달", True),
        ("th", "พระจันทร์เต็มดวง", "เต็มดวง", True),
        ("ru", "Полная луна", "ЛУНА", True),
        ("el", "Η πανσέληνος", "πανσεληνος", True),
        ("ar", "قَمَرٌ كامل", "قمر", True),
        ("", "wolves", "wolf", True),
    ],
)
def test_a_story_in_its_language_is_found_by_its_words(
    language: str, text: str, query: str, is_found: bool
) -> None:
    make_work(chapters=[f"<p>{text}</p>"], language=language)

    assert bool(find(query)) is is_found


def test_title_stands_above_tags_and_these_above_summary_and_text() -> None:
    make_work(title="In the text", chapters=["<p>wolf wolf wolf wolf</p>"])
    make_work(title="In the summary", summary="<p>A wolf and much else besides it.</p>")
    make_work(title="In a tag", tags=[("freeform", "a wolf at the door")])
    make_work(title="A wolf in a title that goes on for a good while")

    assert find("wolf") == [
        "A wolf in a title that goes on for a good while",
        "In a tag",
        "In the summary",
        "In the text",
    ]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("title", ["The Apple", "Pear 2", "Pear 10"]),
        ("words", ["Pear 10", "The Apple", "Pear 2"]),
        ("updated", ["Pear 10", "Pear 2", "The Apple"]),
        ("posted", ["Pear 10", "Pear 2", "The Apple"]),
    ],
)
def test_results_stand_in_the_order_asked_for(sort: str, order: list[str]) -> None:
    make_work(title="The Apple", chapters=["<p>a wolf here</p>"])
    make_work(title="Pear 2", chapters=["<p>wolf</p>"])
    make_work(title="Pear 10", chapters=["<p>one wolf more than that</p>"])

    assert find("wolf", sort=sort) == order


def test_pages_hold_every_hit_once_and_the_total_is_exact() -> None:
    for number in range(45):
        make_work(title=f"Wolf {number}")
    indexer.catch_up()
    pages = [search("wolf", viewer=NOBODY, page=page) for page in (1, 2, 3, 4)]

    assert [len(page.hits) for page in pages] == [20, 20, 5, 0]
    assert {page.total for page in pages} == {45}
    assert len({hit.work_id for page in pages for hit in page.hits}) == 45


def test_a_page_beyond_reach_is_empty() -> None:
    make_work(title="Wolf")
    indexer.catch_up()

    assert search("wolf", viewer=NOBODY, page=REACHABLE).hits == ()
    assert search("wolf", viewer=NOBODY, page=REACHABLE).total == 1


def test_passages_come_from_title_summary_and_text() -> None:
    make_work(title="A Wolf", summary="<p>Of wolves.</p>", chapters=[STORY])

    assert [passage.place for passage in only("wolf").passages] == ["title", "summary", "text"]


def test_a_passage_marks_the_word_as_it_stands() -> None:
    make_work(title="Moonlight", chapters=[STORY])

    [passage] = only("wolf").passages

    assert [piece.text for piece in passage.pieces if piece.is_hit] == ["wolves"]
    assert "".join(piece.text for piece in passage.pieces) == ("The wolves came down at full moon.")


def test_a_passage_says_in_which_chapter_it_stands() -> None:
    chapters = ["<p>Nothing.</p>"] * 30 + [STORY] + ["<p>Nothing.</p>"] * 9

    make_work(title="Long", chapters=chapters)

    assert [passage.chapter for passage in only("wolf").passages] == [31]


def test_a_chapters_title_is_searched_with_its_text() -> None:
    make_work(title="Long", chapters=[ChapterText("The Wolf", "<p>Came.</p>", 1)])

    assert [passage.chapter for passage in only("wolf").passages] == [1]


def test_markup_in_a_title_stays_text() -> None:
    make_work(title="<b>Wolf</b> & <i>")

    [passage] = only("wolf").passages

    assert "".join(piece.text for piece in passage.pieces) == "<b>Wolf</b> & <i>"


def test_a_query_that_makes_no_sense_raises_only_its_own_error() -> None:
    with pytest.raises(QueryError):
        search("colour:red", viewer=NOBODY)


def test_a_search_takes_the_same_queries_for_one_work_and_for_many(
    django_assert_max_num_queries: object,
) -> None:
    for number in range(25):
        make_work(title=f"Work {number}", chapters=[STORY, STORY])
    indexer.catch_up()

    with django_assert_max_num_queries(5):  # type: ignore[operator]  # a fixture without a type
        assert len(search("wolf", viewer=NOBODY).hits) == 20


def test_without_an_index_titles_writers_and_tags_are_still_found() -> None:
    make_work(title="A Wolf", tags=[("freeform", "Storm")])
    assert index.current() is None

    results = search("wolf storm alice", viewer=NOBODY)

    assert [hit.work.title for hit in results.hits] == ["A Wolf"]
    assert not results.complete
