"""Lists of works and of tags."""

from __future__ import annotations

import pytest
from django.test import Client

from make.pages import links_of, strict, text_of
from make.works import make_work
from storykeep.tags.models import Tag
from storykeep.works.catalogue import TagClaim

pytestmark = pytest.mark.django_db


def order(html: str, *titles: str) -> list[str]:
    return sorted(titles, key=html.index)


def test_an_empty_archive_says_how_to_fill_it(as_nobody: Client) -> None:
    assert "storykeep open" in text_of(strict(as_nobody.get("/")))


def test_an_empty_archive_gives_its_keeper_a_way_to_the_desk(as_kim: Client) -> None:
    page = strict(as_kim.get("/"))
    assert [link for link in page.iter("a") if link.get("class") == "press first"]


def test_home_shows_the_largest_fandoms_first(as_nobody: Client) -> None:
    make_work(title="One", tags=[("fandom", "Small")])
    for number in range(2):
        make_work(title=f"Two {number}", tags=[("fandom", "Great")])
    page = strict(as_nobody.get("/"))
    section = next(e for e in page.iter("section") if e.get("aria-labelledby") == "fandoms")
    assert order(text_of(section), "Great", "Small") == ["Great", "Small"]
    assert "Great 2 works" in text_of(section)


def test_works_are_sorted_as_asked(as_nobody: Client) -> None:
    make_work(title="The Alder", chapters=["<p>one two three</p>"])
    make_work(title="Birch", chapters=["<p>one</p>"])
    make_work(title="Cedar", chapters=["<p>one two</p>"])
    asked = {
        "new": ["Cedar", "Birch", "The Alder"],
        "title": ["The Alder", "Birch", "Cedar"],
        "long": ["The Alder", "Cedar", "Birch"],
        "short": ["Birch", "Cedar", "The Alder"],
    }
    for sort, expected in asked.items():
        html = as_nobody.get(f"/works?sort={sort}").content.decode()
        assert order(html, "The Alder", "Birch", "Cedar") == expected


@pytest.mark.parametrize(("page", "shown"), [("2", 2), ("99", 3), ("-1", 1), ("x", 1), ("", 1)])
def test_an_odd_page_number_gives_the_nearest_page(
    page: str, shown: int, as_nobody: Client
) -> None:
    for number in range(41):
        make_work(title=f"Work {number}")
    html = text_of(strict(as_nobody.get(f"/works?page={page}")))
    assert f"Page {shown} of 3" in html.replace("1, the first page … ", "")


def test_pages_keep_the_order_asked_for(as_nobody: Client) -> None:
    for number in range(21):
        make_work(title=f"Work {number}")
    assert "?sort=title&page=2" in links_of(strict(as_nobody.get("/works?sort=title")))


def test_a_tag_page_holds_the_works_of_its_synonyms(as_nobody: Client) -> None:
    make_work(title="Said plainly", tags=[("character", "Jack Harkness")])
    make_work(title="Said shortly", tags=[("character", "Cpt Jack")])
    canonical = Tag.objects.get(name="Jack Harkness")
    Tag.objects.filter(name="Cpt Jack").update(synonym_of=canonical)
    page = text_of(strict(as_nobody.get("/tags/jack-harkness")))
    assert "Said plainly" in page
    assert "Said shortly" in page
    assert "2 works" in page


def test_a_synonym_leads_to_its_canonical_tag(as_nobody: Client) -> None:
    make_work(tags=[("character", "Jack Harkness"), ("character", "Cpt Jack")])
    canonical = Tag.objects.get(name="Jack Harkness")
    Tag.objects.filter(name="Cpt Jack").update(synonym_of=canonical)
    assert as_nobody.get("/tags/cpt-jack")["Location"] == "/tags/jack-harkness"


def test_a_suggested_work_is_marked_on_the_tags_page(as_nobody: Client) -> None:
    make_work(title="Guessed", tags=[TagClaim("fandom", "Torchwood", "suggested", "Because.")])
    assert "Under this tag by suggestion" in text_of(strict(as_nobody.get("/tags/torchwood")))


def test_a_refused_tag_holds_nothing(as_nobody: Client) -> None:
    work = make_work(tags=[("fandom", "Torchwood"), ("fandom", "Middlemarch")])
    work.taggings.filter(tag__name="Torchwood").update(state="refused")
    Tag.objects.filter(name="Torchwood").update(works_count=0)
    assert as_nobody.get("/tags/torchwood").status_code == 404


def test_a_members_work_is_counted_for_members_only(as_nobody: Client, as_bob: Client) -> None:
    make_work(title="For all", tags=[("fandom", "Torchwood")])
    make_work(title="For members", tags=[("fandom", "Torchwood")], audience="members")
    nobody, bob = (text_of(strict(who.get("/tags/torchwood"))) for who in (as_nobody, as_bob))
    assert "1 work" in nobody
    assert "For members" not in nobody
    assert "2 works" in bob


def test_tags_are_found_by_words_in_their_names(as_nobody: Client) -> None:
    make_work(tags=[("fandom", "Les Misérables"), ("fandom", "Middlemarch")])
    page = text_of(strict(as_nobody.get("/fandoms?name=miserables")))
    assert "Les Misérables" in page
    assert "Middlemarch" not in page


def test_tags_from_a_letter_on_stand_in_order(as_nobody: Client) -> None:
    make_work(tags=[("fandom", name) for name in ("Zorro", "The Mummy", "Middlemarch", "Alias")])
    html = as_nobody.get("/fandoms?from=m").content.decode()
    assert order(html, "Zorro", "The Mummy", "Middlemarch") == ["Middlemarch", "The Mummy", "Zorro"]
    assert "Alias" not in html


def test_thousands_of_tags_are_cut_into_pages(as_nobody: Client) -> None:
    for start in range(0, 300, 75):
        make_work(tags=[("freeform", f"tag {start + n:04}") for n in range(75)])
    page = strict(as_nobody.get("/tags?sort=name&page=3"))
    assert "Page 3 of 3" in text_of(page)
    assert "tag 0299" in text_of(page)


@pytest.mark.parametrize("name", ["A/B", "what? #1", "50%", "<b>", "Ünï cödé", "a;b=c", "ليلى"])
def test_a_writer_of_any_name_has_a_page(name: str, as_nobody: Client) -> None:
    work = make_work(authors=[name])
    page = strict(as_nobody.get(f"/works/{work.pk}"))
    [address] = {link.get("href") for link in page.iter("a") if link.get("rel") == "author"}
    assert name in text_of(strict(as_nobody.get(address)).find(".//h1"))
