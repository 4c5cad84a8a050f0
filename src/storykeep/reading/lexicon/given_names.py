"""Common given names with their usual gender, short forms, titles and kin terms.

Only a help: a story’s own pronouns and titles decide first.
"""

from __future__ import annotations

from typing import Final

from storykeep.reading.lexicon.wordlist import words_of

_FEMALE = words_of(
    """
    abby abigail ada adele agatha agnes aisha alexandra alexis alice alicia alison allison
    amanda amber amelia amy andrea angela angelina anita ann anna anne annie antonia april
    ariel ariana arwen astrid audrey aurora ava barbara beatrice becky belinda bella belle
    beth bethany betty beverly bonnie brenda brianna bridget britney brooke buffy calleigh
    camille cara carla carly carmen carol caroline carrie cassandra catherine cathy cecilia
    celia charlotte chelsea cheryl chloe christina christine cindy claire clara clarissa
    claudia colleen connie constance cora cordelia cynthia daisy dana danielle daphne dawn
    deanna deborah debbie delia delenn denise diana diane dolores donna dora doris dorothy
    edith edna eileen elaine eleanor elena elise eliza elizabeth ella ellen elsa elsie emily
    emma erica erin esme estelle esther ethel eva eve evelyn faith fanny felicity fiona
    fleur flora florence frances francesca freya gabriella gabrielle gemma georgia georgina
    georgiana gertrude gillian gina ginny giulia gloria grace greta guinevere gwen gwendolyn
    hannah harriet hazel heather heidi helen helena helga henrietta hermione hilary holly
    hope ida ines inara ingrid irene iris isabel isabella isabelle isla ivy jackie
    jacqueline jane janet janice jasmine jean jeanne jemima jenna jennifer jenny jessica
    jill joan joanna jocelyn jodie jolene josephine joy joyce juanita judith judy julia
    juliana julie juliet june karen kate katherine kathleen kathryn kathy katie katrina
    kaylee keiko kelly kendra kim kimberly kira kirsten kitty kristen kristin laura lauren
    lavender leia lena lily linda lindsay lisa liz lizzie lizzy lois lorelai lorna louisa
    louise lucia lucille lucinda lucy luna lydia lynn mabel madeline madison maggie marcia
    margaret margot maria marian marianne marie marilyn marina marion marissa marjorie
    marlene martha mary matilda maud maureen maxine megan melanie melinda melissa mercedes
    meredith mia michelle mildred minerva minnie miranda miriam misty moira molly monica
    morgana muriel myra nadia nancy naomi natalie natasha nell nellie nicole nina nora norma
    nymphadora octavia olga olivia ophelia padme paige pam pamela pansy parvati patience
    patricia patty paula pauline peggy penelope penny petunia phoebe phyllis piper polly
    prudence priscilla rachel raven rebecca regina renee rhoda rhonda rita roberta robin-f
    rosalind rose rosemary rosie roxanne ruby ruth sabrina sadie sakura sally samantha
    sandra sansa sarah sara selena serena sharon sheila shelly shirley sibyl sierra silvia
    simone sofia sonia sophia sophie stacy stella stephanie sue summer susan susanna suzanne
    sybil sylvia tabitha tamara tammy tanya tara tatiana teresa tess tessa theresa tiffany
    tina tonks tonya toshiko tosh tracy trixie trudy uhura ursula usagi valerie vanessa vera
    verity veronica victoria viola violet virginia vivian wanda wendy wilhelmina willa
    willow wilma winifred winona yolanda yvette yvonne zara zelda zoe relena hilde hotaru
    ami minako rei makoto-f
    """
)

_MALE = words_of(
    """
    aaron abe abel abraham adam adrian aidan al alan albert albus alec alex-m alexander
    alfie alfred alistair allan alvin ambrose andre andrew andy angelo angus anthony antonio
    aragorn archibald archie arnold art arthur austin avon barney barry bart basil ben
    benedict benjamin benny bernard bert bill billy bob bobby boris boromir brad bradley
    brandon brendan brent brett brian bruce bruno bryan byron caleb calvin cameron carl
    carlos carlton cecil cedric chad charles charlie chester chris christian christopher
    chuck clarence clark claude clay cliff clifford clinton clive clyde colin connor conrad
    cory craig curtis cyril dale damian damon dan daniel danny darren dave david dean dennis
    derek desmond dexter diego dirk dmitri dominic don donald dorian douglas draco duncan
    duo dustin dwight dylan earl ed eddie edgar edmund eduardo edward edwin eli elijah
    elliot ellis elmer elvis emil emmett enrique eric ernest ernie erwin ethan eugene evan
    everett ezra felix ferdinand fergus fernando fitzwilliam floyd forrest fox francis
    francisco frank frankie franklin fred freddie frederick frodo gabriel gareth garrett
    gary gavin geoff geoffrey george gerald gerard gilbert giles gimli glen glenn gordon
    graham grant greg gregory guillermo gunther gus guy hal hans harold harry harvey hector
    heero henry herbert herman hiro horace horatio howard hubert hugh hugo humphrey ian
    ianto ignatius igor isaac ivan jack jackson jacob jacques jake james jamie-m jared jason
    jasper javier jayne jeff jeffrey jeremy jerome jerry jesse jim jimmy joaquin joe joel
    joey john johnny jon jonah jonathan jordan jorge jose joseph josh joshua juan jude
    julian julio julius junior justin karl keith ken kenneth kevin kieran kirk kurt kyle
    lance larry lars laurence lawrence legolas lee-m leo leon leonard leroy leslie-m lester
    levi lewis liam lionel lloyd logan lorenzo louis lucas lucius luigi luis luke luther
    lyle malcolm malik manuel marc marcel marco marcus mario mark martin marvin mason matt
    matthew maurice max maximilian melvin merlin merry micah michael miguel mike miles milo
    mitch mitchell mohammed morris mortimer moses mulder murray nathan nathaniel ned neil
    nelson neville niall nicholas nick nicolas nigel noah noel norman oliver ollie omar
    orlando oscar oswald otis otto owen pablo patrick paul pedro percival percy perry pete
    peter phil philip phillip pierre pippin quatre quentin quincy ralph ramon randall randy
    raphael ray raymond reggie reginald remus reuben rex rhys ricardo richard rick ricky
    riley rob robert roberto rocky rod roderick rodney rodrigo roger roland roman romeo ron
    ronald ronnie rory ross roy rudolph rufus rupert russell ryan salvador sam-m sammy
    samuel samwise scott sean sebastian seamus sergio seth severus seymour shane shaun
    sheldon sherlock sidney silas simon sirius spencer spike stanley stan stephen steve
    steven stewart stuart sylvester tad ted teddy terence terrence terry-m theo theodore
    thomas tim timothy toby todd tom tommy tony travis trevor tristan trowa troy tyler
    tyrone ulysses uriah vernon victor vince vincent virgil vladimir wade wallace walt
    walter warren wayne wendell wesley wilbur will william willie winston wolfgang wufei
    xander xavier yuri zachary zack zechs jean-luc mamoru naruto sasuke kakashi
    """
)

_EITHER = words_of(
    """
    alex jamie sam terry lee leslie robin jordan morgan taylor casey dana pat chris jessie
    kerry kit lou max nicky ray rowan shannon stevie toni val whitney drew quinn river
    sidney blake cameron ash skye avery charlie makoto bobbie frankie billie jo
    """
)

GENDER: Final[dict[str, str]] = {
    **{name.removesuffix("-f"): "f" for name in _FEMALE},
    **{name.removesuffix("-m"): "m" for name in _MALE},
    **dict.fromkeys(_EITHER, "?"),
}
"""Folded given name → ``f``, ``m`` or ``?`` (either)."""

_SHORT = """elizabeth: lizzy lizzie liz eliza beth betty betsy bess libby
catherine: kitty cathy kate katie cat | katherine: kate katie kathy kat kitty
kathryn: kate katie kathy | margaret: maggie meg peggy daisy madge | mary: molly polly
ann: annie nancy | anne: annie nan | sarah: sally sadie | susan: sue susie suzy
rebecca: becky becca | deborah: deb debbie | jennifer: jen jenny | jessica: jess jessie
samantha: sam sammy | alexandra: alex sandra | victoria: vicky tori | dorothy: dot dolly dora
frances: fanny fran | harriet: hattie | henrietta: etta hattie | isabella: bella izzy
isabelle: belle izzy | josephine: jo josie | louisa: lou | matilda: tilly
patricia: pat patty trish | theresa: tess terry | virginia: ginny | ginevra: ginny
gwendolyn: gwen | hermione: mione | nymphadora: tonks dora | toshiko: tosh | wilhelmina: mina
lorelai: rory | william: will bill billy willie | robert: rob bob bobby robbie
richard: rick dick rich ricky richie | thomas: tom tommy | james: jim jimmy jamie
john: jack johnny | jonathan: jon jonny | edward: ed eddie ted ned teddy | edmund: ed ned
henry: harry hal hank | harold: harry hal | charles: charlie chuck | george: georgie
joseph: joe joey | michael: mike mikey mick | matthew: matt | andrew: andy drew | anthony: tony
benjamin: ben benny | daniel: dan danny | david: dave davy | donald: don donnie | douglas: doug
francis: frank fran | franklin: frank | frederick: fred freddie freddy | gabriel: gabe
gregory: greg | jacob: jake | jeffrey: jeff | gerald: gerry jerry | kenneth: ken kenny
lawrence: larry laurie | leonard: len lenny leo | louis: lou | nathaniel: nat nate
nathan: nate | nicholas: nick nicky | patrick: pat paddy | peter: pete | philip: phil
phillip: phil | raymond: ray | ronald: ron ronnie | rupert: rupe | samuel: sam sammy
stephen: steve | steven: steve | theodore: ted teddy theo | timothy: tim timmy | walter: walt
zachary: zack zach | alexander: alex xander sasha al | albert: al bert
alfred: al alf alfie fred | christopher: chris kit | arthur: art | abraham: abe
archibald: archie | augustus: gus | bernard: bernie | bartholomew: bart | dominic: dom
eugene: gene | fitzgerald: fitz | fitzwilliam: fitz | geoffrey: geoff | maximilian: max
reginald: reg reggie | remus: moony | sirius: padfoot | vincent: vince vinnie | wesley: wes
joshua: josh | katerina: kat | natasha: nat tasha | caroline: caro carrie
eleanor: ellie nell nora | emily: em | emma: em | amelia: amy | jacqueline: jackie
penelope: penny | pamela: pam | melissa: mel | melanie: mel | angela: angie"""

SHORT_FORMS: Final[dict[str, frozenset[str]]] = {}
"""Short form → the full names it may stand for."""
for _row in _SHORT.replace("\n", " | ").split(" | "):
    _full, _, _shorts = _row.partition(":")
    for _short in _shorts.split():
        SHORT_FORMS[_short] = SHORT_FORMS.get(_short, frozenset()) | {_full.strip()}

TITLES: Final[dict[str, str]] = {
    **dict.fromkeys(
        words_of(
            """
    mr mister sir lord master father brother uncle king prince duke count baron herr
    monsieur signor señor don grandpa grandfather papa earl squire m
    """
        ),
        "m",
    ),
    **dict.fromkeys(
        words_of(
            """
    mrs miss ms mistress lady madam madame mademoiselle mlle mme aunt auntie sister queen
    princess duchess countess baroness frau fräulein signora señora señorita dame nurse
    mother grandma granny ma'am
    """
        ),
        "f",
    ),
    **dict.fromkeys(
        words_of(
            """
    dr doctor prof professor captain capt commander cmdr colonel col major maj general gen
    lieutenant lt sergeant sgt corporal private admiral ensign agent detective inspector
    officer constable sheriff deputy chief director president senator governor ambassador
    minister judge counselor counsellor reverend rev saint st cousin darth jedi healer auror
    headmaster headmistress emperor mayor superintendent secretary coach chancellor pilot
    specialist cadet gunny airman marshal warden councillor bishop
    """
        ),
        "?",
    ),
}
"""Folded title (without its full stop) → gender."""

KIN: Final[dict[str, str]] = {
    **dict.fromkeys(
        words_of(
            """
    father dad daddy papa pa grandfather grandpa uncle brother son pop da
    """
        ),
        "m",
    ),
    **dict.fromkeys(
        words_of(
            """
    mother mom mum mama mamma mommy mummy ma grandmother grandma granny aunt auntie sister
    daughter nana
    """
        ),
        "f",
    ),
    **dict.fromkeys(["cousin"], "?"),
}
