"""Verbs that tell of speech, and verbs only people do. Present, past and -ing forms are made here."""

from __future__ import annotations

from typing import Final

from storykeep.reading.lexicon.wordlist import words_of

_IRREGULAR: Final = {
    "say": "said", "tell": "told", "speak": "spoke", "begin": "began", "think": "thought",
    "go": "went", "break": "broke", "put": "put", "cut": "cut", "sing": "sang", "read": "read",
    "swear": "swore", "throw": "threw", "choke": "choked", "bite": "bit", "retort": "retorted",
    "shake": "shook", "stand": "stood", "sit": "sat", "run": "ran", "feel": "felt", "know": "knew",
    "see": "saw", "hear": "heard", "take": "took", "give": "gave", "come": "came", "get": "got",
    "lean": "leaned", "hold": "held", "find": "found", "keep": "kept", "catch": "caught",
    "draw": "drew", "rise": "rose", "fall": "fell", "leave": "left", "make": "made",
    "understand": "understood", "forget": "forgot", "wake": "woke", "sleep": "slept",
    "weep": "wept", "eat": "ate", "drink": "drank", "write": "wrote", "bend": "bent",
    "lie": "lay", "let": "let", "spin": "spun", "stride": "strode", "drive": "drove",
    "hide": "hid", "grin": "grinned", "meet": "met", "wear": "wore", "mean": "meant",
    "set": "set", "shut": "shut", "pay": "paid", "lay": "laid", "win": "won", "fight": "fought",
    "beat": "beat", "interject": "interjected", "admit": "admitted", "sob": "sobbed",
    "nod": "nodded", "shrug": "shrugged", "stop": "stopped", "quip": "quipped", "drop": "dropped",
    "step": "stepped", "pat": "patted", "hug": "hugged", "beg": "begged", "snap": "snapped",
    "rub": "rubbed", "blurt": "blurted", "chuckle": "chuckled", "prefer": "preferred",
    "slip": "slipped", "grab": "grabbed", "tug": "tugged", "clap": "clapped", "spit": "spat",
    "plan": "planned", "permit": "permitted", "occur": "occurred", "regret": "regretted",
}  # fmt: skip

_SPEECH: Final = words_of(
    """
    say ask tell reply answer respond retort exclaim cry shout yell scream whisper murmur
    mutter mumble speak add continue begin explain insist demand call repeat agree remark
    observe declare announce suggest admit confess protest argue interrupt return rejoin
    ejaculate inquire enquire question query wonder note state comment mention assure
    reassure inform warn advise urge beg plead pray implore order command bark growl snarl
    snap hiss spit croak rasp whine whimper moan groan sob wail drawl quip joke tease
    breathe sigh gasp pant stammer stutter falter blurt chime offer promise vow swear
    concede allow object counter confirm correct conclude finish resume proceed persist
    reason muse ponder chuckle laugh giggle snicker snort scoff sneer grumble grunt roar
    bellow thunder hoot squeak squeal shriek chirp purr coo croon hum sing read recite quote
    intone echo prompt interject interpose venture volunteer acknowledge affirm assert
    maintain contend deny lie greet welcome thank apologize apologise explode burst sputter
    splutter choke hazard vociferate entreat entreat petition supply translate dictate
    pronounce proclaim deadpan huff mock taunt threaten accuse grouse gripe complain lament
    boast brag hedge evade dismiss simper gush babble ramble prattle chide scold admonish
    reprimand soothe pursue assent opine remind instruct direct encourage guess lecture press
    caution console pipe holler yelp bawl squawk cackle gulp curse cuss clarify challenge rumble
    grate grit mouth enthuse remonstrate articulate lisp sign text hint
    specify amend elaborate summarise summarize marvel reveal relate recount narrate report
    """
)

_HUMAN: Final = words_of(
    """
    nod smile grin smirk frown shrug sigh laugh chuckle giggle blush wince glance look stare
    gaze glare peer blink squint wink think know feel want wish hope believe remember forget
    understand realise realize decide consider wonder notice see watch hear listen smell
    walk run step stand sit kneel lean turn whirl spin pause hesitate swallow breathe gasp
    sob weep cry shiver shudder tremble reach grab take hold give hand pass pull push hug
    kiss embrace touch pat stroke rub scratch shake nudge poke point gesture wave bow rise
    fall wake sleep eat drink write read love hate like loathe need trust fear miss marry
    die kill live enter leave arrive return come go follow lead meet visit stop start try
    manage fail refuse choose wear dress undress gape stammer roll raise lift lower open
    close bite lick purse cross fold clench tighten relax soften stiffen flinch freeze
    approach move shift settle perch slump collapse stumble stride saunter stalk storm rush
    hurry dart leap jump climb crawl tiptoe lie learn teach find lose keep let make seem
    appear agree call hunt hide own hum dial mutter whimper recall figure wince beam pout
    scowl snuggle cuddle exhale inhale yawn stretch shove slap punch kick beat pretend
    suspect pray bend drop set put get
    """
)


def _forms(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        past, third, going = verb + "d", verb + "s", verb[:-1] + "ing"
    elif verb.endswith("y") and verb[-2] not in "aeo":
        past, third, going = verb[:-1] + "ied", verb[:-1] + "ies", verb + "ing"
    elif verb.endswith(("s", "sh", "ch", "x", "z")):
        past, third, going = verb + "ed", verb + "es", verb + "ing"
    else:
        past, third, going = verb + "ed", verb + "s", verb + "ing"
    return _IRREGULAR.get(verb, past), third, going, verb


def _finite(verbs: list[str]) -> frozenset[str]:
    """Past and third person forms."""
    return frozenset(form for verb in verbs for form in _forms(verb)[:2]) | {"goes", "does"}


SPEECH: Final[frozenset[str]] = _finite(_SPEECH)
"""“said”, “says”, “whispered” …"""
PHRASAL: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(words_of("went goes go"), frozenset(["on"])),
    **dict.fromkeys(
        words_of("broke breaks struck strikes put puts cut cuts chimed chimes"), frozenset(["in"])
    ),
    **dict.fromkeys(
        words_of("burst bursts got gets ground grinds bit bites let lets forced forces"),
        frozenset(["out"]),
    ),
}
"""“went on”, “broke in”, “bit out”: verbs that tell of speech with their second word."""
THOUGHT: Final = frozenset(words_of("thought thinks think reflected reflects"))
"""What is thought stands between quotation marks too, and its tag tells whose it is."""
SPEECH_BASE: Final[frozenset[str]] = frozenset(_SPEECH)
"""“say”, for “I say” and “you say” in present-tense stories."""
SPEECH_ING: Final[frozenset[str]] = frozenset(_forms(verb)[2] for verb in _SPEECH)
CORE: Final[frozenset[str]] = frozenset(
    words_of(
        """
    said says asked asks replied replies cried answered whispered murmured muttered
    exclaimed shouted told tells called continued added returned began repeated demanded
    yelled
    """
    )
)
"""Verbs that hardly ever stand beside a quotation without telling who speaks it."""
HUMAN: Final[frozenset[str]] = _finite(_HUMAN) | SPEECH
"""Finite verbs whose subject is nearly always a person."""

_SPEECH_ELSEWHERE: Final[dict[str, str]] = {
    "de": "sagte sagt fragte fragt antwortete flüsterte rief murmelte erwiderte meinte schrie"
    " entgegnete knurrte seufzte lachte erklärte bemerkte",
    "fr": "dit demanda demande répondit répond murmura murmure cria chuchota fit reprit ajouta"
    " s'écria souffla déclara lança répliqua soupira",
    "es": "dijo dice preguntó pregunta respondió responde murmuró susurró gritó contestó exclamó"
    " añadió replicó suspiró",
    "it": "disse dice chiese chiede rispose risponde mormorò sussurrò gridò esclamò aggiunse"
    " replicò sospirò domandò",
    "ru": "сказал сказала спросил спросила ответил ответила прошептал прошептала крикнул крикнула"
    " произнёс произнесла пробормотал пробормотала воскликнул воскликнула",
}
SPEECH_OTHER: Final[frozenset[str]] = frozenset(
    verb for row in _SPEECH_ELSEWHERE.values() for verb in row.split()
)
SPEECH_ALL: Final[frozenset[str]] = SPEECH | SPEECH_OTHER
