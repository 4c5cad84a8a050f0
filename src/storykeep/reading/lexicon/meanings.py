"""Words a text’s legend explains its marks with: meaning → pattern, without case."""

from __future__ import annotations

from typing import Final, Literal

Meaning = Literal[
    "said", "thought", "telepathy", "signed", "translated", "distant", "written",
    "action", "emphasis", "dream", "flashback", "scene", "time", "view",
]  # fmt: skip
"""``distant``: by telephone, radio and the like. ``scene``, ``time`` and ``view``: the place, the time
or the point of view changes here."""

MEANINGS: Final[dict[Meaning, str]] = {
    "telepathy": (
        r"telepath\w*|mind[ -]?(?:speech|speak|speaking|talk|talking|link|voice)"
        r"|mental(?:ly)? (?:speech|link|communication|conversation|bond|speaking|talking)"
        r"|thought[ -]?speech|(?:through|via|over) (?:the|their|a) (?:bond|link)"
        r"|telepathie|télépathie|телепатия"
    ),
    "signed": r"sign(?:ed|ing)?(?: language)?|asl|bsl|gebärden\w*",
    "time": (
        r"(?:time|passage of time) ?(?:passing|passes|passed|lapse|skip|jump|change|shift)?"
        r"|zeitsprung|ellipse|salto de tiempo"
    ),
    "scene": (
        r"(?:scene|place|location|setting)s? (?:change|break|shift|switch|divider)s?"
        r"|(?:change|break) (?:of|in) (?:scene|place|location|setting)s?|new scene|scenes?|break"
        r"|szenenwechsel|ortswechsel|changement de scène|cambio de escena|смена сцены"
    ),
    "view": (
        r"(?:change|switch|shift) (?:of|in) (?:pov|point of view|perspective)"
        r"|(?:pov|point of view|perspective) (?:change|switch|shift)s?|perspektivwechsel"
    ),
    "flashback": (
        r"flash ?backs?|memory|memories|the past|rückblenden?|erinnerung(?:en)?|воспоминания"
    ),
    "dream": r"dream(?:s|ing)?|dream sequences?|träume|rêves?|sueños?|сны",
    "thought": (
        r"thoughts?|thinking|thinks|inner (?:voice|dialogue|monologue)"
        r"|internal (?:voice|dialogue|monologue|thoughts?)|gedanken|denken|denkt|gedacht(?:es)?"
        r"|pensées?|pensamientos?|pensieri|мысли"
    ),
    "distant": (
        r"(?:tele)?phone(?: calls?| conversations?)?|radios?|comms?|com(?:link)?|intercom|telefon\w*"
    ),
    "written": (
        r"letters?|writing|written(?: words| text)?|text(?:s| messages?|ing)|e-?mails?|journals?"
        r"|diary|notes?|messages?|chat|song lyrics|lyrics|brief\w*|lettres?"
    ),
    "translated": (
        r"translat(?:ion|ions|ed)|(?:a |another |foreign )?languages?|parsel(?:tongue|mouth)"
        r"|(?:in |speaking )?(?:japanese|spanish|french|german|russian|italian|chinese|latin"
        r"|elvish|klingon|vulcan|english|gaelic|irish|welsh|korean)"
        r"|übersetzung\w*|traduction|traducción|перевод"
    ),
    "action": r"actions?|sounds?(?: effects?)?|sfx|noises?|handlung(?:en)?",
    "emphasis": r"emphas(?:is|ised|ized)|stress(?:ed)?|betonung",
    "said": (
        r"speech|speaking|spoken(?: words)?|talking|talks|speaks|dialogues?|dialogs?|saying"
        r"|said aloud|out loud|reden|sprechen|spricht|gesprochen(?:es)?|paroles?|diálogos?|речь"
    ),
}
