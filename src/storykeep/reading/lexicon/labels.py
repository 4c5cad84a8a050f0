"""The labels story headers use, in six languages, and the field each one means.

Gathered from the header conventions of Usenet, Gossamer, the FFML, eFiction, FanFiction.Net,
AO3 and LiveJournal. A label is looked up folded: lower case, single blanks, without decoration,
a plural “(s)” or a number.
"""

from __future__ import annotations

import re
from typing import Final

from storykeep.reading.lexicon.wordlist import words_of

_FIELDS: Final[dict[str, str]] = {
    "title": "title | story | story title | story name | name of story | fic title | titel | titre"
    " | título | titulo | titolo | название | ttl",
    "author": "author | by | written by | pen name | penname | author name | author/pen name"
    " | autor | autora | autorin | auteur | auteure | autore | autrice | von | автор | writer | pseud",
    "email": "email | e-mail | email address | e-mail address | reply to | reply-to | contact"
    " | author's email | author's e-mail | website | homepage | home page | url | www | web site"
    " | webpage | web page | lj | livejournal | tumblr | auf",
    "published": "date | written | story started | started | posted | published | first published"
    " | date written | date posted | date sent | fecha de publicación | erstellt"
    " | datum | fecha | data | дата | publié | veröffentlicht"
    " | publicado | pubblicato | опубликовано",
    "updated": "updated | last updated | finished | date completed | aktualisiert | mis à jour"
    " | actualizado | aggiornato | обновлено",
    "status": "status | complete | completed | state | estado | statut | stato | статус | fertig",
    "fandom": "fandom | fandoms | show | universe | crossover | crossovers | base | фандом | canon"
    " | fandom/universe | based on | fandome",
    "series": "series | sequel | series/sequel | sequel to | sequel/series | arc | part of | serie"
    " | série | серия | series title | reihe",
    "part": "part | chapter | chapters | teil | kapitel | chapitre | capítulo | capitolo | часть"
    " | глава | episode number | parts | chapter title",
    "rating": "rating | rated | content rating | mpaa | mpaa rating | classement | einstufung"
    " | altersfreigabe | freigabe | alter | clasificación | classificação"
    " | raccomandazione | valutazione | рейтинг"
    " | rate | fsk | rating/warning | rating/warnings",
    "warnings": "warning | warnings | content warning | content warnings | advisory | squicks"
    " | contains | notes on content | violence | sex | subtext | language/violence | content"
    " | archive warning | archive warnings | advertencias | advertencia | avisos | aviso | avertissement"
    " | avertissements | warnung | warnungen | avvertimenti | avvisi | предупреждения"
    " | предупреждение | trigger warning | trigger warnings | tw | cw | squick | squick warning",
    "pairing": "pairing | pairings | ship | ships | relationship | relationships | couple | couples"
    " | characters/pairings | character/pairing | main pairing | main pairings | pareja | parejas"
    " | paar | pairung | paarung | couple principal | coppia | пэйринг | пейринг | pairing/characters"
    " | pairings/characters | shipping | 'ship | pairing(s",
    "characters": "character | characters | cast | featuring | main character | main characters"
    " | персонажи | personajes | personagens | personnages | personaggi | charaktere | figuren | people",
    "category": "category | categories | class | classification | type | kategorie | catégorie"
    " | categoría | categoria | категория | направленность | slash | het",
    "genre": "genre | genres | keywords | keyword | codes | code | style | tags | tag"
    " | additional tags | freeform | genere | género | gênero | géneros | generi | жанр"
    " | жанры | метки | mots-clés",
    "spoilers": "spoilers | spoiler | spoilers/warnings | spoiler warning | timeline | timeframe"
    " | time frame | set | setting | season | episode | continuity | season/sequel info"
    " | spoilers for | episodes | spoiler/warning | set in | takes place",
    "summary": "summary | author's summary | story summary | title summary | episode summary"
    " | description | blurb | synopsis | teaser | inhalt | zusammenfassung | résumé | resume"
    " | resumen | resumo | sinopse | sinopsis | kurzbeschreibung | inhaltsangabe | introduzione | trama"
    " | sommario | riassunto | описание | саммари | summery | summary/prompt",
    "notes": "a/n | an | author's note | author's notes | authors note | authors notes | author note"
    " | author notes | authors' note | authors' notes | note | notes | story notes | comments"
    " | comment | preamble | edit | nota | note de l'auteur | nota de la autora | nota del autor"
    " | nota dell'autrice | nota dell'autore | anmerkung | anmerkungen | n/a | n.a | от автора"
    " | примечания | примечание | примечания автора | author's comments | a note | rant | ps"
    " | notes on the text | other notes | additional notes | chapter notes | beginning notes"
    " | end notes | endnotes | end note | chapter end notes | author's rant | a.n | a-n"
    " | author's ramblings | ramblings | vorwort | notas | notas de la autora | notas del autor",
    "disclaimer": "disclaimer | disclaimers | bonus disclaimer | legal | standard disclaimer"
    " | haftungsausschluss | descargo | descargo de responsabilidad | avvertenza | отказ"
    " | дисклеймер | disclaimer/claimer | claimer | declaimer | legal stuff | legalese",
    "archive": "archive | archived | archived at | archiving | distribution | distribute"
    " | permission | permission to archive | разрешение | размещение",
    "feedback": "feedback | reviews | c&c | flames | feed back | concrit",
    "beta": "beta | betas | betaed by | beta'd by | beta reader | beta readers | beta'd | betaed"
    " | beta-reader | britpicker | editor | thanks | thanks to | thanx | acknowledgements"
    " | acknowledgments | remerciements | danke | dank | gracias | grazie | беты | бета"
    " | special thanks | many thanks",
    "dedication": "dedication | dedicated to | for | written for | recipient | challenge | prompt"
    " | request | response to | lyric wheel | widmung | dédicace | dedicatoria | dedica"
    " | посвящение | prompts | gift for | requested by | prompted by | challenge response",
    "words": "word count | words | wordcount | length | size | file size | размер | länge | wörter"
    " | mots | palabras | parole",
    "credits": "artist | art | cover | mixer | translator | translation | übersetzer | übersetzung"
    " | traduction | traductor | traductora | переводчик | credits | credit | lyrics | music | song"
    " | banner | icon",
    "language": "language | sprache | langue | idioma | lingua | язык",
    "stats": "stats | read | views | recs | hits | favs | follows | favorites | bookmarks | kudos"
    " | review | story id | id | ffml archive number | archive number | originally posted"
    " | recced because | crossposted | cross-posted | posted to | posted at",
    "mail": "from | to | subject | newsgroups | message-id | sender | cc | x-mailer"
    " | reply-to address | organization | lines | xref | path | list-id | mailing-list",
}

LABELS: Final[dict[str, str]] = {
    label.strip(): field for field, row in _FIELDS.items() for label in row.split(" | ")
}
"""Folded label → field."""

STRONG: Final = frozenset(
    words_of(
        """
    title author fandom rating warnings pairing summary disclaimer spoilers notes
    """
    )
)
"""Fields that open a header on their own; the others need company."""

PROSE: Final = frozenset(
    ["summary", "notes", "disclaimer", "dedication", "feedback", "beta", "archive", "warnings"]
)
"""Fields whose value may run over several lines or paragraphs."""

AMBIGUOUS: Final = frozenset(
    words_of(
        """
    by an for set story show name note notes edit read review sex art cover from to date
    part content length lines path class type code contains season id to people comment
    comments thanks song music people lj for von auf data state base rate resume resume dank
    danke ps universe canon crossover crossovers couple style legal contact
    """
    )
)
"""Labels that are ordinary words too: they count only at a line's start and beside others."""

_EDGES = " \t*_~=#>|•·.-–—+<([{]})\"“”'’"
_NUMBER = re.compile(r"\s*#?\d{1,3}$")


def fold_label(label: str) -> str:
    """A label as the table knows it.

    >>> fold_label("**Author’s Note(s) #2 ")
    "author's note"
    """
    folded = " ".join(label.casefold().replace("’", "'").replace("‘", "'").split())
    folded = folded.strip(_EDGES)
    folded = _NUMBER.sub("", folded)
    for plural in ("(s", "(en", "(es"):
        folded = folded.removesuffix(plural).removesuffix(plural + ")")
    return folded.strip(_EDGES)


def field_of(label: str) -> str | None:
    """The field a label means, or None."""
    folded = fold_label(label)
    return LABELS.get(folded) or LABELS.get(folded.removesuffix("s"))
