"""Names that tell little of where a story belongs: usual given names, and places of the real world."""

from __future__ import annotations

from typing import Final

from storykeep.reading.lexicon.wordlist import words_of

USUAL_GIVEN: Final[frozenset[str]] = frozenset(
    words_of(
        """
    aaron abby adam adrian alan albert alex alexander alexandra alfred alice alison allison amanda
    amber amy andrea andrew andy angela anita ann anna anne annie anthony antonio arthur ashley
    barbara barry ben benjamin bernard beth betty bill billy bob bobby brad brandon brenda brian
    bruce carl carla carlos carol caroline carrie catherine cathy charles charlie charlotte cheryl
    chloe chris christian christina christine christopher claire clara colin connie craig cynthia
    daisy dan daniel danielle danny dave david dean debbie deborah dennis derek diana diane donald
    donna doris dorothy doug douglas dylan ed eddie edith edward elaine eleanor elena elizabeth ella
    ellen emily emma eric erica ernest ethan ethel eva evan eve evelyn fiona florence frances francis
    frank fred freddie gail gary gemma george georgia gerald gina glen gloria gordon grace graham
    grant greg gregory gwen hannah harold harriet harry hazel heather helen henry holly howard hugh
    ian irene isaac isabel ivan ivy jack jackie jackson jacob jake james jamie jan jane janet janice
    jason jean jeff jeffrey jennifer jenny jeremy jerry jesse jessica jill jim jimmy jo joan joanna
    joanne joe joel john johnny jon jonathan jordan jose joseph josh joshua joyce juan judith judy
    julia julian julie june justin karen karl kate katherine kathleen kathryn kathy katie keith kelly
    ken kenneth kevin kim kyle larry laura lauren lawrence lee leo leon leonard leslie lewis liam
    lily linda lisa liz lois lori louis louise lucas lucy luis luke lynn maggie marc marcus margaret
    maria marie marilyn marion mark martha martin mary matt matthew maureen max megan melissa mia
    michael michelle miguel mike molly monica nancy naomi natalie nathan neil nick nicholas nicole
    nigel nina noah nora norman oliver olivia oscar owen pamela pat patricia patrick paul paula
    pauline pedro peggy penny pete peter phil philip phillip polly rachel ralph ray raymond rebecca
    richard rick ricky rita rob robert robin rod roger ron ronald rory rosa rose ross roy ruby ruth
    ryan sally sam samantha samuel sandra sara sarah scott sean sharon sheila shirley simon sofia
    sophia sophie stanley stella stephanie stephen steve steven stewart stuart sue susan suzanne
    sylvia tara ted teresa terry thomas tim timothy tina todd tom tommy tony tracy travis trevor
    tyler valerie vanessa vera veronica victor victoria vincent violet virginia vivian walter wanda
    warren wayne wendy will william zoe
    hans karl peter klaus jürgen anja sabine julia michael thomas stefan andreas martin jean pierre
    marie luc jacques nicolas camille julien claude carmen pablo luisa ana giulia marco luca paolo
    smith jones brown taylor davies evans wilson johnson robinson wright thompson green hall wood
    clarke white walker hughes edwards harris martin jackson lewis miller anderson young king
    """
    )
)
"""Folded given names and surnames that people of any story may bear."""

REAL_PLACES: Final[frozenset[str]] = frozenset(
    [
        *words_of(
            """
    london england britain scotland ireland wales paris france berlin germany munich vienna rome
    italy milan venice florence spain madrid barcelona russia moscow europe asia africa australia
    sydney canada toronto vancouver china beijing india japan tokyo kyoto egypt cairo greece athens
    america washington california texas chicago boston philadelphia seattle denver dallas houston
    miami atlanta detroit vegas hollywood manhattan brooklyn queens oxford cambridge manchester
    liverpool birmingham leeds glasgow edinburgh dublin cardiff brighton bristol york heathrow
    earth mars moon venus jupiter heaven hell atlantic pacific mexico brazil florida ohio kansas
    nevada arizona oregon virginia maryland alaska hawaii minnesota wisconsin michigan indiana
    jersey norway sweden denmark finland poland prague austria switzerland holland amsterdam
    belgium brussels portugal lisbon turkey istanbul israel jerusalem iran iraq afghanistan
    vietnam korea thailand home church college university school hospital library museum station
    """
        ),
        "new york", "los angeles", "san francisco", "san diego", "las vegas", "new orleans",
        "new jersey", "new england", "new mexico", "north america", "south america", "united states",
        "united kingdom", "great britain", "north carolina", "south carolina", "hong kong",
        "central park", "oxford street", "times square", "hyde park", "salt lake city",
        "main street", "high street", "world war", "second world war", "first world war",
    ]
)  # fmt: skip
"""Folded names of places that stories of any fandom may be set in."""
