"""Makes a pile of stories: ``python -m bench.pile FOLDER --stories 10000 --words 2000``.

The same seed gives the same pile. No story is like another; three in five have a header, the others
are bare text, as rescued piles are. The prose is nonsense with the shape of prose: dialogue with and
without tags, paragraphs of changing length, scene marks, chapters in every eighth story.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


def _parted(text: str) -> tuple[str, ...]:
    """The parts between bars, or the words where there is no bar."""
    return tuple(text.split("|") if "|" in text else text.split())


_FANDOMS = {
    "The Lighthouse Keepers": "Mara Quill|Tom Harker|Edda Voss|Silas Pryce|Wren Calloway",
    "Winter Court": "Ilse Brandt|Lord Ashgrove|Petra Lindqvist|Corin Vale|Maud Thistle",
    "Signal Lost": "Captain Okoro|Juno Reyes|Dr. Hallam|Piet Moreau|Ansel Whitlock",
    "Harrow Street": "Nell Fairley|Jonas Creed|Ada Birch|Rafe Dunmore|Tilda Marsh",
    "The Glass Orchard": "Rosalind Hale|Kit Barlow|Sister Agnes|Owen Tarrant|Bea Lovell",
    "Deepwater": "Hana Sato|Marcus Bell|Ines Duarte|Leif Andersen|Yusuf Karim",
}
_VERBS = _parted("said asked whispered answered muttered called repeated shouted sighed added")
_NOUNS = _parted(
    "lamp window harbour letter storm coat kettle garden ladder river engine corridor "
    "promise candle bridge mirror table stair bell shadow photograph morning secret hand"
)
_ADJECTIVES = _parted(
    "quiet grey broken heavy bright old careful empty narrow warm distant sudden foolish "
    "patient bitter gentle crooked silver familiar impossible"
)
_DEEDS = _parted(
    "looked at|turned away from|reached for|thought about|remembered|walked past|"
    "listened to|waited beside|could not forget|smiled at|carried|let go of|stared at|"
    "laughed about"
)
_LINES = _parted(
    "I never asked for the {noun}|You knew about the {noun} all along|We could still leave|"
    "Is that what you think of me|It was only a {adjective} {noun}|Don't you dare|"
    "There is something about that {noun}|Tell me the truth, {other}|Not tonight|"
    "I thought you were gone, {other}|The {noun} is {adjective}, and so are you|"
    "Stay with me"
)
_MOODS = _parted(
    "as if nothing had happened|before the light was gone|and did not say a word|"
    "while the rain went on|for longer than was wise|with a {adjective} smile|"
    "because somebody had to|and wondered whether it mattered|"
    "until the {noun} was quiet again"
)
_RATINGS = ("G", "K+", "PG-13", "T", "M", "R", "Teen And Up Audiences", "NC-17")
_WRITERS = ("moonrook", "Ellen B.", "tidewrack", "quietly_so", "Harrowgirl", "P. Marsh", "owlet")


@dataclass(frozen=True, slots=True)
class _People:
    fandom: str
    names: tuple[str, ...]


class Writer:
    """Writes one story after another; each from its own number, so any can be made alone."""

    def __init__(self, seed: int, words: int) -> None:
        self._seed, self._words = seed, words

    def story(self, number: int) -> str:
        chance = random.Random(f"{self._seed}/{number}")
        fandom = chance.choice(list(_FANDOMS))
        names = _FANDOMS[fandom].split("|")
        people = _People(fandom, tuple(chance.sample(names, chance.randint(2, 4))))
        body = "\n\n".join(self._body(chance, people))
        header = self._header(chance, people, number) if number % 5 < 3 else ""
        return f"{header}{body}\n"

    def _header(self, chance: random.Random, people: _People, number: int) -> str:
        title = f"The {chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)} {number}".title()
        return (
            f"Title: {title}\nAuthor: {chance.choice(_WRITERS)}\nFandom: {people.fandom}\n"
            f"Characters: {', '.join(people.names)}\nRating: {chance.choice(_RATINGS)}\n"
            f"Summary: {self._sentence(chance, people)}\n"
            "Disclaimer: None of them are mine.\n\n"
        )

    def _body(self, chance: random.Random, people: _People) -> Iterator[str]:
        chaptered = chance.random() < 0.125
        written, chapter = 0, 0
        while written < self._words:
            if chaptered and written >= chapter * self._words / 4:
                chapter += 1
                yield f"Chapter {chapter}"
            elif written and chance.random() < 0.02:
                yield chance.choice(("* * *", "***", "~~~", "-----"))
            paragraph = self._paragraph(chance, people)
            written += len(paragraph.split())
            yield paragraph

    def _paragraph(self, chance: random.Random, people: _People) -> str:
        if chance.random() < 0.45:
            return self._speech(chance, people)
        return " ".join(self._sentence(chance, people) for _ in range(chance.randint(1, 7)))

    def _speech(self, chance: random.Random, people: _People) -> str:
        speaker, other = (name.split()[-1] for name in chance.sample(people.names, 2))
        line = self._filled(chance.choice(_LINES), chance, other)
        if chance.random() < 0.4:
            return f"“{line}.”"
        mood = self._filled(chance.choice(_MOODS), chance, other)
        return f"“{line},” {chance.choice(_VERBS)} {speaker} {mood}."

    def _sentence(self, chance: random.Random, people: _People) -> str:
        name = chance.choice(people.names)
        who = chance.choice((name, name.split()[0], "She", "He", "They", "Nobody"))
        mood = self._filled(chance.choice(_MOODS), chance, people.names[0])
        adjective, noun = chance.choice(_ADJECTIVES), chance.choice(_NOUNS)
        return f"{who} {chance.choice(_DEEDS)} the {adjective} {noun} {mood}."

    def _filled(self, template: str, chance: random.Random, other: str) -> str:
        return template.format(
            noun=chance.choice(_NOUNS), adjective=chance.choice(_ADJECTIVES), other=other
        )


def make_pile(folder: Path, *, stories: int, words: int, seed: int = 1) -> None:
    """Write ``stories`` text files of about ``words`` words, a hundred to a folder."""
    writer = Writer(seed, words)
    for number in range(stories):
        place = folder / f"{number // 100:05}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"story {number:07}.txt").write_text(writer.story(number), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Make a pile of stories.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    make_pile(chosen.folder, stories=chosen.stories, words=chosen.words, seed=chosen.seed)


if __name__ == "__main__":
    main()
