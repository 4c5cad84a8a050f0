"""Words of time, as the stories’ languages tell when a scene stands: “three hours later”, “hace dos años”.

Everything here is a piece of a regular expression, to be matched without regard to case.
"""

from __future__ import annotations

from typing import Final

from storykeep.reading.lexicon.wordlist import words_of

_MANY_WORDS: Final = words_of(
    """
    a an the one two three four five six seven eight nine ten eleven twelve fifteen sixteen eighteen
    twenty thirty forty fifty sixty hundred thousand half some few several many couple of about
    almost nearly just only exactly barely roughly approximately over more less than not long short
    another quite full whole good and
    ein eine einen einem einer einige einigen paar wenige wenigen zwei drei vier fünf sechs sieben
    acht neun zehn elf zwölf zwanzig dreißig hundert mehrere mehreren etwa fast ungefähr viele vielen
    un une deux trois quatre cinq sept huit neuf dix onze douze quinze vingt trente cent quelques
    plusieurs environ presque
    una unos unas dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cien
    algunos algunas varios varias casi pocos pocas
    uno due tre quattro cinque sei sette otto nove dieci undici dodici venti trenta cento qualche
    alcuni alcune vari varie pochi poche circa
    um uma dois duas três sete oito nove dez vinte trinta alguns algumas vários várias poucos poucas
    несколько пару пара один одну одна два две три четыре пять шесть семь восемь девять десять
    двадцать тридцать сто много полтора
    """
)
MANY: Final = (
    rf"(?:(?:\d[\d.,]{{0,6}}|{'|'.join(sorted(_MANY_WORDS, key=len, reverse=True))})[\s-]+){{0,5}}"
)
"""How many: “about two and a half ”; may be empty."""

UNIT: Final = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies)"
    r"|moments?|while"
    r"|sekunden?|minuten?|stunden?|tage?n?|nächten?|wochen?|monate?n?|jahre?n?|jahrhunderten?|augenblicke?"
    r"|secondes?|heures?|jours?|nuits?|semaines?|mois|ans?|années?|siècles?|instants?"
    r"|segundos?|minutos?|horas?|d[ií]as?|noches?|semanas?|mes(?:es)?|años?|siglos?|momentos?"
    r"|second[oi]|minut[oi]|or[ae]|giorn[oi]|nott[ei]|settiman[ae]|mes[ei]|ann[oi]|secol[oi]|moment[oi]"
    r"|noites?|m[eê]s|anos?|séculos?"
    r"|секунд[уы]?|минут[уы]?|час(?:а|ов)?|дн(?:я|ей)|день|ноч(?:ь|и|ей)|недел[юьи]|месяц(?:а|ев)?"
    r"|лет|год(?:а|ов)?|веков?|века?)"
)
PART_OF_DAY: Final = (
    r"(?:(?:early|late|mid)[\s-]?)?(?:morning|afternoon|evening|night|noon|midnight|dawn|dusk|day"
    r"|daybreak|sunset|sunrise)"
)
_PERIOD: Final = (
    rf"(?:{PART_OF_DAY}|week(?:end)?|month|year|summer|autumn|fall|winter|spring|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday|christmas)"
)
_TAG_DE = (
    r"(?:tag(?:e?s)?|morgens?|vormittags?|mittags?|nachmittags?|abends?|nacht|woche|jahr(?:es)?)"
)
_JOUR_FR = r"(?:jour|matin|soir|nuit|après-midi|semaine|année)"
_DIA_ES = r"(?:día|dia|mañana|tarde|noche|semana|mes|año)"
_GIORNO_IT = r"(?:giorno|mattin[ao]|pomeriggio|sera|notte|settimana|mese|anno)"
_DEN_RU = r"(?:день|утро|вечер|ночь|неделю|неделе|год)"

LATER: Final = (
    rf"(?:{MANY}{UNIT}\s+(?:later|after(?:wards?)?|später|danach|plus\s+tard|après|más\s+tarde|después"
    r"|dopo|più\s+tardi|depois|mais\s+tarde|спустя|позже))"
    rf"|(?:much\s+|a\s+(?:little|bit)\s+|even\s+|sometime\s+|some\s+time\s+|still\s+)?later(?:\s+(?:on\s+)?(?:that|the\s+same|in\s+the)\s+(?:same\s+)?{_PERIOD})?"
    rf"|(?:on\s+|in\s+)?the\s+(?:very\s+)?(?:next|following)\s+{_PERIOD}(?:\s+{PART_OF_DAY})?"
    rf"|next\s+{_PERIOD}|the\s+{_PERIOD}\s+after|(?:that|the\s+same|that\s+same)\s+{_PERIOD}"
    rf"|(?:the\s+)?morning\s+after|afterwards?|after\s+that|time[\s-]?skip|zeitsprung"
    rf"|(?:(?:viel|etwas|kurz|einige\s+zeit)\s+)?später(?:\s+am\s+{_TAG_DE})?|kurz\s+darauf"
    rf"|(?:am|in\s+der)\s+(?:nächsten|folgenden|darauf\s?folgenden)\s+{_TAG_DE}|nächster\s+tag|tags\s+darauf"
    rf"|(?:bien\s+|un\s+peu\s+)?plus\s+tard(?:\s+(?:dans\s+la|ce(?:tte)?)\s+\S+)?|le\s+lendemain(?:\s+{_JOUR_FR})?"
    rf"|l[ea]\s+{_JOUR_FR}\s+(?:suivante?|d['’]après)|ce\s+soir-là|cette\s+nuit-là"
    rf"|(?:mucho\s+|un\s+poco\s+)?más\s+tarde|(?:al|a\s+la|el|la)\s+{_DIA_ES}\s+siguiente|esa\s+(?:misma\s+)?noche"
    rf"|(?:molto\s+|poco\s+)?più\s+tardi|(?:il|la)\s+{_GIORNO_IT}\s+(?:dopo|seguente|successiv[oa])|l['’]indomani"
    rf"|mais\s+tarde|n[oa]\s+(?:dia|manhã|noite)\s+seguinte"
    rf"|(?:немного\s+|много\s+)?поз(?:же|днее)|на\s+следующ(?:ий|ее|ую|ей)\s+{_DEN_RU}|через\s+{MANY}{UNIT}"
)
EARLIER: Final = (
    rf"(?:{MANY}{UNIT}\s+(?:ago|earlier|before|previously|prior|back|zuvor|vorher|früher|davor|plus\s+tôt|auparavant"
    r"|avant|antes|atrás|fa|prima|(?:тому\s+)?назад|раньше|до\s+этого))"
    rf"|vor\s+{MANY}{UNIT}|il\s+y\s+a\s+{MANY}{UNIT}|hace\s+{MANY}{UNIT}|há\s+{MANY}{UNIT}"
    rf"|(?:much\s+|a\s+(?:little|bit)\s+)?earlier(?:\s+(?:that|the\s+same)\s+(?:same\s+)?{_PERIOD})?"
    rf"|(?:on\s+)?the\s+(?:previous\s+{_PERIOD}|{_PERIOD}\s+before)|long(?:,\s+long)?\s+ago|years\s+(?:ago|before)"
    r"|back\s+then|previously|once\s+upon\s+a\s+time"
    rf"|damals|früher|am\s+{_TAG_DE}\s+(?:zuvor|davor)|(?:am\s+)?vorabend"
    rf"|la\s+veille|autrefois|plus\s+tôt|l[ea]\s+{_JOUR_FR}\s+(?:d['’]avant|précédente?)"
    rf"|(?:el|la)\s+{_DIA_ES}\s+anterior|años\s+atrás|(?:il|la)\s+{_GIORNO_IT}\s+(?:prima|precedente)|tempo\s+fa"
    r"|накануне|давным-давно|ранее|раньше"
)
FLASHBACK: Final = (
    r"(?:(?:begin(?:ning|s)?|start(?:s|ing)?)(?:\s+of)?\s+)?(?:flash[\s-]?back|rückblende|retour\s+en\s+arrière|fl[aэ]shback"
    r"|флэ?е?шб[эе]к|воспоминание)(?:\s+(?:begins?|starts?|sequence|scene|time|beginnt|début))?"
)
END_FLASHBACK: Final = (
    r"(?:end(?:s|ing|e|fin)?|fin|fine|close|конец|ende)(?:\s+(?:of|of\s+the|the|der|du|del|di))?\s+(?:flash[\s-]?backs?|rückblende|retour\s+en\s+arrière"
    r"|флэ?е?шб[эе]ка|воспоминания)|flash[\s-]?back\s+(?:ends?|over|ended|fin)|(?:rückblende|flash[\s-]?back)\s+ende"
)
NOW: Final = (
    r"(?:back\s+(?:in|to)\s+)?(?:the\s+)?present(?:\s+(?:day|time))?|back\s+to\s+(?:now|reality)|now|today|currently|nowadays"
    r"|heute|jetzt|(?:die\s+)?gegenwart|zurück\s+in\s+der\s+gegenwart"
    r"|aujourd['’]hui|maintenant|de\s+nos\s+jours|(?:retour\s+au\s+)?(?:le\s+)?présent"
    r"|hoy|ahora|(?:el\s+)?presente|(?:en\s+la\s+)?actualidad|oggi|adesso|ora|(?:il\s+)?presente|hoje|agora"
    r"|сейчас|теперь|сегодня|настоящее(?:\s+время)?|наши\s+дни|наше\s+время"
)
PAST: Final = (
    r"then|(?:in\s+)?the\s+past|past|vergangenheit|(?:le\s+)?passé|(?:el\s+)?pasado"
    r"|(?:il\s+)?passato|прошлое|тогда"
)
"""“Then” and “Past” alone on a line: beside “Now” they tell time, elsewhere they are words."""
MEANWHILE: Final = (
    r"meanwhile|in\s+the\s+meantime|at\s+(?:that|the\s+same)\s+(?:same\s+)?(?:time|moment)|elsewhere"
    r"|währenddessen|inzwischen|unterdessen|zur\s+(?:selben|gleichen)\s+zeit|anderswo"
    r"|pendant\s+ce\s+temps(?:-là)?|au\s+même\s+moment|ailleurs|mientras\s+tanto|entretanto"
    r"|nel\s+frattempo|intanto|altrove|enquanto\s+isso|тем\s+временем|в\s+это(?:\s+же)?\s+время"
)
VIEWPOINT: Final = (
    r"p\.?\s?o\.?\s?v\.?|point\s+of\s+view|sicht|perspe[ck]tive|pdv|point\s+de\s+vue"
    r"|punto\s+de\s+vista"
)
WEEKDAY: Final = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
)
COUNTED: Final = (
    r"day|week|month|year|night|tag|woche|jahr|nacht|jour|semaine|nuit|día|semana|noche|giorno"
    r"|settimana|notte|dia|день|ночь|неделя"
)
CLOCK: Final = (
    r"\d{1,2}(?:[:.h]\d{2})?\s?(?:[ap]\.?m\.?|o['’]?clock|uhr|hrs?|hours?|heures|h|z)"
    r"|\d{1,2}:\d{2}(?::\d{2})?|\d{4}\s?(?:hours|hrs|z)"
    r"|(?:\w+\s+){1,2}o['’]clock(?:\s+in\s+the\s+\w+)?"
    rf"|{PART_OF_DAY}|stardate\s+[\d.]+|sternzeit\s+[\d.]+"
)
