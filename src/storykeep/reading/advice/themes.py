"""What advice there is, and how many different signs each piece of it needs, how close together."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Kind = Literal["rating", "warning", "tag"]


class Theme(NamedTuple):
    """One piece of advice. ``confidence``: the share of such advice that was right, as far as
    measured (``python -m bench.advice``): (right + 3) / (all + 5), and 0.5 where none was met, less
    where silence would do more harm than a wrong guess."""

    kind: Kind
    value: str
    confidence: float
    must: tuple[str, ...]
    """Of these groups one at least must be there, in ``least`` different words or places."""
    also: tuple[str, ...]
    """Groups that count beside them."""
    groups: int
    """How many of all these groups must stand within ``window``."""
    words: int
    """How many different words."""
    window: int = 1_500
    """Characters."""
    said: bool = False
    """Whether what people say counts as well as what is told."""
    least: int = 1
    rate: float = 0.0
    """How often the groups of ``must`` stand in a thousand words of the whole story, at least."""
    beside: tuple[str, ...] = ()
    """Groups of ``also`` of which one must be there as well."""
    folded: tuple[str, ...] = ()
    """Words by which a header may have said so already, beside the value itself."""


THEMES: Final[tuple[Theme, ...]] = (
    Theme(
        "warning", "Graphic Depictions Of Violence", 0.6, ("stab", "spill", "bone"),
        ("struck", "blood", "wound", "pain", "arms", "corpse"), 3, 4, 1_500,
        beside=("blood", "wound"), folded=("violence", "violent", "gore"),
    ),
    Theme(
        "warning", "Rape/Non-Con", 0.4, ("forced",), ("held", "bare", "pain", "weeping"), 2, 3, 2_500,
        said=True, folded=("rape", "non-con", "noncon", "dubcon", "sexual assault"),
    ),
    Theme(
        "rating", "explicit", 0.65, ("organ", "act"), ("climax", "moan", "bare", "kiss", "bed"), 5, 9, 2_500,
        least=4,
    ),
    Theme(
        "rating", "mature", 0.6, ("act", "bare"), ("organ", "moan", "kiss", "bed"), 4, 6, 1_500, least=2,
    ),
    Theme("rating", "teen", 0.5, ("swear", "shit"), (), 1, 2, 20_000, said=True, least=3, rate=0.7),
    Theme(
        "warning", "Underage Sex", 0.4, ("young",), ("organ", "act", "moan", "bare"), 3, 5, 2_500,
        said=True, beside=("act",), folded=("underage",),
    ),
    Theme(
        "tag", "Self-Harm", 0.65, ("cutting",), ("razor", "skin", "blood", "despair"), 3, 3, 2_000,
        said=True, folded=("self-injury", "cutting", "self harm"),
    ),
    Theme(
        "tag", "Suicide", 0.75, ("suicide",), (), 1, 1, 3_000, said=True, folded=("suicidal",),
    ),
    Theme(
        "tag", "Suicide", 0.5, ("suicidal",), ("despair",), 2, 2, 3_000, said=True,
        folded=("suicidal",),
    ),
    Theme(
        "tag", "Abuse", 0.55, ("beaten",), ("elder", "hurt", "small", "rage", "pain"), 4, 5, 1_500,
        beside=("hurt",), folded=("domestic violence",),
    ),
    Theme(
        "tag", "Drug Use", 0.75, ("drug",), ("using",), 1, 1, 3_000, said=True, least=2,
        folded=("drugs", "addiction", "substance abuse"),
    ),
    Theme(
        "tag", "Drunkenness", 0.8, ("reeling",), ("liquor",), 2, 3, 2_000,
        folded=("alcohol", "drinking", "drunk", "alcoholism"),
    ),
    Theme(
        "tag", "Eating Disorders", 0.65, ("starving",), ("thin",), 2, 4, 3_000, said=True,
        folded=("anorexia", "bulimia", "eating disorder"),
    ),
    Theme(
        "tag", "Pregnancy", 0.5, ("expecting",), ("belly",), 2, 3, 4_000, said=True, least=2,
        beside=("belly",), folded=("mpreg", "pregnant", "childbirth"),
    ),
    Theme(
        "tag", "Miscarriage", 0.5, ("lostchild",), ("expecting", "belly", "weeping"), 2, 3, 4_000,
        said=True, folded=("stillbirth",),
    ),
    Theme(
        "tag", "Slavery", 0.65, ("slave",), ("owner",), 2, 3, 4_000, said=True, least=3, rate=1.0,
    ),
    Theme(
        "tag", "Torture", 0.5, ("torture",), ("bound", "pain", "blood", "struck"), 3, 4, 2_000,
        beside=("bound",),
    ),
    Theme(
        "tag", "Illness", 0.7, ("ill",), ("weak", "nursing"), 3, 6, 3_000, least=2, rate=0.8,
        folded=("sickfic", "sick", "hospital", "medical"),
    ),
    Theme(
        "tag", "Terminal Illnesses", 0.4, ("dying",), ("ill", "weak", "nursing"), 3, 5, 4_000,
        said=True, beside=("weak",), folded=("cancer", "terminal illness"),
    ),
    Theme(
        "tag", "Grief/Mourning", 0.45, ("funeral", "mourning"), ("weeping", "lost", "anguish"), 2, 5, 4_000,
        least=4, rate=0.8, beside=("mourning",), folded=("grief", "mourning"),
    ),
    Theme(
        "tag", "Animal Death", 0.5, ("beastdeath",), (), 1, 1, 4_000, least=2,
        folded=("animal death", "pet death"),
    ),
    Theme(
        "tag", "Kidnapping", 0.65, ("taken",), ("bound", "arms"), 1, 2, 4_000, said=True, least=2,
        folded=("abduction",),
    ),
    Theme(
        "tag", "Angst", 0.6, ("weeping", "anguish"), (), 2, 4, 2_500, least=5, rate=1.5,
        folded=("angsty", "tragedy"),
    ),
    Theme(
        "tag", "Hurt/Comfort", 0.7, ("comfort",), ("injury", "weak", "ill", "pain"), 3, 6, 2_000,
        least=2, beside=("injury", "ill"), folded=("h/c", "comfort"),
    ),
    Theme(
        "tag", "First Kiss", 0.65, ("firstkiss",), ("kiss",), 2, 3, 2_500, said=True,
        folded=("first kisses",),
    ),
    Theme(
        "tag", "Christmas", 0.7, ("christmas",), ("festive",), 2, 3, 6_000, said=True, least=2, rate=0.8,
        folded=("holidays", "holiday", "xmas"),
    ),
    Theme("tag", "Halloween", 0.5, ("halloween",), ("costume",), 2, 3, 6_000, said=True, least=2, rate=0.8),
    Theme(
        "tag", "Weddings", 0.8, ("wedding",), ("bridal",), 2, 3, 3_000, said=True, least=1, rate=0.4,
        folded=("wedding", "marriage"),
    ),
    Theme(
        "tag", "Time Travel", 0.65, ("timetravel",), ("eras",), 1, 1, 6_000, said=True, least=2, rate=0.5,
    ),
    Theme(
        "tag", "Coffee Shops", 0.65, ("coffee",), ("counter",), 2, 5, 3_000, said=True, least=3, rate=1.5,
        folded=("coffee shop",),
    ),
    Theme("tag", "High School", 0.5, ("school",), (), 1, 4, 8_000, said=True, least=4, rate=1.5),
    Theme(
        "tag", "College/University", 0.5, ("college",), (), 1, 4, 8_000, said=True, least=4, rate=1.5,
        folded=("college", "university"),
    ),
    Theme(
        "tag", "Case Fic", 0.8, ("sleuth",), ("crime", "clue"), 3, 5, 8_000, said=True, least=3, rate=1.0,
        folded=("casefic", "mystery", "crime"),
    ),
    Theme(
        "tag", "Nightmares", 0.65, ("nightmare",), ("woke",), 2, 2, 500, beside=("woke",),
        folded=("nightmare",),
    ),
    Theme("tag", "Dreams", 0.65, ("dream",), ("woke",), 1, 3, 2_500, least=4, rate=1.2, folded=("dream",)),
    Theme(
        "tag", "Ghosts", 0.7, ("ghost",), ("haunt",), 2, 3, 4_000, said=True, least=2, rate=0.7,
        folded=("ghost",),
    ),
    Theme("tag", "Vampires", 0.5, ("vampire",), ("fangs",), 2, 3, 6_000, said=True, least=3, rate=0.7),
    Theme("tag", "Werewolves", 0.5, ("werewolf",), ("moon",), 2, 3, 6_000, said=True, least=2, rate=0.7),
    Theme("tag", "Magic", 0.5, ("magic",), (), 1, 4, 4_000, said=True, least=5, rate=2.0),
    Theme("tag", "Soulmates", 0.5, ("soulmate",), (), 1, 1, 8_000, said=True, least=3, rate=0.7),
    Theme("tag", "Amnesia", 0.5, ("amnesia",), ("whoami",), 2, 4, 4_000, said=True),
    Theme("tag", "Bed Sharing", 0.65, ("onebed",), ("bed",), 2, 3, 3_000, said=True),
    Theme("tag", "Pirates", 0.65, ("pirate",), ("deck",), 2, 4, 6_000, said=True, least=1, rate=0.4),
)  # fmt: skip
