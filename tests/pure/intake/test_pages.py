"""Saved pages: the story comes out of the furniture, with what the page says of it."""

from __future__ import annotations

import pytest

from storykeep.intake import read

AO3 = """<html><head><title>The Lamp - Ada - Lighthouse</title></head><body>
<div id="preface"><p class="message"><b>Posted originally on the Archive at
<a href="https://archive.example/works/42">https://archive.example/works/42</a>.</b></p>
<div class="meta"><dl class="tags">
<dt>Rating:</dt><dd><a href="/t">Mature</a></dd>
<dt>Archive Warning:</dt><dd><a href="/t">No Archive Warnings Apply</a></dd>
<dt>Categories:</dt><dd><a href="/t">F/F</a>, <a href="/t">Gen</a></dd>
<dt>Fandom:</dt><dd><a href="/t">Lighthouse (TV)</a></dd>
<dt>Relationship:</dt><dd><a href="/t">Ann/Beth</a></dd>
<dt>Characters:</dt><dd><a href="/t">Ann</a>, <a href="/t">Beth, the Elder</a></dd>
<dt>Additional Tags:</dt><dd><a href="/t">Storms</a></dd>
<dt>Language:</dt><dd>Deutsch</dd>
<dt>Series:</dt><dd>Part 2 of <a href="/s">Lights</a></dd>
<dt>Stats:</dt><dd>Published: 2012-01-02 Completed: 2013-04-05 Words: 1,234 Chapters: 2/2</dd>
</dl><h1>The Lamp</h1><div class="byline">by <a rel="author" href="/u">Ada</a> for <a href="/u">Bo</a></div>
<p>Summary</p><blockquote class="userstuff"><p>Short.</p></blockquote>
<p>Notes</p><blockquote class="userstuff"><p>First.</p></blockquote></div></div>
<div id="chapters" class="userstuff">
<div class="meta group"><h2 class="heading">Chapter 1: Dusk</h2><p>Chapter Summary</p>
<blockquote class="userstuff"><p>It darkens.</p></blockquote></div>
<div class="userstuff"><p>One.</p></div>
<div id="endnotes1" class="meta group"><p>Chapter End Notes</p>
<blockquote class="userstuff"><p>More soon.</p></blockquote></div>
<div class="meta group"><h2 class="heading">Chapter 2: Dawn</h2></div>
<div class="userstuff"><p>Two.</p></div></div>
<div id="afterword"><div id="endnotes"><p>End Notes</p>
<blockquote class="userstuff"><p>Thanks.</p></blockquote>
</div><p class="message">Please drop by the archive and comment.</p></div></body></html>"""

FANFICFARE = """<html><head><title>The Lamp by Ada</title></head><body>
<h1><a href="https://x.example/1">The Lamp</a> by <a href="https://x.example/u">Ada</a></h1>
<table><tr><td><b>Category:</b></td><td>Lighthouse</td></tr>
<tr><td><b>Genre:</b></td><td>Angst, Romance</td></tr>
<tr><td><b>Status:</b></td><td>In-Progress</td></tr>
<tr><td><b>Published:</b></td><td>2012-01-02</td></tr></table>
<a name="section0001"><h2>Dusk</h2></a><p>One.</p><a name="section0002"><h2>Dawn</h2></a><p>Two.</p>
</body></html>"""

FANFICTION_NET = """<html><head><title>The Lamp, a lighthouse fanfic</title></head><body><nav>Menu</nav>
<div id=profile_top><b class='xcontrast_txt'>The Lamp</b> By: <a href='/u/1/Ada'>Ada</a>
<div class='xcontrast_txt'>It shone.</div><span class='xgray'>Rated: <a>Fiction T</a> - German - Angst -
Chapters: 1 - Words: 12 - Status: Complete - id: 1</span></div>
<div id='storytextp'><div id='storytext'><p>One.</p>
<p>Two, and then three, and so on, and on.</p></div></div>
<footer>About</footer></body></html>"""


def test_a_download_of_ao3_gives_its_facts() -> None:
    metadata = read("a.html", AO3.encode()).metadata
    assert (metadata.title, metadata.authors, metadata.address, metadata.language) == (
        "The Lamp",
        ("Ada",),
        "https://archive.example/works/42",
        "de",
    )
    assert (metadata.rating, metadata.status, metadata.published, metadata.updated) == (
        "Mature",
        "complete",
        "2012-01-02",
        "2013-04-05",
    )


def test_a_download_of_ao3_gives_its_tags_by_kind() -> None:
    metadata = read("a.html", AO3.encode()).metadata
    assert (metadata.warnings, metadata.categories, metadata.fandoms) == (
        ("No Archive Warnings Apply",),
        ("F/F", "Gen"),
        ("Lighthouse (TV)",),
    )
    assert (metadata.relationships, metadata.characters, metadata.tags, metadata.series) == (
        ("Ann/Beth",),
        ("Ann", "Beth, the Elder"),
        ("Storms",),
        (("Lights", "2"),),
    )


def test_a_download_of_ao3_gives_its_chapters_with_their_notes() -> None:
    story = read("a.html", AO3.encode())
    assert [(c.title, c.html, c.notes_before, c.notes_after) for c in story.chapters] == [
        ("Chapter 1: Dusk", "<p>One.</p>", "<p>It darkens.</p>", "<p>More soon.</p>"),
        ("Chapter 2: Dawn", "<p>Two.</p>", None, None),
    ]


def test_a_download_of_ao3_gives_its_notes() -> None:
    metadata = read("a.html", AO3.encode()).metadata
    assert (metadata.summary, metadata.notes_before, metadata.notes_after) == (
        "<p>Short.</p>",
        "<p>First.</p>",
        "<p>Thanks.</p>",
    )


def test_a_page_of_fanficfare_gives_chapters_and_facts() -> None:
    story = read("a.html", FANFICFARE.encode())
    metadata = story.metadata
    assert [(c.title, c.html) for c in story.chapters] == [
        ("Dusk", "<p>One.</p>"),
        ("Dawn", "<p>Two.</p>"),
    ]
    assert (metadata.title, metadata.authors, metadata.fandoms, metadata.tags, metadata.status) == (
        "The Lamp",
        ("Ada",),
        ("Lighthouse",),
        ("Angst", "Romance"),
        "in-progress",
    )


def test_a_page_of_fanfiction_net_gives_the_story_alone() -> None:
    story = read("a.html", FANFICTION_NET.encode())
    assert story.text == "One.\n\nTwo, and then three, and so on, and on."
    metadata = story.metadata
    assert (
        metadata.title,
        metadata.authors,
        metadata.rating,
        metadata.language,
        metadata.status,
    ) == (
        "The Lamp",
        ("Ada",),
        "T",
        "de",
        "complete",
    )


@pytest.mark.parametrize(
    "page",
    [
        "<body><nav>Menu</nav><p>Once upon a time.</p><footer>About</footer></body>",
        "<body><div>Menu</div><article><p>Once upon a time.</p></article></body>",
        "<body><div>Menu</div><div class='entry-content'><p>Once upon a time.</p></div></body>",
    ],
)
def test_furniture_is_left_out(page: str) -> None:
    assert read("a.html", page.encode()).text == "Once upon a time."


def test_a_pages_head_names_title_author_and_language() -> None:
    page = (
        '<html lang="fr"><head><title>La Lampe</title><meta name="author" content="Ada &amp; Bo">'
        "</head><body><p>Un.</p></body></html>"
    )
    metadata = read("a.html", page.encode()).metadata
    assert (metadata.title, metadata.authors, metadata.language) == (
        "La Lampe",
        ("Ada & Bo",),
        "fr",
    )


@pytest.mark.parametrize("title", ["Untitled Document", "New Page 1", "index"])
def test_a_title_that_says_nothing_is_none(title: str) -> None:
    assert read("a.html", f"<title>{title}</title><p>x</p>".encode()).metadata.title is None


def test_markdown_is_read_with_its_front_matter() -> None:
    text = (
        "---\ntitle: The Lamp\nauthor: [Ada, Bo]\ntags:\n  - Storms\n  - Sea\n---\n\n"
        "It *shone*.\n\n---\n\nNot <b>so</b>."
    )
    story = read("a.md", text.encode())
    metadata = story.metadata
    assert (metadata.title, metadata.authors, metadata.tags) == (
        "The Lamp",
        ("Ada", "Bo"),
        ("Storms", "Sea"),
    )
    assert [block.html for block in story.blocks] == [
        "<p>It <em>shone</em>.</p>",
        "<hr>",
        "<p>Not <b>so</b>.</p>",
    ]
