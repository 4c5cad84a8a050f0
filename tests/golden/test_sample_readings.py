"""What the shipped stories say of themselves is read whole, whatever the form."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from storykeep import intake, reading
from storykeep.reading.document import Claim, Reading

STORIES = Path(__file__).parents[2] / "stories"


class Said(NamedTuple):
    title: str
    basis: str
    authors: list[str]
    fandoms: list[str]
    rating: tuple[str, str, str | None] | None
    """(value, as given, scheme)"""
    tags: list[str]
    warnings: list[str]


NOBODY: list[str] = []
SAID = {
    "Das letzte Licht von Whitby.txt": Said(
        "Das letzte Licht von Whitby", "header", ["Nebelkrähe"], ["Dracula - Bram Stoker"],
        ("teen", "P12", "fanrating"), ["Freundschaft", "Romanze", "Drama"], NOBODY,
    ),
    "Gawain's Second Winter.docx": Said(
        "Gawain’s Second Winter", "markup", ["Orkney Wren"], ["Arthurian Mythology"],
        ("teen", "Teen And Up Audiences", "ao3"), NOBODY, NOBODY,
    ),
    "Greenwood Winter.md": Said(
        "Greenwood Winter", "metadata", ["Alys of Mapperley"], ["Robin Hood (Traditional)"],
        ("teen", "Teen And Up Audiences", "ao3"), ["Winter", "Found Family", "Letters", "Hurt/Comfort"],
        ["No Archive Warnings Apply"],
    ),
    "Jo's Chimney Corner - Concord Jenny.epub": Said(
        "Jo’s Chimney Corner", "metadata", ["Concord Jenny"], ["Little Women - Louisa May Alcott"],
        ("general", "K", "ffn"), ["Family", "Hurt/Comfort"], NOBODY,
    ),
    "La bacia del barbero.txt": Said(
        "La bacía del barbero", "header", ["Dulce de Toboso"],
        ["Don Quijote de la Mancha - Miguel de Cervantes"],
        ("general", "Todos los públicos", "words"), ["Humor", "Amistad"], NOBODY,
    ),
    "Le Chevalier au pain.txt": Said(
        "Le Chevalier au pain", "header", ["Blanche de la Lande"], ["Légende arthurienne"],
        ("general", "Tout public", "words"), NOBODY, NOBODY,
    ),
    "Letters Not Sent.epub": Said(
        "Letters Not Sent", "metadata", ["Hester Vane"], ["Pride and Prejudice - Jane Austen"],
        ("general", "General Audiences", "ao3"),
        ["Letters", "Epistolary", "Pining", "First Person POV"], ["No Archive Warnings Apply"],
    ),
    "TOAD'S TRIAL.TXT": Said(
        "THE TRIAL OF THE TEA-TRAY", "first-line", NOBODY, ["The Wind in the Willows"],
        ("general", "K", "ffn"), NOBODY, NOBODY,
    ),
    "The Hatters Clock.txt": Said(
        "The Hatter’s Clock", "first-line", ["dinahsmilk"], ["Alice’s Adventures in Wonderland"],
        ("general", "G", "mpaa"), ["Humour"], NOBODY,
    ),
    "The Lamp in Baker Street.txt": Said(
        "The Lamp in Baker Street", "header", ["Hester Vane"],
        ["Sherlock Holmes - Arthur Conan Doyle"], ("general", "General Audiences", "ao3"),
        ["Hurt/Comfort", "Domestic", "Post-Reichenbach", "Pining", "Happy Ending"],
        ["No Archive Warnings Apply"],
    ),
    "The_Affair_of_the_Tea_Caddy.html": Said(
        "The Affair of the Tea Caddy", "metadata", ["inkandgaslight"],
        ["Sherlock Holmes - Arthur Conan Doyle"], ("teen", "Teen And Up Audiences", "ao3"),
        ["Humor", "Case Fic", "POV Mrs. Hudson", "Tea"], ["No Archive Warnings Apply"],
    ),
    "[FIC] The Sheriff's Supper (1-1).txt": Said(
        "The Sheriff's Supper", "header", ["Brother T."], ["Robin Hood (the ballads, more or less)"],
        ("teen", "PG-13 for drink, insolence and one black eye", "mpaa"), ["Romance", "Humor"], NOBODY,
    ),
    "a_proper_proposal.txt": Said(
        "A Proper Proposal", "first-line", ["MrsFitzw"], ["Pride and Prejudice"],
        ("general", "K+", "ffn"), ["Romance", "Humor"], NOBODY,
    ),
    "charlotte.txt": Said("Charlotte", "filename", NOBODY, NOBODY, None, NOBODY, NOBODY),
    "eurydice-counts.txt": Said(
        "Eurydice Counts", "header", ["lethewards"], ["Ancient Greek Religion & Lore"],
        ("teen", "T", "ffn"), ["First Person POV", "Present Tense", "Angst", "Canon Compliant"],
        ["Major Character Death"],
    ),
    "fog_rescued_from_old_disk.txt": Said(
        "Fog, With Interruptions", "header", ["quillfeather"], ["Sherlock Holmes"],
        ("general", "PG", "mpaa"), NOBODY, NOBODY,
    ),
    "mole_lamplighter.htm": Said(
        "Mole and the Lamplighter", "metadata", ["Bankside Betty"], ["The Wind in the Willows"],
        ("general", "G", "mpaa"), NOBODY, NOBODY,
    ),
    "penelope-unpicks.html": Said(
        "What Penelope Unpicked", "metadata", ["Ithaki"], ["The Odyssey - Homer"],
        ("teen", "Teen And Up Audiences", "ao3"), ["Reunion", "Marriage", "Weaving", "Post-Canon"],
        ["Creator Chose Not To Use Archive Warnings"],
    ),
    "skripka_na_rassvete.txt": Said(
        "Скрипка на рассвете", "header", ["Тень на Бейкер-стрит"], ["Шерлок Холмс"],
        ("general", "G", "mpaa"), ["джен", "повседневность"], NOBODY,
    ),
    "umbrella.txt": Said("Umbrella", "filename", NOBODY, NOBODY, None, NOBODY, NOBODY),
    "what_mina_kept.txt": Said(
        "WHAT MINA KEPT", "first-line", ["Carfax Abby"], ["Dracula - Bram Stoker"],
        ("mature", "Mature", "ao3"), ["Drama", "Romance"],
        ["Major Character Death (in the past, canon)"],
    ),
}  # fmt: skip
LOST = {
    "fog_rescued_from_old_disk.txt": {"lines-lost"},
    "The Hatters Clock.txt": {"mojibake-repaired"},
}


def of(name: str) -> Reading:
    return reading.read(intake.read(name, (STORIES / name).read_bytes()))


def values(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.value for claim in claims]


def test_every_story_that_ships_is_here() -> None:
    assert set(SAID) == {path.name for path in STORIES.iterdir() if path.suffix != ".zip"}


@pytest.mark.parametrize("name", list(SAID))
def test_a_sample_says_what_it_is(name: str) -> None:
    found, rated = of(name), None
    if found.rating:
        rated = (found.rating.value, found.rating.given, found.rating.scheme)
    assert found.title
    assert SAID[name] == Said(
        found.title.value, found.title.basis, values(found.authors), values(found.fandoms),
        rated, values(found.tags), values(found.warnings),
    )  # fmt: skip


@pytest.mark.parametrize("name", list(SAID))
def test_a_sample_shows_the_damage_it_has_and_no_other(name: str) -> None:
    story = intake.read(name, (STORIES / name).read_bytes())
    noticed = {finding.code for finding in story.findings} - {"encoding-guessed"}
    assert noticed | {finding.code for finding in of(name).damage} == LOST.get(name, set())


def test_chapters_keep_their_own_notes() -> None:
    found = of("what_mina_kept.txt")
    assert [len(chapter.notes_before) for chapter in found.chapters] == [1, 1, 0]
    assert len(found.notes_before) == 1
