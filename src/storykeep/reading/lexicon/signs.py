"""Words that are signs of what a reader may want to know before reading; no sign says anything alone.

One line a group: its name, then phrases parted by “|”. In a phrase “/” parts words that may
stand at the same place. Words for violence, sex and sorrow stand here so that readers can be warned.
"""

from __future__ import annotations

from typing import Final

GROUPS: Final = """
stab: stabbed | stabbing | slashed | slashing | hacked | gutted | disembowelled | disemboweled
  | beheaded | decapitated | impaled | skewered | bludgeoned | strangled | throttled | scalped
  | bayoneted | clubbed | slit/cut/slashed his/her/my/their/the throat/throats
  | ran him/her/me through | shot him/her/me
  | plunged/drove/thrust/buried the/his/her/my/a knife/blade/sword/dagger/axe/spear/hatchet/tomahawk
  | throat slit | throat cut | blew his/her head/brains | crushed his/her skull/throat/windpipe
struck: struck/hit/punched/kicked/smashed/clouted/smote him/her/me | fist/fists/boot/club/cudgel
  | punched | beat/beating him/her/me | knocked him/her/me down/unconscious/senseless | blow/blows
  | grappled | grappling | brained | felled
blood: blood | bleeding | bled | bloodied | bloodstained | blood-stained | blood-soaked | gore
  | gory
spill: pool/pools/spray/spatter/gush/gout/stream/streams/trail of blood
  | blood gushed/spurted/sprayed/poured | blood ran/streamed/welled/flowed/pumped/soaked/dripped
  | soaked/covered/drenched/slick in/with blood | bathed in blood | his/her/my blood
  | bled/bleeding out
wound: gash | gashes | wound | wounds | wounded | gaping | mangled | mutilated | severed
  | torn flesh | entrails | intestines | guts | brains | shattered | stump | gunshot | bullet
  | bullets
bone: bone/bones cracked/snapped/broke/crunched/splintered | skull | broken bone/bones/ribs/nose/jaw
  | cracked/broken/splintered rib/ribs | teeth knocked
pain: screamed | screaming | scream | screams | shriek | shrieked | writhed | writhing | agony
  | howled | convulsed | gurgled | gurgling
arms: knife | dagger | blade | sword | axe | hatchet | tomahawk | bayonet | spear | rifle | pistol
  | revolver | gun | cutlass | sabre | musket
corpse: corpse | corpses | dead body/bodies | lifeless | dead man/men | the slain | carcass
organ: cock | dick | penis | erection | clit | clitoris | pussy | cunt | prick | balls | nipple
  | nipples | shaft | hard length | breasts | crotch | groin | arse | ass
act: thrust/thrusting into/inside/deep/deeper | fucked/fuck/fucking him/her/me/you | blowjob
  | blow job | sucked/sucking/licked/licking him/her/me/his/her/my | fingers inside
  | inside him/her/me/you | pushed/slid/sank/sinking/pushing into/inside him/her/me
  | stroked/stroking him/her/me/himself/herself | straddled | straddling | riding him/her/me | lube
  | condom | entered him/her/me | made love | making love | spread his/her/my legs/thighs | bucked
  | grinding | had sex | went down on
climax: orgasm | orgasms | climax | climaxed | came hard | came with | coming hard
  | he/she/I came inside | spilled into/over/inside | about to come
moan: moaned | moaning | moan | whimpered | panting | panted | gasped | groaned | bit his/her lip
  | arched
bare: naked | nude | undressed | unbuttoned | unzipped | bare skin/chest/thigh/thighs
  | his/her/my thigh/thighs | undid his/her/my | shirt off | peeled off | stripped
kiss: kiss | kissed | kissing | kisses | lips | mouth | tongue
bed: bed | sheets | mattress | pillow
forced: raped | rape | rapist | molested | molesting | violated him/her/me
  | forced himself on/upon/into | had his way with | against her/his/my will | sexually assaulted
  | sexual assault | ravished
held: pinned her/him/me down | held her/him/me down | pinned her/his/my wrists/arms
  | tore/ripped her/his/my dress/clothes/shirt/blouse/gown/bodice | begged/begging him to stop
  | clamped a/his hand over
young: fourteen | fifteen | sixteen | fourteen-year-old | fifteen-year-old | sixteen-year-old
  | seventeen-year-old | thirteen-year-old | underage | jailbait | schoolgirl | schoolboy
cutting: cut/cuts/cutting himself/herself/myself/themself | self-harm | self-harmed | self-injury
  | self-harming | burned himself/herself/myself with | dragged/drew/pressed the blade/razor
  | hurt/hurting myself/herself/himself
razor: razor | razors | razorblade | blade | scalpel | penknife | lighter | shard
skin: wrist | wrists | forearm | forearms | scars | sleeve | sleeves | thigh | bandages
  | inside of his/her/my arm
suicide: suicide | suicidal | killed himself/herself | hanged/shot/drowned/poisoned himself/herself
  | overdose | overdosed | took/taken his/her own life | ended his/her own life | self-slaughter
  | slit/cut his/her wrists | self-destruction | lay violent hands on herself/himself
suicidal: kill/killed/killing/kills himself/herself/myself/yourself
  | hang/shoot/drown/poison himself/herself/myself | take/taking/end/ending his/her/my own life
  | end/ending my/her/his life | slit/cut my wrists
despair: want/wanted to die | wished/wish I/he/she was/were dead | no reason to live | end it all
  | noose | nothing to live for | better off dead | better off without me | one last note
  | jumped from/off
beaten: beat/beats/beaten/beating/struck/hit/hits/whipped/thrashed/flogged/slapped/kicked/burned him/her/me
  | the strap | the belt | thrashing | flogging | a beating | caned | horsewhipped | clouted
  | boxed his/her/my ears | burns/burned him/her/me with
elder: father | stepfather | mother | stepmother | uncle | aunt | guardian | husband | schoolmaster
  | master | dad | mum | mom | daddy
hurt: bruise | bruises | bruised | welt | welts | cowered | cowering | flinched | flinching
  | black eye | split lip | cringed | trembling | terrified
small: child | children | boy | girl | son | daughter | kid | orphan | wife
rage: drunk | rage | temper | brute | cruel | cruelty | belt | savage | savagely
drug: cocaine | heroin | morphine | opium | laudanum | hashish | marijuana | meth | LSD
  | amphetamines | chloral | acid trip
using: syringe | hypodermic | injected | injection | snorted | needle | stoned | joint | addict
  | addicted | addiction | dealer | withdrawal | a fix | opium pipe/den | smoked opium | overdose
  | shot up | getting high | stash
liquor: drunk | drunken | tipsy | intoxicated | whisky | whiskey | brandy | gin | rum | vodka
  | tequila | beers | grog | liquor | hangover | hungover | flask | sober
reeling: staggered | staggering | reeled | slurred | slurring | unsteadily | swaying | hiccuped
  | passed out | too much to drink | another drink/bottle/glass | drained his/her/my glass
starving: anorexia | anorexic | bulimia | bulimic | purging | purged | calories | binge | binged
  | eating disorder | starving himself/herself/myself | made himself/herself/myself throw/sick
  | throw up after | counted every
thin: ribs | scales | weighed | thin | bones | mirror | fat | plate | hungry | lunch | meal
expecting: pregnant | pregnancy | with child | trimester | morning sickness | midwife | ultrasound
  | due date | gave birth | give birth | giving birth | childbirth | maternity
belly: belly | baby | womb | kicked | the child | newborn | bump | nursery | labour | labor
  | contractions | unborn | infant
lostchild: miscarriage | miscarried | stillborn | stillbirth | lost the baby/child | loses the baby
slave: slave | slaves | slavery | enslaved | overseer | slave-owner | bondage | manacles
  | runaway slave
owner: master | plantation | auction | whip | chains | shackles | collar | sold | owned | freedom
  | lash | bought
torture: torture | tortured | torturer | torturing | torment | tormented | tormentor | interrogation
  | interrogator | interrogated | the rack | flayed | waterboard | thumbscrews | red-hot
bound: chained | shackled | bound | strapped | tied to | gagged | manacled | blindfold | blindfolded
  | restraints | ropes | cell | dungeon | duct tape | handcuffed
taken: kidnapped | kidnapping | kidnapper | kidnappers | abducted | abduction | abductors | ransom
  | captor | captors | hostage | hostages | held prisoner/captive | took him/her/them/us prisoner
  | carried her/him off
beastdeath: dead dog/cat/horse/pony/hound/puppy/kitten/mare/mule/parrot/spaniel/terrier
  | dog/cat/horse/pony/hound/puppy/kitten/mare/mule/parrot/spaniel/terrier died
  | dog/cat/horse/pony/hound/puppy/kitten/mare/mule/parrot/spaniel/terrier was/is/lay dead
  | dog/cat/horse/pony/hound/puppy/kitten/mare/mule/parrot/spaniel/terrier was killed/shot/drowned/poisoned
  | killed/shot/drowned/poisoned/buried the/his/her/my/their dog/cat/horse/pony/hound/puppy/kitten
  | killed/shot/drowned/poisoned/buried the/his/her/my/their mare/mule/parrot/spaniel/terrier
ill: fever | feverish | ill | illness | sickness | sick | influenza | flu | pneumonia | typhoid
  | measles | cholera | sick-bed | sickbed | sickroom | sick-room | invalid | disease
weak: coughed | coughing | cough | delirious | delirium | shivering | shivered | sweat | vomited
  | vomiting | pale | weak | faint | pulse | temperature | thermometer | chills | flushed | nausea
  | aching
nursing: doctor | physician | nurse | medicine | blanket | blankets | pillow | pillows | soup
  | broth | pills | nursed | prescription | hospital | bedside | cool cloth | damp cloth | poultice
  | apothecary
dying: cancer | tumour | tumor | terminal | incurable | consumption | consumptive | leukaemia
  | leukemia | months to live | weeks to live | hospice | chemo | chemotherapy | inoperable
  | a dying man/woman
funeral: funeral | coffin | burial | buried | grave | graveside | gravestone | headstone | tombstone
  | tomb | hearse | cemetery | graveyard | eulogy | undertaker
mourning: mourning | mourned | mourner | mourners | grief | grieving | grieved | bereaved
  | bereavement | widow | condolence | condolences | lament | crape
lost: dead | death | died | the late | passed away | her/his/my loss | killed | murdered
weeping: wept | weeping | weep | sobbed | sobbing | sob | sobs | tears | tear
  | cried herself/himself/myself | broke down | crying
anguish: despair | anguish | misery | miserable | wretched | heartbroken | heartbreak | hopeless
  | hopelessness | agony | lonely | loneliness | bitterness | sorrow | desolate | desolation | shame
  | guilt | remorse | her/his/my heart ached/broke | couldn't bear
injury: bandage | bandages | bandaged | wound | wounds | stitches | splint | bleeding | bruised
  | fever | concussion | limping | unconscious | sprained | injured | injury | feverish | fainted
comfort: soothed | soothing | soothingly | comforted | comforting
  | held him/her/me close/tight/tightly | stroked/smoothed/brushed his/her/my hair/forehead/brow
  | stroking his/her/my hair | i've got you | it's all right | it's okay | you're safe | i'm here
  | arms around him/her/me | pulled him/her/me close | cradled | cradling | wrapped the/a blanket
  | tucked | gently | held his/her/my hand
firstkiss: first kiss | kissed him/her/me for the first | never kissed | never been kissed
  | finally kissed | kissed for the first | kissed him/her/me at last | their first kiss
christmas: christmas | christmastide | yule | yuletide | noel | xmas
festive: carol | carols | carolling | mistletoe | stockings | stocking | santa | reindeer | holly
  | tinsel | sleigh | presents | pudding | tree | goose | turkey | snow | eve | candles | ornaments
halloween: halloween | hallowe'en | all hallows
costume: costume | costumes | pumpkin | pumpkins | trick | treat | candy | lantern | ghost | mask
wedding: wedding | weddings | marriage service | nuptials | wedding-day
bridal: bride | bridegroom | groom | bridesmaid | bridesmaids | best man | altar | veil | vows
  | honeymoon | the ring | organ | church | aisle | bouquet | congratulations | confetti | vicar
timetravel: time travel | time traveller | time traveler | time machine | time-travel
  | travelled/traveled in/through time | back in time | what year | timeline | time-turner
  | wrong century | the year 3000 | future self | past self
eras: century | centuries | years from now | paradox | the year
coffee: barista | coffee shop | coffeeshop | coffee-shop | latte | lattes | espresso | cappuccino
  | mocha | macchiato
counter: counter | apron | cup | customer | customers | regular | order | orders | mug | foam
  | tip jar | register
school: high school | homeroom | locker | lockers | prom | detention | cheerleader | freshman
  | sophomore | algebra | cafeteria | gym class | english class | math class | study hall | yearbook
  | hall pass | pop quiz
college: dorm | dorms | dormitory | roommate | roommates | campus | professor | semester
  | lecture hall | freshman | midterm | midterms | finals | undergrad | dean | sophomore year
  | student union | thesis
crime: murder | murdered | murderer | crime | burglary | robbery | theft | stolen | criminal
  | poisoned | victim | the body | blackmail
sleuth: detective | inspector | constable | police | scotland yard | sergeant | investigator
  | sleuth | lestrade
clue: clue | clues | evidence | suspect | suspects | alibi | witness | fingerprints | footprints
  | motive | deduction | deduced | investigate | investigation | case | crime scene | magnifying
  | confession
nightmare: nightmare | nightmares | bad dream | bad dreams | night terrors
woke: woke | awoke | awake | sat up | bolted upright | sweat | gasping | screaming | shaking
  | trembling | just a dream | only a dream
dream: dream | dreams | dreamed | dreamt | dreaming
ghost: ghost | ghosts | phantom | apparition | spectre | specter | poltergeist | ghostly
haunt: haunted | haunting | haunt | spirit | spirits | churchyard | transparent | seance | séance
  | dead | moaned
vampire: vampire | vampires | undead | un-dead | nosferatu
fangs: fangs | bitten | bite | blood | coffin | stake | garlic | sunlight | throat
werewolf: werewolf | werewolves | lycanthrope | lycanthropy | were-wolf
moon: full moon | moon | wolf | howl | howled | transform | transformed | fur | claws | silver
magic: spell | spells | wand | wands | wizard | wizards | witch | witches | potion | potions
  | enchantment | enchanted | sorcerer | sorceress | sorcery | magic | magical | incantation | hex
  | charm | conjured | curse | cursed
soulmate: soulmate | soulmates | soul mate | soul mates | soulmark | soul mark | soul-mark
  | soulbond
amnesia: amnesia | lost my/his/her memory | loss of memory | memory loss | remember nothing
  | no memory of
whoami: who am i | who are you | remember | remembered | forgotten | forgot | memory | memories
  | hospital
onebed: only one bed | just the one bed | one bed | share the/a bed | share a room | one room left
pirate: pirate | pirates | buccaneer | buccaneers | jolly roger | piracy
deck: deck | mast | cutlass | plank | treasure | rum | crew | captain | sail | mutiny | schooner
swear: fuck | fucking | fucked | fucker | motherfucker | cunt | cocksucker
shit: shit | shitty | bullshit | bitch | asshole | arsehole | bastard | goddamn | goddamned
  | dickhead | wanker | piss
"""

NOT: Final = """
killed/kill/killing/kills/cut the engine/lights/light/ignition/motor
killed/kill/killing/kills/cut the power/time/mood/conversation/connection/call | bloody hell
flesh and blood | blue blood | cold blood | blood pressure | own flesh and blood | blood relation
bad blood | blood ran/run/froze cold | blood boil/boiled | blood rushed/rose/mounted/surged
blood drained/left | blood of his/her/my/our/their
his/her/my/their/the young/hot/warm/royal/noble/gentle blood
the blood in/came/rushed/rose/mounted/flew/fled | drop/drops of blood
of noble/royal/good/gentle/old blood | blood in his/her/my veins/cheeks | blood of the
man of blood | in his/her/my/the/their blood | blood up
scared/bored/frightened/starved/worried/tired/tickled to death | to die for | sick to death
sick of | sick and tired | slashed sleeve/sleeves/doublet | blood flowed in | blood flowed through
dead tired/silence/silent/end/calm/set/certain/sure/weight
dead serious/asleep/drunk/level/weary/ahead/on/stop/letter
dead language/languages/pan/leaves/leaf/wood/white/black
dead tree/trees/grass/flowers/centre/center/heat/wall/reckoning | half dead | half-dead
dead to the world | dead of night/winter | the dead of | over my dead body | as the dead
cut himself/herself/myself/themselves off/short/a/free/loose/some/another/shaving/adrift/out/on
shot him/her/me a/an/another | shot him/her/me look/looks/glance/glances | shot out/up/past/through
hit me/him/her that/with/on/like/like | struck me/him/her that/as/with/by/how/dumb/so
it/that struck/hit me/him/her | struck him/her/me all at once | strike me | never struck him/her/me
blow on | blow out | blow up | at one blow
blow up/away/over/out/your/his/her/my nose/kiss/kisses/smoke | cold blow | blows over
wind blows/blow | struck/hit him/her/me painfully/suddenly/forcibly/most/now/very/at/to/more
beat him/her/me at/in/to/by | beat him/her/me hollow | made love to | making love to | make love to
fuck/fucking me with | what the fuck | the fuck | fuck off | for fuck's sake | ass/arse off
smart ass | pregnant pause/silence/with | pregnant meaning/look | master slave
slave/slaves to/of his/her/my | work like a slave | worked like a slave
killing/killed/kill himself/herself/myself/yourself with/laughing/over/to/by
laugh/laughed/laughing myself/himself/herself | die/died/dying laughing/of/for/to | torture to
tormented by/with | torment of/me | sheer torture | sick man | ill at ease
ill humour/humor/luck/will/temper/tempered/manners/bred/nature/natured/used/usage/treated
ill suited/fitted/founded/omen/advised/concealed/disguised
ill thing/effects/effect/success/judged/success/opinion/name | speak ill | take it ill | took it ill
so ill as | fell ill of | ill news | think ill | very ill treated | as ill | love sick | home sick
weak point/points/mind/minded/spot/voice | faint heart/hope/smile/light/sound/idea | pulse of the
nurse a | nursed a | doctor of | grave face/look/voice/eyes/and/manner/as/tone/doubts
grave doubt/air/man/smile/mistake/danger/matter/concern/concerns
grave expression/question/error/fault/young/old/lady/gentleman/or/but/countenance/for
very/so/quite/looked/too/more/most/rather/became/was/grew/a grave | good/my grief | come to grief
coming to grief | in the wake | in his/her/its/their wake | lost in
lost her/his/my way/temper/balance/footing/patience/head/breath/voice/appetite/heart/train
tears of joy/laughter/gratitude/delight/happiness
tear it/them/up/off/away/down/apart/at/the/out/his/her/my/through | tear himself/herself/myself
to tear | wear and tear | crying out/shame/need/evil | wretched little/thing/business/old
a wretched | gently down/sloping/upon/in | christmas island | witch hazel
charm of/and/in/about/to/for/that | a charm | the charm | great charm | its/his/her charm
charm bracelet | spell of | for a spell | long spell | a spell | spell it/out/your
curse/cursed/curses you/him/it/the/upon | magic lantern/touch/word/words | like magic
as if by magic | enchanted to/with/by | ghost of a/an | gave/give/given up the ghost | holy ghost
white/pale as a ghost | ghost town | like a ghost | like ghosts | a/the spirit of
good/high/low/bad/in spirits | the spirits of | spirit in | of spirits
her/his/my/your/their spirits | never dream/dreamed/dreamt | like a dream | dream come
wildest dreams | sweet dreams | day dream | of my dreams | case of/in
in any/that/this/such/no/either/which/your/my/his/her/the/each/every case | the case with
suit case | just in case | in case | a case | sad case | hard case | be the case | is the case
was the case | evidence of | in evidence | motive for/of
suspect that/he/she/you/him/her/me/it/i/of | murder on my | get away with murder | cry/cried murder
blue murder | a crime to | a crime | no crime | partner in crime | joint of | out of joint
the joint/joints | joint stock | needle and/work/case | needles and pins | knitting needle
high/grand stakes | at stake | order/orders to/of/that/the/from/for/was/is/in/him/her/me/not
in order | out of order | good order | of order | of the first order | back in time for/to | in time
from time | history of | first kiss of | kiss my | kissed his/her hand/cheek/forehead/brow/hands
kissed the/their | kissed him/her/me on the | young bride of | church bell | the organ | vows of
born slave | wife beater | bound to/for/by/together/in/up/with/on/at/over/and/hand
bound volume/book/books/home/homeward/south/north/east/west | out of bound
cell phone/phones/wall/walls | prison cell | taken prisoner by surprise | sold/owned it/the
collar of/and/button | his/her/my/coat/shirt/stiff/white/fur/the collar | chains of
watch chain/chains | gold chain/chains | kicked up/off/at/out/the/open | strap of | the belt of
his/her belt | belt of | blade of/blades grass | shoulder blade/blades | razor sharp | bullet proof
dodged a bullet | bite the bullet | thin air/ice/line/smile/lips/voice | ribs of | mirror the
fat chance | grave yard | bed time | in bed of | bed of roses | flower bed | river bed | mouth of
lips of | by word of mouth | mother tongue | native/foreign tongue | hold your/my/his/her tongue
tongue of/in | come to blows | dog tired | dog eared | horse power | high horse | dead horse
sea dog | you dog | old dog | young dog | fever pitch | fever of | a fever | to a fever pitch
brain fever | the fever of | in labour | labour of | hard labour | labour party | labor of
in labor union | gin trap | good sort | drunk with/in | drunk his/her/my/the/a | murdered the tune
gone away/out/to/on/by/into/home/down/up/off/before/back/through/from/with/over/a/too/in/and
"""
"""Figures of speech: a sign that stands within one of these says nothing."""
