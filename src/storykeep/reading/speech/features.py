"""What speaks for and against each candidate as the speaker of a turn: sparse features by name.

Each kind of turn has weights of its own: ``n:`` a name tells the speaker, ``p:`` a pronoun,
``d:`` a noun, ``i:`` “I”, ``b:`` no tag but narration beside it, ``c:`` a quotation goes on,
``u:`` nothing at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from storykeep.reading.speech.cues import Cue
from storykeep.reading.speech.focus import Chances
from storykeep.reading.speech.moves import kind_of
from storykeep.reading.speech.scenery import Scenery

_PRONOUN_START = re.compile(
    r"[\W_]*(?:and |but |then |so |as |when |with )?(he|she|I|his|her|my)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?…]['\"”’*_]*\s+")
_WINDOW = 6_000
_RECENT = 8
_MAX_CANDIDATES = 14
_NEARNESS = (1, 2, 4, 8, 16)
_BEHIND = tuple(f"told-behind-{each}" for each in range(len(_NEARNESS) + 1))
_AHEAD = tuple(f"told-ahead-{each}" for each in range(len(_NEARNESS) + 1))
_IDLE = (_BEHIND[-1], _AHEAD[-1])
_LONG = 99
_AROUND = tuple(f"around-{each}" for each in range(5))
_CALLED_AROUND = tuple(f"called-around-{each}" for each in range(4))
_COUNTS = (0, 1, 3, 6)
_LIKELY = (0.1, 0.3, 0.5, 0.7, 0.9)
_VIEWS = ("in-view", "second-in-view", "third-in-view")
_RANKS = ("rank1", "rank2", "rank3", "rank4", "rank5+")


class Candidates:
    """The candidates of one turn and their features.

    ``active`` are those likely to have spoken the turns before, the latest first.
    """

    def __init__(self, scenery: Scenery, index: int, active: Sequence[int]) -> None:
        self.scenery, self.index, self.active = scenery, index, active
        self.turn = scenery.turns[index]
        self.features: dict[int, list[str]] = {}
        self.kind = kind_of(self.turn)
        self.recent = recent = self._recent()
        self._collect(recent)
        self._cue_features(recent)
        self._beat_features()
        self._recency_features(recent)
        self._view_features()
        self._lead_features()
        self._address_features()
        self._prominence_features()
        self._around_features()

    def add(self, person: int | None, *names: str) -> None:
        if person is not None and person in self.features:
            self.features[person] += names

    def _recent(self) -> list[int]:
        """People of the narration before the turn, the latest first; then those behind its quotes."""
        scenery, start = self.scenery, self.turn.start
        found: dict[int, None] = {}
        for index in range(bisect_left(scenery.narration_starts, start) - 1, -1, -1):
            mention = scenery.narration[index]
            if start - mention.start > _WINDOW or len(found) >= _RECENT:
                break
            found[mention.person] = None
        return list(found)

    def _collect(self, recent: list[int]) -> None:
        scenery, turn = self.scenery, self.turn
        found: dict[int, list[str]] = {}
        pool: list[int | None] = [cue.person for cue in turn.cues]
        pool += recent[:6]
        pool += [m.person for m in scenery.told(turn.start, turn.after[1])]
        pool += self.active[:6]
        for near in (1, 2, -1, -2, 3, -3, -4):
            if 0 <= self.index + near < len(scenery.turns):
                pool += scenery.cued[self.index + near]
        pool += [person for gender in "mf" for person, _ in self._in_view(gender)[:2]]
        for near in (self.index - 1, self.index + 1):
            if 0 <= near < len(scenery.turns):
                pool += scenery.vocatives[near]
        pool += [m.person for m in scenery.told(turn.after[1], turn.after[1] + 300)][:2]
        pool.append(scenery.cast.narrator)
        for person in pool:
            if person is not None and person not in found:
                found[person] = scenery.standing[person].copy()
                if len(found) == _MAX_CANDIDATES:
                    break
        self.features = found

    def _cue_features(self, recent: list[int]) -> None:
        narrator = self.scenery.cast.narrator
        for cue in self.turn.cues[:3]:
            if cue.kind == "name":
                named = "cue-core-named" if cue.core else "cue-weak-named"
                for person in self.features:
                    self.add(person, named if person == cue.person else "cue-other")
            elif cue.kind == "I":
                for person in self.features:
                    self.add(person, "cue-I-narrator" if person == narrator else "cue-I-other")
            elif cue.kind == "noun":
                self._noun_cue(cue)
            else:
                self._pronoun_cue(cue, recent)

    def _pronoun_cue(self, cue: Cue, recent: list[int]) -> None:
        people = self.scenery.cast.people
        for person in self.features:
            self._pronoun(person, cue.gender, "pronoun")
        agreeing = [p for p in recent if people[p].gender in {cue.gender, "?"}]
        for name, person in zip(("first", "second"), agreeing, strict=False):
            self.add(person, f"pronoun-{name}-agreeing")
        meant = self.scenery.focus.resolved.get(cue.place)
        self._meant(self._in_view(cue.gender) if meant is None else meant, "pronoun")
        sure = [p for p in recent[:5] if people[p].gender == cue.gender]
        if len(sure) == 1:
            self.add(sure[0], "pronoun-only-agreeing")

    def _in_view(self, gender: str) -> Chances:
        return self.scenery.views[self.index][gender == "f"]

    def _meant(self, chances: Chances, name: str) -> None:
        """How likely a pronoun means each, and who is the likeliest."""
        for rank, (person, chance) in enumerate(chances[:4]):
            likely, view = _meant_names(name, bisect_left(_LIKELY, chance), min(rank, 2))
            self.add(person, likely, view)

    def _noun_cue(self, cue: Cue) -> None:
        for person in self.features:
            self._pronoun(person, cue.gender, "noun")
            if self.scenery.cast.people[person].noun:
                self.add(person, "noun-own" if person == cue.person else "noun-not-own")

    def _pronoun(self, person: int, gender: str, name: str) -> None:
        own = self.scenery.cast.people[person].gender
        if person == self.scenery.cast.narrator:
            self.add(person, f"{name}-narrator")
        elif gender == "?" or own == "?":
            self.add(person, f"{name}-unknown")
        else:
            self.add(person, f"{name}-agrees" if own == gender else f"{name}-disagrees")

    def _beat_features(self) -> None:
        """Who does something in the narration of the same paragraph."""
        turn, text = self.turn, self.scenery.text
        before, after = turn.before, turn.after
        sentence = before[0]
        for match in _SENTENCE.finditer(text, max(before[0], before[1] - 300), before[1] - 1):
            if match.end() < before[1] - 3:
                sentence = match.end()
        self._beat(sentence, before[1], "before")
        end_match = _SENTENCE.search(text, after[0] + 2, after[1])
        self._beat(after[0], end_match.end() if end_match else after[1], "after")
        for start, end in zip(
            (q.end for q in turn.quotes), (q.start for q in turn.quotes[1:]), strict=False
        ):
            self._beat(start, end, "between")
        if before[1] - before[0] > 3:
            people = list(dict.fromkeys(m.person for m in self.scenery.told(*before)))
            for rank, person in enumerate(people[:3]):
                self.add(person, "paragraph-before" if rank else "paragraph-before-first")
        for person in {m.person for m in self.scenery.told(*after)}:
            self.add(person, "paragraph-after")

    def _beat(self, start: int, end: int, name: str) -> None:
        if end - start < 3:
            return
        scenery = self.scenery
        mentions = scenery.told(start, end)
        match = _PRONOUN_START.match(scenery.text, start, end)
        if match and (not mentions or match.start(1) < mentions[0].start):
            word = match.group(1).casefold()
            if word in {"i", "my"}:
                self.add(scenery.cast.narrator, f"beat-{name}-I")
            else:
                gender = "m" if word in {"he", "his"} else "f"
                for person in self.features:
                    self._pronoun(person, gender, f"beat-{name}-pronoun")
                meant = scenery.focus.resolved.get(match.start(1))
                self._meant(
                    self._in_view(gender) if meant is None else meant, f"beat-{name}-pronoun"
                )
                people = scenery.cast.people
                agreeing = (p for p in self.recent if people[p].gender in {gender, "?"})
                for person in islice(agreeing, 1):
                    self.add(person, f"beat-{name}-pronoun-first")
        elif mentions:
            at_start = mentions[0].start - start < 12
            self.add(mentions[0].person, f"beat-{name}-first" if at_start else f"beat-{name}-later")
        for mention in mentions[1:3]:
            self.add(mention.person, f"beat-{name}-second")

    def _recency_features(self, recent: list[int]) -> None:
        for name, person in zip(_RANKS, recent, strict=False):
            self.add(person, name)
        for person in self.features:
            if person not in recent:
                self.add(person, "not-recent")

    def _view_features(self) -> None:
        for gender in ("m", "f"):
            for name, (person, _) in zip(_VIEWS, self._in_view(gender), strict=False):
                self.add(person, name)

    def _lead_features(self) -> None:
        """What the paragraph before tells: it may lead in to the quotation."""
        scenery, turn = self.scenery, self.turn
        index = turn.paragraph
        if not index:
            return
        span = scenery.paragraphs[index - 1]
        before_turn = scenery.turns[self.index - 1] if self.index else None
        spoken = before_turn is not None and before_turn.paragraph == index - 1
        told = scenery.told(span.start, span.end)
        kind = "spoken" if spoken else "told"
        if told:
            self.add(told[0].person, f"previous-{kind}-first")
            self.add(told[-1].person, f"previous-{kind}-last")
        if not spoken:
            leads = scenery.text[span.end - 1] in ":,"
            match = _PRONOUN_START.match(scenery.text, span.start, span.end)
            if leads and told:
                self.add(told[0].person, "lead-in")
            if match and match.group(1).casefold() in {"i", "my"}:
                self.add(scenery.cast.narrator, "previous-told-I")

    def _address_features(self) -> None:
        """Who is called by name in this turn and the turns beside it, and who has those."""
        scenery, turns, index = self.scenery, self.scenery.turns, self.index
        self._each(scenery.vocatives[index], "addressed")
        self._each(scenery.named[index], "spoken-of")
        if index:
            near = self.turn.paragraph - turns[index - 1].paragraph <= 2
            called = scenery.vocatives[index - 1]
            self._each(called, "addressed-before" if near else "addressed-before-far")
        if index + 1 < len(turns):
            distance = turns[index + 1].paragraph - self.turn.paragraph
            if distance <= 2:
                self._each(scenery.vocatives[index + 1], "addressed-next")
            if 0 < distance <= 2:
                self._each(scenery.cued[index + 1], "speaks-next")
        self._called_by_gender()
        self._told_to()
        if index + 2 < len(turns) and turns[index + 2].paragraph - self.turn.paragraph <= 3:
            self._each(scenery.cued[index + 2], "speaks-next-but-one")

    def _told_to(self) -> None:
        """Whom the narration of this turn, or of those beside it, has it said to."""
        scenery, index = self.scenery, self.index
        for near, name in ((0, "told-to"), (-1, "told-to-before"), (1, "told-to-next")):
            if 0 <= index + near < len(scenery.turns):
                distance = abs(scenery.turns[index + near].paragraph - self.turn.paragraph)
                if distance <= 2:
                    self._each(scenery.told_to[index + near], name)

    def _around_features(self) -> None:
        """How often each is named in the narration near by, and called by name in what is said near by."""
        around, called = self.scenery.around[self.index], self.scenery.calling[self.index]
        own = self.scenery.vocatives[self.index]
        for person, names in self.features.items():
            names.append(_AROUND[bisect_left(_COUNTS, around.get(person, 0))])
            times = called.get(person, 0) - own.count(person) if called else 0
            if times:
                names.append(_CALLED_AROUND[min(times, 3)])

    def _called_by_gender(self) -> None:
        """“Yes, sir”: whom a turn so calls does not speak it, but may speak beside it."""
        scenery, index = self.scenery, self.index
        for near, name in ((0, "calls"), (-1, "called-before"), (1, "called-next")):
            if not 0 <= index + near < len(scenery.turns):
                continue
            gender = scenery.called[index + near]
            distance = abs(scenery.turns[index + near].paragraph - self.turn.paragraph)
            if gender and distance <= 2:
                for person in self.features:
                    own = scenery.cast.people[person].gender
                    if own != "?":
                        self.add(person, f"{name}-own" if own == gender else f"{name}-other")

    def _each(self, people: Sequence[int], name: str) -> None:
        for person in people:
            if person in self.features:
                self.features[person].append(name)

    def _prominence_features(self) -> None:
        weight, told = self.scenery.weight, self.scenery.told_to_speak
        highest = max([weight[person] for person in self.features], default=1) or 1
        for person, names in self.features.items():
            if weight[person] * 5 < highest:
                names.append("minor")
            places = told.get(person)
            names.extend(self._nearest(places) if places else _IDLE)

    def _nearest(self, places: Sequence[int]) -> tuple[str, str]:
        """How near a turn is, behind and ahead, that names a person as its speaker."""
        at = bisect_left(places, self.index)
        behind = self.index - places[at - 1] if at else _LONG
        if at < len(places) and places[at] == self.index:
            ahead = places[at + 1] - self.index if at + 1 < len(places) else _LONG
        else:
            ahead = places[at] - self.index if at < len(places) else _LONG
        return _BEHIND[bisect_left(_NEARNESS, behind)], _AHEAD[bisect_left(_NEARNESS, ahead)]


@lru_cache(maxsize=512)
def _meant_names(name: str, likely: int, rank: int) -> tuple[str, str]:
    return f"{name}-likely-{likely}", f"{name}-{_VIEWS[rank]}"
