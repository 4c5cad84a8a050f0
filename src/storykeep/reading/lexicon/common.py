"""Words that begin with a capital without naming a person: sentence openers, days, peoples, oaths, places."""

from __future__ import annotations

from typing import Final

from storykeep.reading.lexicon.wordlist import words_of

OPENERS: Final[frozenset[str]] = frozenset(
    words_of(
        """
    a about above according across actually after again against ah aha alas all almost alone
    along already alright also although always am among an and another any anybody anyhow
    anyone anything anyway apart are as aside at away aye back be because been before behind
    being below beneath beside besides better between beyond both but by bye can cannot
    certainly clearly come could damn dear despite did do does done down due during each
    either else enough er even eventually ever every everybody everyone everything
    everywhere exactly except far fine finally first five for forget forgive four from fuck
    fucking further get give go good goodbye goodnight great had hah ha half hardly has have
    having he hello hell hence her here hers herself hey hi him himself his hm hmm hold how
    however huh hush i if in indeed inside instead into is isn't it its itself just keep
    last later leave less lest let like listen little look lots love many may maybe me
    meanwhile might mine more moreover most much must my myself near nearly neither never
    nevertheless next nice no nobody none nonsense nope nor not nothing now nowhere
    obviously of off oh ok okay old on once one only onto open or other others otherwise
    ought our ours ourselves out outside over ow own perhaps please plus poor pray presently
    probably put quick quickly quite rather really right said save say see seven several
    shall she should shut since sit six slowly so some somebody somehow someone something
    sometimes somewhere soon sorry still stop strange such suddenly sure surely take tell
    ten than thank thanks that the their theirs them themselves then there therefore these
    they think this those though three through throughout thus till to today together
    tomorrow tonight too toward towards true try two ugh uh um under unfortunately unless
    unlike until up upon us usually very wait was watch we well were what whatever when
    whenever where whereas wherever whether which while who whoever whole whom whose why
    will with within without won't would wow yeah yep yes yesterday yet you young your yours
    yourself yourselves apparently behold chapter part book volume prologue epilogue end
    note letter section scene act ladies gentlemen goodness gracious excuse pardon welcome
    cheers congratulations honestly seriously literally whoa woah yay oops shh sh ssh psst
    tut bah pooh pshaw fie lo ay nay ye thou thy thee thine don't didn't can't couldn't
    wouldn't isn't wasn't aren't doesn't haven't hasn't won't shouldn't people men women
    boys girls guys sir madam ma'am mum mom dad mummy daddy mama papa mamma mother father
    grandma grandpa god lord lords christ jesus heaven heavens hell devil satan providence
    nature fate death time fortune allah merlin's
    """
    )
)
"""Folded words that are no name on their own, wherever they stand."""

OPENERS_ELSEWHERE: Final[frozenset[str]] = frozenset(
    words_of(
        """ich du er sie wir ihr es der die das den dem des ein eine einen einem einer und oder aber doch
        ohne mit nach bei von zu für gegen nur noch schon auch nicht nie nein ja was wer wie wo warum
        wann weil wenn dann da dort hier so als bis sein seine mein meine dein deine voriges dieser
        diese dieses jetzt heute gestern morgen vielleicht alles nichts mann frau herr
        je tu il elle nous vous ils elles un une le la les et ou mais donc or ni car que qui quoi
        qu'est dont où quand comment pourquoi parce si oui non pas ne ce cette ces mon ma mes ton ta
        tes son sa ses notre votre leur dans sur sous avec sans pour par chez puis alors aussi
        yo tú él ella nosotros ellos ellas uno una los las pero porque cuando como dónde qué quién sí
        no mi su este esta eso aquí allí ahora entonces también muy con sin por para desde hasta
        io lui lei noi loro uno ma perché quando come dove che chi cosa sì questo questa quello qui
        lì ora allora anche molto con senza per fra tra dopo prima
        я ты он она мы вы они и а но или что кто как где когда почему потому если да нет не это этот
        эта мой моя твой его её их в на под над с без для от до из за к у о об теперь тогда тоже"""
    )
)
"""The same for German, French, Spanish, Italian and Russian."""

NOT_PEOPLE: Final[frozenset[str]] = frozenset(
    words_of(
        """
    monday tuesday wednesday thursday friday saturday sunday january february march april-m
    july august-m september october november december christmas easter halloween
    thanksgiving hanukkah xmas english french german italian spanish russian american
    british scottish irish welsh dutch chinese japanese indian african european australian
    canadian greek roman latin jewish christian catholic protestant muslim hindu buddhist
    european mexican egyptian turkish polish swedish norwegian danish hungarian arab hebrew
    englishman englishwoman frenchman americans germans england france germany italy spain
    russia america britain scotland ireland wales london paris rome berlin york europe asia
    africa australia canada india china japan egypt greece earth mars moon sun hogwarts
    gryffindor slytherin hufflepuff ravenclaw torchwood unit starfleet atlantis cardiff
    washington california texas chicago boston oxford cambridge hollywood vegas internet tv
    dvd cd pc uk usa us fbi cia nypd ufo dna id ok gps mi5 mi6 unesco nasa north south east
    west bible koran university college school academy hospital church street road lane
    avenue square house hall castle palace manor tower park gardens bridge station hotel inn
    pub bar cafe club court bay city town village island river lake mount mountain sea ocean
    forest valley county state kingdom empire republic federation alliance union ministry
    council parliament senate government army navy police company corporation industries
    institute department office bureau agency league order society bank museum library
    theatre theater center centre world war battle ship base headquarters hub tardis wharf
    sgc shield hydra interpol quidditch scotland durmstrang beauxbatons azkaban hogsmeade
    mordor gondor rohan rivendell asgard wakanda konoha tortuga sunnydale gotham metropolis
    smallville camelot avalon narnia cybertron vulcan romulus qonos betazed risa bajor abydos
    chulak command section squad team legion guild clan coven circle front academy
    abbey priory grange lodge cottage farm terrace crescent majesty highness excellency
    honour honor grace lordship ladyship
    """
    )
)
"""Folded words that make a name the name of a day, people, place, or institution.

A name *ending* in one of these (“Canary Wharf”, “Rosings Park”) names no person either.
"""

SWORN_BY: Final[frozenset[str]] = frozenset(
    words_of(
        """
    merlin morgana gods goddess zeus hera apollo odin thor loki freya jupiter jove juno venus mars
    buddha krishna shiva ra hades poseidon hekate hecate spirits stars maker andraste force valar
    eru elbereth crom mithras prophets
    """
    )
)
"""Folded names people swear by: a person only where they act or speak, not where they are called."""

NUMBERS: Final[frozenset[str]] = frozenset(
    words_of(
        """
    one two three four five six seven eight nine ten i ii iii iv v vi vii viii ix x
    """
    )
)
PARTICLES: Final[frozenset[str]] = frozenset(
    words_of(
        """
    de van von der den del della di da du la le bin ibn al el ter zu of
    """
    )
)
PLACE_PREPOSITIONS: Final[frozenset[str]] = frozenset(
    words_of(
        """
    in at into near around across throughout outside inside within towards aboard via
    """
    )
)
