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
    " | título | titulo | titolo | название | ttl"
    " | story's title | title of story | title of fic | fanfic title | fic name"
    " | name of fic | nombre del fic | título del fic | nom de la fic"
    " | titre de la fic | titre de l'histoire | название фика | заголовок"
    " | titel der geschichte | titolo della storia | title/link",
    "author": "author | by | written by | pen name | penname | author name | author/pen name"
    " | autor | autora | autorin | auteur | auteure | autore | autrice | von | автор | writer | pseud"
    " | author/pseudonym | author's name | author's pseudonym | author/artist | authoress"
    " | auteuse | auteurs | auteurice | penned by | creator | fic by | story by | autoren"
    " | autorinnen | autori | escritora | escritor | escrito por | écrit par | scritto da"
    " | geschrieben von | авторы | автор/ы | username | ficwriter | co-author | coauthor"
    " | co-authors | authors' names",
    "email": "email | e-mail | email address | e-mail address | reply to | reply-to | contact"
    " | author's email | author's e-mail | website | homepage | home page | url | www | web site"
    " | webpage | web page | lj | livejournal | tumblr | auf"
    " | mail | e mail | author email | author e-mail | author url | author's website"
    " | author's homepage | author's website url | other websites | other website"
    " | websites | web | correo | correo electrónico | courriel | contacto | kontakt"
    " | эл. почта | почта | twitter | blog | author's web site | author's url | email/url",
    "published": "date | added | выложен | выложено | размещён"
    " | written | story started | started | posted | published | first published"
    " | date written | date posted | date sent | fecha de publicación | erstellt"
    " | datum | fecha | data | дата | publié | veröffentlicht"
    " | publicado | pubblicato | опубликовано"
    " | publication date | publish date | date published | originally published"
    " | release date | posting date | date de publication | veröffentlicht am"
    " | erstellt am | date of posting | opublikowano | posted on | дата публикации"
    " | pubblicata | publicada | publiée | fecha de inicio",
    "updated": "updated | last updated | finished | date completed | aktualisiert | mis à jour"
    " | actualizado | aggiornato | обновлено"
    " | last update | updated on | update | last modified | revised | date updated"
    " | zuletzt aktualisiert | letzte aktualisierung | mise à jour | última actualización"
    " | actualización | ultimo aggiornamento | date finished | completed on"
    " | fecha de término",
    "status": "status | terminado | terminada | terminée | abgeschlossen | finito | закончен"
    " | complete | completed | state | estado | statut | stato | статус | fertig"
    " | completion status | story status | wip status | completion | completed?"
    " | complete? | finished? | bearbeitungsstatus | état | avancement",
    "fandom": "fandom | fandoms | show | universe | crossover | crossovers | base | фандом | canon"
    " | fandom/universe | based on | fandome"
    " | fandom(s)/universe | fandom/s | source material | series/fandom"
    " | fandom/series | show/fandom | tv show | anime | anime/manga | manga | universo"
    " | univers | canon/fandom | crossover with | fandom/crossover | fandom(s | ориджинал"
    " | fandom/show | movie",
    "series": "series | sequel | series/sequel | sequel to | sequel/series | arc | part of | serie"
    " | série | серия | series title | reihe"
    " | series name | story series | series/part | part of series | serie/reihe | saga"
    " | trilogy | цикл",
    "part": "part | chapter | chapters | teil | kapitel | chapitre | capítulo | capitolo | часть"
    " | глава | episode number | parts | chapter title",
    "rating": "rating | rated | content rating | mpaa | mpaa rating | classement | einstufung"
    " | altersfreigabe | freigabe | alter | clasificación | classificação"
    " | raccomandazione | valutazione | рейтинг"
    " | rate | fsk | rating/warning | rating/warnings"
    " | age rating | overall rating | story rating | maturity rating | maturity"
    " | rating and warnings | rating & warnings | rating/s | audience | age group"
    " | classificazione | calificación | restricción | raccomandazione età"
    " | rating generale | возрастной рейтинг | bewertung | ratings | rated for"
    " | clasificacion | age recommendation | alterseinstufung | recommended age"
    " | rating/content | altersempfehlung | public",
    "warnings": "warning | warnings | content warning | content warnings | advisory | squicks"
    " | contains | notes on content | violence | sex | subtext | language/violence | content"
    " | archive warning | archive warnings | advertencias | advertencia | avisos | aviso | avertissement"
    " | avertissements | warnung | warnungen | avvertimenti | avvisi | предупреждения"
    " | предупреждение | trigger warning | trigger warnings | tw | cw | squick | squick warning"
    " | warning/s | warnings/notes | warnings/kinks | content notes | content note"
    " | trigger/content warnings | content/trigger warnings | tws | cws | triggers"
    " | trigger | triggerwarnung | triggerwarnungen | warnings/squicks | beware | caution"
    " | kinks | avertissements/notes | avvertenze | warnhinweise"
    " | предупреждения/примечания | warnings/spoilers | warnings and spoilers"
    " | warnings/contains | possible triggers | avisos de contenido"
    " | warnings/enticements | kinks/warnings | contenu | attention | achtung",
    "pairing": "pairing | pairings | ship | ships | relationship | relationships | couple | couples"
    " | characters/pairings | character/pairing | main pairing | main pairings | pareja | parejas"
    " | paar | pairung | paarung | couple principal | coppia | пэйринг | пейринг | pairing/characters"
    " | pairings/characters | shipping | 'ship | pairing(s"
    " | pairing/s | main ship | side pairings | side pairing | other pairings"
    " | secondary pairings | background pairings | minor pairings | side ships"
    " | pairings and characters | pairing and characters | pairings/main characters"
    " | characters and pairings | characters & pairings | characters and relationships"
    " | paire | paires | couple/s | parejas principales | coppie | coppia/e | otp | pair"
    " | pairs | relationship/s | relationship(s)/character(s | pairing/character(s"
    " | character(s)/pairing(s | pairing(s)/character(s | shipping(s | paarungen"
    " | pairungen | personaje/pareja | пара | пары | пейринги | пэйринг и персонажи"
    " | пейринг и персонажи | отношения | ship/s | romantic pairing",
    "characters": "character | characters | cast | featuring | main character | main characters"
    " | персонажи | personajes | personagens | personnages | personaggi | charaktere | figuren | people"
    " | character/s | characters featured | hauptcharaktere | hauptfiguren"
    " | hauptpersonen | personen | personnages principaux | personaje"
    " | personajes principales | personaggi principali | protagonisti | главные герои"
    " | герои | focus character | pov character | starring | personnage | charakter"
    " | figur",
    "category": "category | categories | class | classification | type | kategorie | catégorie"
    " | categoría | categoria | категория | направленность | slash | het",
    "genre": "genre | genres | keywords | keyword | codes | code | style | tags | tag"
    " | additional tags | freeform | genere | género | gênero | géneros | generi | жанр"
    " | жанры | метки | mots-clés"
    " | genre/s | genre(s | genre/category | tags/genre | sub category | subcategory"
    " | sub-category | sub-genre | subgenre | story type | fic type | additional tag"
    " | other tags | themes | kategorien | genere/i | tipo | género literario"
    " | genre & category | themen | thème | genres/themes",
    "spoilers": "spoilers | spoiler | spoilers/warnings | spoiler warning | timeline | timeframe"
    " | time frame | set | setting | season | episode | continuity | season/sequel info"
    " | spoilers for | episodes | spoiler/warning | set in | takes place"
    " | episode related | episode tag | spoiler alert | spoilerwarnung | spoilers through"
    " | takes place during | season/episode | timeline/spoilers | ambientazione"
    " | время действия | zeitlinie | zeit",
    "summary": "summary | author's summary | story summary | title summary | episode summary"
    " | description | blurb | synopsis | teaser | inhalt | zusammenfassung | résumé | resume"
    " | resumen | resumo | sinopse | sinopsis | kurzbeschreibung | inhaltsangabe | introduzione | trama"
    " | sommario | riassunto | описание | саммари | summery | summary/prompt"
    " | summary/description | short summary "
    " | inhaltsangabe/zusammenfassung | kurzinhalt | kurzzusammenfassung | sumario"
    " | descripción | descrizione | résumé de l'histoire | kurze zusammenfassung"
    " | аннотация | кратко | story description | argumento | chapter summary"
    " | description/summary | intro | worum geht's",
    "notes": "a/n | an | author's note | author's notes | authors note | authors notes | author note"
    " | author notes | authors' note | authors' notes | note | notes | story notes | comments"
    " | comment | preamble | edit | nota | note de l'auteur | nota de la autora | nota del autor"
    " | nota dell'autrice | nota dell'autore | anmerkung | anmerkungen | n/a | n.a | от автора"
    " | примечания | примечание | примечания автора | author's comments | a note | rant | ps"
    " | notes on the text | other notes | additional notes | chapter notes | beginning notes"
    " | end notes | endnotes | end note | chapter end notes | author's rant | a.n | a-n"
    " | author's ramblings | ramblings | vorwort | notas | notas de la autora | notas del autor"
    " | author's chapter notes | author chapter notes | author's story notes | story note"
    " | kommentar | kommentare | bemerkung | bemerkungen | note dell'autore"
    " | note dell'autrice | note d'auteur | note de l'auteure | note de l'auteur(e"
    " | notes de l'auteur | notes de l'auteure | nda | nota de autor | nota de autora"
    " | notas de autor | notas de autora | n.d.a | n/b | anmerkung der autorin"
    " | anmerkung des autors | anmerkungen der autorin | anmerkungen des autors"
    " | anmerkung am rande | aclaraciones | aclaración | aclaratoria"
    " | примечание автора | комментарий | комментарии | комментарий автора | заметки"
    " | author's notes/disclaimer | remarks | remark | remarque | remarques | commentaire"
    " | commentaires | opening notes | pre-story notes | background | writer's note"
    " | writer's notes | a/n's | author's note/s | author comments | explanations"
    " | explanation | notation | comentario | comentarios | commento | commenti | zusatz"
    " | hinweis | hinweise | story notes/spoilers | more notes | extra notes"
    " | final notes | note introduttive | author's end notes"
    " | author's notes and disclaimer",
    "disclaimer": "disclaimer | disclaimers | bonus disclaimer | legal | standard disclaimer"
    " | haftungsausschluss | descargo | descargo de responsabilidad | avvertenza | отказ"
    " | дисклеймер | disclaimer/claimer | claimer | declaimer | legal stuff | legalese"
    " | disclaimer/s | disclaimer/notes | disclaimers/notes | disclaimers and notes"
    " | disclaim | rechtliches | rechte | copyright | legal disclaimer | legal notice"
    " | ownership | renuncia | отказ от прав | дискламер | disclaimer and notes"
    " | disclaimer/author's note | droits | diritti | haftungsausschluß | descargos"
    "",
    "archive": "archive | archived | archived at | archiving | distribution | distribute"
    " | permission | permission to archive | разрешение | размещение"
    " | archive/distribution | archiv | archivage | archivo | archives"
    " | archive permission | distribution/archive | redistribution | may be archived"
    " | архив | archivierung | lists | posted at/to",
    "feedback": "feedback | reviews | c&c | flames | feed back | concrit"
    " | feedback/comments | comments/feedback | reviews/feedback | concrit/feedback"
    " | rückmeldung | reviews welcome | kritik | отзывы | fb | comments & feedback",
    "beta": "beta | betas | betaed by | beta'd by | beta reader | beta readers | beta'd | betaed"
    " | beta-reader | britpicker | editor | thanks | thanks to | thanx | acknowledgements"
    " | acknowledgments | remerciements | danke | dank | gracias | grazie | беты | бета"
    " | special thanks | many thanks"
    " | beta(s | beta/s | beta by | beta read by | beta thanks | betareader"
    " | beta-readers | betaleser | betaleserin | beteo | beteado por | beta-lectrice"
    " | bêta | bêta-lectrice | correctrice | correction | relecture | бета-ридер | бета(ы"
    " | гамма | гаммы | danksagung | thank you | thank you to | thanks go to"
    " | my thanks to | beta/thanks | credits/thanks | alpha | alpha reader"
    " | sensitivity reader | cheerleader",
    "dedication": "dedication | dedicated to | for | written for | recipient | challenge | prompt"
    " | request | response to | lyric wheel | widmung | dédicace | dedicatoria | dedica"
    " | посвящение | prompts | gift for | requested by | prompted by | challenge response"
    " | dedicated | challenge/prompt | prompt/challenge | prompt used | prompt(s"
    " | for the prompt | kink meme prompt | original prompt | auftraggeber | gewidmet"
    " | cadeau pour | community | comm | fest | exchange"
    " | table | claim | giftee | bingo square | square filled | mission | challenges"
    " | event",
    "words": "word count | words | wordcount | length | size | file size | размер | länge | wörter"
    " | mots | palabras | parole"
    " | word count (approx | approximate word count | story length | wordcount/length"
    " | wortanzahl | wörterzahl | anzahl wörter | nombre de mots | número de palabras"
    " | numero parole | количество слов | объём | объем | umfang | longueur"
    " | länge der geschichte | word length | wc | total words | word total",
    "credits": "artist | art | cover | mixer | translator | translation | übersetzer | übersetzung"
    " | traduction | traductor | traductora | переводчик | credits | credit | lyrics | music | song"
    " | banner | icon"
    " | artwork | cover art | cover by | art by | banner by | lyrics by | song lyrics"
    " | soundtrack | quote | quotes | title from | title credit | alternate title"
    " | übersetzt von | traduit par | traducción | traduzione | tradotto da | перевод"
    " | переводчики | оригинал | original author | original story | author of original",
    "language": "language | sprache | langue | idioma | lingua | язык"
    " | text language | original language",
    "stats": "stats | source | read | views | recs | hits | favs | follows | favorites | bookmarks | kudos"
    " | review | story id | id | ffml archive number | archive number | originally posted"
    " | recced because | crossposted | cross-posted | posted to | posted at"
    " | current mood | current music | mood | location | packaged | storyid | story id"
    " | authorid | author id | publisher | story url | url of story | source url"
    " | download | printer | reads | gelesen | series url | review count"
    " | reviews/comments | crossposts | xposted | x-posted | x-posted to"
    " | cross-posted to | also posted | also on | posted in | archived on | chapter count"
    " | kapitelanzahl | количество глав | faves | follower | vote | votes | score"
    " | numchapters | numwords | work id | entry tags"
    " | music listening to | group | groups | community tags",
    "mail": "from | to | subject | newsgroups | message-id | sender | cc | x-mailer"
    " | reply-to address | organization | lines | xref | path | list-id | mailing-list"
    " | x-newsreader | mime-version | content-type | content-transfer-encoding"
    " | nntp-posting-host | references | in-reply-to | return-path | received"
    " | delivered-to | approved | followup-to | x-sender | precedence | list-unsubscribe"
    " | x-trace | user-agent | x-priority | x-yahoo-profile | x-egroups-from",
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
    comments thanks song music people lj source story movie background public anime manga
    alpha saga pair pairs fic web mail location mood group groups quote quotes public references
    received remark remarks maturity attention achtung contenu copyright correction zeit tipo
    community prompt explanation completion lists site vote votes score update trigger triggers
    caution beware starring creator intro excerpt extrait plot rechte droits diritti approved
    also download mission revised kontakt contacto squick couples focus fb wc trilogy hinweis
    hinweise perso protagonisti герои оригинал перевод архив пара пары отношения архив aviso
    avisos zusatz notation remarque remarques publisher packaged figur charakter event for von
    auf data state base rate resume dank added terminado terminada finito
    danke ps universe canon crossover crossovers couple style legal contact
    """
    )
)
"""Labels that are ordinary words too: they count only at a line's start and beside others."""

_EDGES = " \t*_~=#>|•·.!?-–—+<([{]})\"“”'’"
_BETWEEN = re.compile(r"\s*(?:/|&|,|\+|\b(?:and/or|and|or|und|et|y|e|и)\b)\s*")
_MOST_PARTS = 3
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


def is_known(folded: str) -> bool:
    return folded in LABELS or folded.removesuffix("s") in LABELS


def field_of(label: str) -> str | None:
    """The field a label means, or None."""
    folded = fold_label(label)
    return LABELS.get(folded) or LABELS.get(folded.removesuffix("s")) or _of_several(folded)


def _of_several(folded: str) -> str | None:
    """The first field of a label that names two or three: “pairing(s) and/or characters”."""
    parts = _BETWEEN.split(folded)
    if not 1 < len(parts) <= _MOST_PARTS or any(part in AMBIGUOUS for part in parts):
        return None
    keys = [LABELS.get(part.removesuffix("(s)")) or LABELS.get(part) for part in parts]
    return keys[0] if all(keys) else None
