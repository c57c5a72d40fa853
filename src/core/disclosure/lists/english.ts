/**
 * Common words of English, without their usual endings: what opens a sentence with a capital and is none of these is
 * likely a name.
 */
import { ENGLISH } from './topics/maps.ts';

const WORDS = new Set(
  `
and are her our ourselves say cross directorate repatriation defense pentagon congress consulate accord coalition commerce
petroleum labor rehabilitation attorney annex propagation electoral envoy resolute academy observatory monetary
dot com gmail mail mails mailed mailing mailbox emailed inbox
attendance agenda debrief checklist appendix glossary tarpaulin veranda saffron maize lentil chickpea turnip ghee sesame
quail quails pigeons wrestler goalkeeper tandoor waistcoat yoke ewe foal rooster hawk partridge jackal hyena frog beetle moth locust avalanche hailstorm blizzard
thaw threshing spinning betrothal circumcision cholera jaundice dysentery splint syringe antibiotic painkiller ointment
barricade airstrike levy tithe invoice collateral conscript barracks watchtower megaphone gramophone transistor cassette
antenna inverter lathe anvil kiln whitewash plank rafter hinge latch handset headset username password login logout
voicemail screenshot selfie subgroup fixer enumerator moderator facilitator focal breakdown backup callback follow-up
footnote verbatim paraphrase overdue pending deadline timeline shortlist caveat anonymise anonymized pseudonymisedabandon evacuee deportee amputee nominee attendee abduct abductees abduction ability ablaze able abolish abound about above abroad absence absent absentee absolute abstract abstraction abuse
academic accept acceptance accepted accepts access accessible accident accidentally accomplice accomplish according account accountant accounts
accuracy accurate accusation accuse accused accuses ache achieve achievement acid acknowledge acknowledged acknowledgement acquaintance acquire acre
across act action actions active activist activity actor acts actual adapt adapter add added adding addition additional additions addon address
addresses adds adequate adheres adjacent adjoining adjust admin administer administers administration administrator admins admire admission admit
adolescent adopt adore adult advance adversary advice advise adviser advisories advocate affair affect affection affiliation affirm affirmed affirms
afford afghani afghanis afraid after aftermath afternoon afterwards again against age ageing agency agent aggressive agony agree agreed agreeing
agreement agricultural agriculture ahead aid aide aim air airport aisle alarm albeit alcohol alert algorithm alias alien align alike alive all
allegation allege allegedly allegiance alley alliance allow allowed allows ally almond almost alms alone along alongside aloud alphabet already also
alternative although altogether always amazing ambassador amber ambition ambulance ambush amid amidst ammunition amnesty among amount amputate
analysis analyst analysts analyzed ancestor anchor anchors ancient anew angel anger angry animal ankle anniversary announce announcement annoy annual
anonymised anonymous another answer answered answers anxiety anxious any anybody anyone anything anyway anywhere apart apologise apology app apparatus
apparent apparently appeal appear appearance appears append appends appetite applause apple applicable applicant application applied appoint
appointment appreciate apprentice approach appropriate approvals approve approved approves approximate apricot apron aquifer arable arbitrary arch
architecture archive area argue argument arise arisen arm armed armour armoured army arose around arrange arrangement array arrest arrested arrests
arrival arrive arrow arson article ascribed ash aside ask asked asking asks asleep assassin assassinate assassination assault assemble assembly assert
assertion assertions assess assessed assesses assessment assessments asset assign assignment assist assistance assistant associate associated assume
assumptions assurances astonish asylum ate athlete atmosphere atomic atop attach attack attacker attacks attempt attend attention attic attitude
attract attracting attraction attribute attributes attribution attributions auction audience audit auditor auditors aunt auntie auth authenticated
authentication authenticator author authorise authorities authority authors auto automated automatically automation autonomous autumn available avenge
average avoid awake award aware awareness away awful awkward awoke axe baby bachelor back backend background backing backpack backpressure
backtracking backup backups backward bacteria bad badge badly bag baggage bail baker bakers bakery balance balcony ballot ban band bandage bandit bang
banish bank banker banknote bankrupt banner baptise bar barbed barber barbers bare barefoot barely bargain barley barn barrel barrier base based
basement bases basic basin basis basket bastard batch bath bathe bathroom battalion battery battle battlefield bay bazaar beam bean bear beard bearer
bears beast beat beaten beautiful beauty became because beckon become becomes bed bedroom bee beef beehive been before beforehand beg began beggar
beggars begged begin beginning begins begun behalf behave behavior behaviour behead behind being belief believe believed bell belly belong belongings
belongs beloved below belt bench benchmark bend beneath benefit bent beside besides best bet betray betrayal better between beverage beyond bias
bicycle bid big bill binar binary bind binding bins bird birth bit bite bitten bitter bitterly black blackmail blacksmith blade blame blank blanket
blanks blast blaze bled bleed bless blind blink blob block blockade blog bloke blood bloodshed bloody bloom blow blown blue bluff blunt blur board
boarding boast boasts boat body bodyguard boil bold bolt bomb bombard bombing bond bone bonus book booklet books bookseller boolean boost boot
bootstrap border borders bore boring born borrow boss both bother bottle bottom bought bounce bound boundary bounded bounds bow bowl box boy boyfriend
boys brace bracelet bracket brackets brag brain branch brand brave breach bread breadwinner break breakdown breakfast breaking breast breath breathe
bred breed breeze bribe bribery brick bricklayer bride bridge brief briefly brigade bright brilliant bring brings brink brisk broad broadcast broke
broken brokers brother brotherhood brothers brought brown browse browser brutal brutality bubble bucket buddy budget buffalo buffer bug build builder
building built bulb bulk bulldozer bullet bully bump bunch bundle bunker burden bureau bureaucracy burglar burial buried burn burnt burqa burqas burst
bury bus bush bushel business businessman busy but butcher butchers button buy bypasses bystander bystanders byte bytes cab cabin cabinet cable cache
cadre cafe cage cake calculate calendar calf calibrated calibration caliphs call callback called caller calligraphy calm came camel camera cameras
camp campaign camper camps campus campuses can canal canary cancel candidate candle cane cannot canonical canteen canyon cap capabilities capable
capacity capital capitals caps captain capture captured car caravan carcass card cardboard care cared career careful caretaker cargo carpenter
carpenters carpet carriage carried carrier carries carrot carry cart cartridge cascades case cases cash cast castle cat catalogue catch category
cattle caught cause caution cave caveat cease ceasefire ceiling ceilings celebrate celebration cell cells cement cemetery censor census cent center
centimetre central centre century ceremony certain chador chain chains chair chance change changed changer changes channel chaos chap chapel chapter
character characters charcoal charge charges charities charity charm charpoy chart chase chat cheap cheat check checked checkpoint checks cheek
cheerful cheese chemist chemistry cheque cherry chess chest chicken chief chieftain child childhood childless children chill chin choice choke choose
chooses chop chose chosen chronic chunk church cigarette cinema ciphertext circle circles circuit circular circulate circumstances cite cited cites
cities citizen citizenship city civil civilian civilians claim claimed claims clamped clan clap clarify clash class classes classroom clause claw clay
clean cleaner cleanup clear clearly clergy cleric clerics clerk clever click client clients cliff climate climb cling clinic clipped cloak clock
clockwise clone close closed closely closes closet closure closures cloth clothes cloud clue clumsy clung cluster coach coal coarse coarser coast coat
code codebook coded coder coders codes coding codings coerce coffee coin coincidence cold collaborative collapse collar colleague colleagues collect
collected collection college collide colluding colon colonel colony color colour column columns comb combat combination combine come comedy comes
comfort comma command commander commanders commandment commands commence comment commercial commission commit committee common communication community
companion company comparable comparatively compare compared compares comparison compartment compassion compatibility compatible compensation compete
competition compilation compile complain complaint complete complex compliance compliant complicated comply component compound comprehend compress
compression comprise compromise compulsory computation compute computed comrade concatenation conceal concede conceded conceive concern concerning
concert conclude conclusion concrete concurrency concurrent condemn condition conditional conditions condolence conduct conference conferences confess
confidence confident confidentiality configurable configuration configure confine confirm confirmation confirmed confirms confiscate conflict confront
confrontation confuse confused confusion congratulations congregation conjunction connect connection connections conquer conquest conscience conscious
consecutive consent consented consequence conservative consider considerable considering consist consistency consistent consolation console conspiracy
constant constitute constitution constraints constructed constructing construction constructor consult consultant consume consumption contact contain
contempt content contest contested context continent continue continues contract contractor contradict contradiction contrary contribute contribution
contributor control convenience convenient convention convergence conversations conversion convert convict conviction convince convinced convoy cook
cookie cookies cool cooperate cooperation coordinate cope copied copies copper copy copyright cord core cores corn corner corps corpse correct
corrected corresponding corresponds corridor corroborated corrupt corruption cost costly costs cottage cotton cough could council councillor counsel
counsellor count counted counterpart counters counting countless country countryside counts county coup couple courage courageous courier couriers
course court courtyard cousin cousins covenant cover coverage covered covers cow coward crack cradle craft cramp crash crawl crazy cream create
creates creation creature credential credible credit creed creek crept crew cricket crime criminal cripple crisis criterion critic critical criticise
criticism crop crore crossed crosses crossfire crossing crossroads crouch crowd crown crude cruel crumb crush crutch cry crypto cubic cucumber
cultivate cultural culture cunning cup cupboard curb cure curfew curiosity curious currency current curriculum curse cursor curtain curve cushion
custody custom customary customers customization customize customs cut cycle dad daddy dagger daily dairy dam damage damaged damp dance dancer danger
dangerous dare dark darkness darling dash dashed dat data database dataset date dated daughter dawn day daylight days daytime dead deaf deal dealer
dealers dealings dealt dear dearly death deathbed debate debt debtor debug decade decay deceive december decent deception decibel decide decided
decides decimal decimals decision decisions decisive deck declaration declare decline declined decoded decoding decorate decorator decree dedicated
deed deep deeply deer default defeat defect defection defector defectors defence defend defendant defender defiance deficit define definition
definitions degree degrees delay delegation delegations delete deleted deletions deliberate delicate delicious delight deliver delivered delivery
delta demand demo demolish demonstrate demonstration den denial denied denies denounced dense dentist deny depart department departure depend
dependency dependent depending depends deploy deport deportation deportee deportees deposit deprecated depress depressed depression deprive depth
deputy derivation derived descend descendant describe described description descriptor desert deserter desertion deserve design designate desire desk
despair desperate despise despite destination destiny destroy destroyed destroys destruction detail detain detainee detainees detect detection
detention deter deteriorate determination determine determined deterministic detonate detonation devastate developer development deviations device
devices devil devote devotion devout dialect dialogue diamond diary dictate dictator did die dies diesel diet diff differ difference different
differently differs difficult difficulty dig digest digested digests digit digits dignity dilemma diligent diminish dinner dip diplomat diplomatic
diplomatically direct direction directive director directors directory dirt dirty disability disable disagree disappear disappearance disappoint
disappointment disarm disaster disbelief disbelieve discard discipline disclaimer disclose disclosure discount discounting discourage discover
discovery discredit discriminate discrimination discuss discussion disease disguise disgust dish dishonour disk dislike dismiss dismissal dismissed
dispatch displace displaced displacement display disposal dispute disputed disrespect disrupt distance distant distinct distinction distinguish
distract distress distribute distributed distribution district districts distrust disturb disturbance ditch div diverse diversion divide dividend
divides diving division divorce dizzy doc docile dock docs doctor doctrine document documentation documents dodge does dog doing dollar dollars domain
dominate don donate donation done donkey donor doom door doors dormitory dose dot double doubled doubt doubted doubtful doubts dough down downhill
download downstairs downstream dowry dozen dozens draft drafts drag drain drama dramatically drank drastic draw drawn draws dread dreadful dream
dreamt dress drew drift drill drink drive driven driver drivers drives drone drop dropped drought drove drown drug drum drunk dry dual due dug dull
dumb dump dung duplicate durability durable duration during dusk dust dusty duty dwell dwelling dye dynamic dynamically dynasty each eager eagerness
eagle ear earlier early earn earnest earnings earns earring earth earthquake ease easier easily east eastern eastward easy eat eaten echo economic
economist economy ecosystem edge edges edit edited editing edition editor editors edits educate education educator effect effective efficient effort
egg eight eighteen eighteenth eighth eightieth eighty either elbow elder elderly elders eldest elect election elections electric electrical
electricity elegant element elementary elements elephant elevate eleven elite else elsewhere email embargo embarrass embassy embedded embrace
embroider embroidery emerald emerge emergence emergency emigrate emir emirate emirs emit emotion emotional emphasis empire employ employee employer
employment empower emptiness empty enable encampment encoded encoding encounter encountered encourage encouragement encrypted end ended ending endless
endpoint ends endurance endure enemies enemy energy enforce enforcement engage engagement engine engineer engineering engines engulf enjoy enlist
enmity enormous enough enquire enquiry enrol enrolment ensue ensure enter entered enterprise enters entertain enthusiasm entire entirely entrance
entries entrust entry enumerable envelope environment environmental envy epoch equal equality equals equip equipment equivalent era erase erect
errands error errors errs escalate escape escaped escapees escort especially essay essence essential establish establishment estate estimate estimates
etc eternal ethics ethnic ethnicity evacuate evacuation evade evaluate evaluation even evening evenly event events eventual eventually ever every
everybody everyone everything everywhere evict eviction evidence evident evidently evil exact exactly exaggerate exam examination examine example
exceed exceeded excellent except exception excessive exchange excitement exclaim exclude excluding exclusion exclusive excuse executable execute
execution executioner exempt exercise exhaust exhausted exhaustive exhibition exile exiled exist existence exit exodus expand expect expected expects
expedition expel expenditure expense expensive experience experienced experimental expert expertise expiration expire explain explanation explicit
explode exploit explore explosion explosive export exported exports expose exposure express expression extend extension external extort extortion
extra extract extraction extraordinary extreme extremely extremism extremist eye eyebrow eyelid eyes eyewitness fabric fabricating face facility fact
faction factor factors factory facts fade fail failed fails failure faint fainter fair fairly fairness faith faithful fake falcon fall fallback fallen
falls false fame familiar families family famine famous fancy far fare farewell farm farmland fascinate fashion fast fasting fat fatal fatally fate
father fathers fatigue fatwa fault faults favor favorite favour fear feared feast feather feature features fed federal fee feeble feed feeds feel fell
fellow felt female feminine fence ferry fertile fertilizer festival feud fever few fewer fewest fiance fiction field fields fieldwork fierce fifteen
fifth fifths fifty fig fight fighter fighters fighting figure figures file filed filename files filesystem fill filled fills filter filters filthy fin
final finally finance financial find finding finds fine finely finer finest finger fingerprint fingerprints finish fire firearm fired fireplace
firewood firm firmly first firsthand firstly fish fisherman fist fit fits fitting five fix fixed fixture fixtures flag flags flame flare flash
flashlight flat flavour flaw fled flee fleet flesh flew flexible flight float flock flog flogging flood floor flour flourish flow flower flown flows
fluent flung flush fly flyer focus foe fog fold folder folding folk folks follow following follows font fonts food fool foolish foot footage football
footprint footstep for forbade forbid forbidden force forced forecast forehead foreign foreigner foreigners foresaw foresee forester forever forgave
forge forgery forget forgets forgive forgiveness forgot forgotten fork form formal format former formerly fort forth forthcoming fortress fortunate
fortunately fortune forty forum forward foster fought foul found foundation fountain four fourteen fourteenth fourth fowl fox fraction fracture
fragile fragility fragment frame frames framework frank frankly frantic fraud free freedom freely freeze freezing freight frequent frequently fresh
freshly friday friend friends friendship fright frighten frightened from front frontier frontiers frontline frost frown froze frozen fruit frustrate
frustration fuel fugitive fulfil full fun function functional functionality functions fundamental funded funding fundraiser funeral fur furious
furnished furniture further fury fuss futile future fuzz gain gained gains gallery gallop gamble game gang gangster gap garage garbage garbled garden
gardener garlic garment garrison gasoline gasp gate gather gathering gave gaze gear gem gender general generalisation generate generation generator
generic generosity generous genius gentle gentleman gentlemen genuine gesture get gets getting ghost giant gift ginger girl girlfriend girlhood git
give given gives glad glance glare glass glimpse global gloom glorious glory glove glow glue goal goat god goes going gold gone good goodbye goods
gossip got govern governance governed government governments governor governorate governors gown grab grace grade gradual gradually graduate
graduation grain grammar grand grandchild grandchildren granddaughter grandfather grandma grandmother grandpa grandparents grandson granny grant
granted grape graph grass grave gravedigger gravel graves graveyard graze grease great greed greedy green greet greeted greeting grenade grew grey
grief grievance grieve grind grip groan grocer grocery groom gross ground group groupings groups grow growing grown grows growth grudge guarantee
guard guardian guards guerrilla guess guessed guesses guessing guest guidance guide guidelines guilt guilty guitar gulf gun gunfire gunman gunmen
gunpowder gunshot gut guy guys gym habit hackles had hail hair haircut hairdresser hajis half half-brother hall hallway halt hammer hand handcuff
handed handful handicap handkerchief handle handles hands handsome handwriting handy hang hanging hangs happen happened happens happily happiness
happy harass harassment harbour hard harder hardly hardship harm harms harness harsh harvest has hash haste hastened hasty hat hatch hate hatred haul
haunt have havens having hawala hawaladars hay head headache header headline headman headmaster headquarters heads headscarf headteacher heal healer
healing health healthy heap hear heard hearing hears hearsay heart heartbreak hearth heat heaven heavily heavy hedge heel heifer height heir held
helicopter hell hello helmet help helped helper helpful helpless helps hemp hen hence herb herd herder here hereby heretic heritage hero hers herself
hesitate hesitation hexadecimal hibernation hid hidden hide hideout hiding hierarchy high higher highest highland highway hijack hike hill hills him
himself hint hip hire his historian historic historical history hit hits hobby hoe hold holding holds hole holes holiday hollow holy home homeland
homeless homework homoglyphs honest honestly honesty honey honorable honour hood hoof hook hooks hope hopeless hops horizon horn horrible horror horse
hosiery hospital hospitality host hostage hostels hostile hostility hot hotel hour hourly hours house household houses housewife housing how however
https hug huge hujra hujras human humanitarian humanity humble humiliate humiliation humour hundred hundreds hundredth hung hunger hungry hunt hunter
hurdle hurry hurt hurting hurts husband hut hyphens hypocrite ice icy idea ideal identical identifier identifiers identify identifying identities
identity idiot idle idol ignorance ignorant ignore ill illegal illiterate illness imagine imagined imam imams imitate immediate immediately immense
immigrant imminent impact impatient implement implementation implicate implicitly implied imply import important imported importing imports impose
impossible impress impression imprison imprisoned imprisonment improper improve improvements improvise impulse inability inaccessible inadequate inch
incident incidents incline include included including inclusion inclusive income incompatible incomplete incorrect increase incredible increment
indeed indent indentation independence independent index indicate indices indifferent individual indoors industrial industry inevitable infant
infantry infect infection inference inferred infidel infidels infiltrate infinite inflated inflation inflict influence influential info inform
informal informant information informer ingredient inhabit inhabitant inherit inheritance initial initialization initials initiative inject injection
injure injured injury injustice inline inmate inn inner innocence innocent input inputs inquiry insane insect insecure insecurity insert inside
insight insist inspect inspection inspector inspire inspired install installation installs instalment instance instances instant instantly instead
instinct institute institution instruct instruction instructions instructor instrument insufficient insult insurance insurgency insurgent insurgents
intact intake integer integration intellectual intelligence intelligent intend intended intense intention intently intercept interchange interest
interests interface interfere interference interim interior intermediary internal internally international interpolation interpret interpreted
interpreter interrogate interrogation interrogator interrupt interval intervals intervene intervention interview interviewed interviewee interviewees
interviewer interviewers interviews intimate intimidate intimidation into introduced invade invalid invasion invent invented inventors invents invest
investigate investigation investigator investment invisible invitation invitations invite invited invoke involve involved involvement inwardly iron
ironic irrigate irrigation irritate island isolate isolated isolation issue issued item items iterable iterate iteration iterator its itself ivory
jacket jail january jar jaw jealous jeep jeopardy jerib jeribs jerk jewel jewellery jihad jihadis jihadist jihadists jirga jirgas job jobless join
joined joins joint jointly joke jolt journal journalism journalist journey journeys joy joyful judge judged judgement judicial judiciary jug juice
jump junction jungle junior junk jurisdiction jurist jury just justice justify juvenile kameez karez karezes kebab keen keep keeps kept kerosene
kettle key keyboard keyboards keyed keys keystroke keyword kick kid kidnap kidney kids kill killed killing killings kills kilo kilobytes kilogram
kilometre kilos kind kindness kinds king kingdom kinship kinsman kiss kitchen kite knee kneel knelt knew knife knit knob knock knot know knowledge
knowledgeable known knows label labels laborer labour labourer lack lacks lad ladder ladies lady laid lain lake lakh lakhs lamb lambs lame lament lamp
land landless landlord landmark landmine landowner landslide lane language lantern lap laptop large largely larger largest last lasting lastly late
lately later latest latter laugh laughter launch laundry lavish law lawful lawless lawn lawsuit lawyer lay layer layout lazy lead leader leaders
leadership leading leads leaf leaflet league leak lean leaning leanings leant leap leapt learn learned learner learns learnt lease leash least leather
leave leaves leaving lecture lecturer lecturers led ledger left leftist leg legacy legal legend legitimacy legitimate leisure lemon lend lender length
lens lent less lesser lesson lest let lethal lets letter letters lettuce level levels liaison liar liberal liberate liberation liberty librarian
library licence license lid lie lies lieutenant life lifelong lifetime lift lifted light lighter lightning lightweight like likelihood likely likewise
limb limit limitation limits line lineage linear linen lines linger linguist link links lint lion lip liquid liquor list listed listen listens listing
lists lit literacy literal literally literate literature litre litter little live livelihood lively liver lives livestock load loading loaf loan loath
lobby local locality locals locate location lock locked locks lodge lodging log logarithmic logged logic login logistics logo logout lone loneliness
lonely long longer longest longing longtime look looked looks lookup loop loopback loose loosen loot looter looting lord lorry lose loses loss losses
lost lot loud loudly loudspeaker lounge love lover loving low lower lowering lowest lowland loyal loyalist loyalty luck lucky lump lunatic lunch lung
lure luxury lynch ma'am machine machinery machines mad madam made madness madrasa madrasas magazine magic magistrate maid mail main mainly mainstream
maintain maintenance major majorities majority make maker makes makeshift making malaria male malformed maliks malnutrition man manage management
managers mandate manhood manifest manipulate mankind manner mansion manual manually manufacture manuscript many map maps marble march margin marginal
margins marine marital mark markdown marked marker market marketplace marks marriage marriageable married marries marry marsh martial martyr martyrdom
marvel mask masked mason masons massacre massive master mat match mate material materials maternal mathematics matrix matter matters mattress mature
maulvis max maximum may maybe mayor meadow meagre meal mean meaning meaningful means meant meantime meanwhile measles measure measured measures meat
meatball mechanic mechanism medal media median medians mediate mediation mediator medical medication medicine medieval mediocre meditate meet meetings
meets melody melon melt member members membership memberships memo memoir memoranda memorial memorise memory memos men menace mend mention merchant
merchants merciful merciless mercy mere merely merge merged merges merit merry mess message messages messenger messy met meta metadata metal method
methods metre metrics microphone mid-day midday middle middleware midnight midst midwife midwinter midwives might mighty migrant migrate migrates
migration migrations migrator mild mile militant militants military militia militiaman militias milk milkman mill millet million millions milliseconds
min minaret mind mindful minds mine miner mineral minimal minimised minimum minister ministries ministry minor minority mint minus minute minutes
miracle mirror miserable misery misfortune mislead misled miss missed misses missile missing mission missus mist mistake mistaken mister mistook
mistreat mistrust misunderstanding mitigation mix mixed mixture moan mob mobile mobilisation mobilise mock mode model moderate modern modest
modification modify module moisture molest mom moment momentum monarch monastery monday money monitor monitoring monk monkey monopoly monster month
monthly months monument mood moon mop moral morale more morning mortal mortar mortgage mosque mosques most mostly motel mother motherhood motivation
motive motor motorbike motorcycle motorway mould mound mount mountain mountainous mountains mourn mourner mourning mouse moustache mouth mouthful
mouths move moved movement moves movie moving mown much mud muddy muezzin mulberries mulberry mule mullahs multiple mum mumble mummy municipal
municipality munition murder murderer murmur muscle muscular museum mushroom music musician muslin must mutated mute mutilate mutiny mutter mutton
mutual mutually myself mysterious mystery myth naan nag nail naked name named names namespace nanny narcotic narrate narrative narrator narrow
narrower narrowly nasty nation national nationality nationwide native naturally nature naught naughty navigate navy near nearby nearest nearly neat
necessarily necessary necessity neck necklace need needed needle needs needy negative negligence negotiate negotiation negotiator neighbor
neighborhood neighbour neighbourhood neighbouring neighbours neither nephew nerve nest nested net network neutral neutrals never nevertheless new
newborn newcomer newer newest newline newly newlywed news newspaper next nice nickname niece night nightfall nightmare nine nineteen nineteenth ninety
ninth nobility noble nobody nod nodded node nodes nods noise nomad nomadic nomads nominal nominate non none nonetheless nonsense noodle noon nope nor
norm normal normalize north northeast northern northward northwest nose nostalgia not notable notables notation note notebook noted notes noteworthy
nothing notice noticeable notices notify notion notorious notwithstanding noun nouns novel november now nowadays nowhere nuisance null numb number
numbered numbers numeric numerous nun nurse nursery nursing nut nutrition nylon oak oasis oath obedience obedient obey obituary objec object objection
objective obligation oblige obscure observation observed observer observers obstacle obstinate obtain obtaining obvious obviously occasion occasional
occasionally occupant occupation occupier occupiers occupy occur occurrence ocean october odd odds off offence offend offender offensive offer offered
office officer officers offices official officials offline offset offsets offspring often oil oilfield ok okay okra old olden older oldest olive omen
ominous omit once one ones oneself ongoing onion online only onto onward opaque open opened opener opening openings openly opens opera operate
operating operation operations operator opinion opinions opium opponent opponents opportunity oppose opposed opposite opposition oppress oppression
oppressor optimism optimist optimization optimized option optional oracle oral orally orange orator orchard ordeal order ordered orderly orders
ordinal ordinary ore organ organic organisation organise organiser organization organizations organizer orientation origin original originally origins
ornament orphan orphanage orphans orthodox ostrich other others otherwise ought our ours out outbreak outburst outcast outcome outdoors outer outlaw
outline outlives outlook outnumber outpost output outrage outrageous outright outset outside outsider outskirts outstanding oven over overcoat
overcome overcrowded overflow overhead overhear overheard overlap overlaps overlook overnight overridden override overrun overseas oversee overtake
overthrow overturn overwhelm overwhelming overwrite overwrites overwritten owe own owner ownership owns ox oxygen pace pack package pact pad padded
paddy padlock page pages paid pain painful paint painted painter painting pair paired pairs pakol pal palace pale palm pamphlet pan panel panic pant
paper papers parachute parade paradise paragraph paragraphs parallel paralyse parameter parcel pardon parent parentheses park parliament parliamentary
parse part partial participant participate participation particular parties partition partly partner partnership parts party pass passage passed
passenger passerby passes passion passionate passive passkey passkeys passphrase passphrases passport password passwords past paste pastry pasture pat
patch paternal path patience patient patriot patriotic patrol patron pattern patu pause paused paving pay payload payment pays peace peaceful
peacefully peach peak peanut pear pearl peasant pebble peculiar pedestrian peel peer peers pen penalty pencil pending penetrate peninsula penniless
pension pensioner people pepper per perceive percent percentage perception perfect perfectly perform performance perfume perhaps peril perilous period
periodic periods perish permanent permanently permission permissive permit perpetrator persecute persecution persist persistent person personal
personality personally personnel persons perspective persuade persuasion pessimist pest petition petrol petty pharmacist pharmacy phase phenomenon
philosophy phone photo photograph photographed phrase phrases physical physically physician physics pick picked pickpocket pickup picnic picture
pictures piece pierce piety pig pigeon pilaf pile pilgrim pilgrimage pill pillar pillow pilot pin pinch pine pink pioneer pious pipe pipeline piper
pistachio pistol pit pitch pitiful pity place placeholder places plague plain plainly plaintiff plan planet planner plans plant plaster plastic plate
plates platform platoon plausible play played playground plead pleasant please pleased pleasure pledge pledged pledges plentiful plenty plight plot
plough plow plugin plumber plunder plunge plural plus poacher pocket pocketful podium poem poet poetic poetry point pointed points poise poison
poisonous poke pole police policeman policemen policewoman policies policy polish polite politely political politically politician politics poll
pollution pomegranate pond pony pool pooled pooling poor poorly pope poppy populace popular popularity population populous port portable porter
porters portions portrait portray posh position positional positions possess possession possibility possible post postal postcard poster postman
postpone posts posture pot potato potential pottery poultry pound pour poured poverty powder power powerful practical practically practice practise
practitioner prairie praise praises pray prayed prayer preach preacher preachers precaution precedence precious precise precisely precision
predecessor predict predictable predicted prefer preferable prefix pregnancy pregnant prejudice preliminary premier preparation prepare presence
present presentation presently preserve president presidential press pressure prestige presumably presume pretend pretends pretext pretty prevail
prevent prevention preview previous previously prey price priceless pride priest primarily primary prime primitive prince princess principal principle
print printed printer printing prints prior priority priors prison prisoner prisoners prisons privacy private privilege prize probability probable
probably probed problem problematic procedure proceed proceedings process processes procession processor proclaim proclamation procure produce
production productive products profession professional professor profiles profit profits profound program programme programs progress progressive
prohibit prohibition project projection projects prolong prominent promise promised promises promotion prompt prompted prone pronounce pronunciation
proof prop propaganda propagandist properly property prophecy prophet proportion proposal propose proposition prosecute prosecution prosecutor
prospect prosper prosperity prosperous prostitute protected protection protective protector protest protested protester protocol prototype proud prove
proven proverb provide province provinces provincial provision provisional provocation provoke proxies proxy pseudonym psychological psychology
puberty public publication publications publicity publicly publish published publisher puddle pull pulpit pulse pump pumpkin punch punctual
punctuation punish punishment pupil pupils puppet purchase purchaser pure purge purged purify purity purple purpose purse pursue pursuit push pushed
pushes put puts puzzle qaris quake qualification qualified qualifies qualify quality qualm quantities quantity quarantine quarrel quarrelled quarrels
quarry quarter quarterly quarters queen quell query question questions queue quick quickly quiet quietly quilt quit quite quota quotation quotations
quote quoted quotes rabbit race racism racket radar radical radicalisation radicalise radically radio rag rage raid raided raider raids rail railway
rain rainbow rainfall rainy raise raised raisin rally ram ramp ran ranch random randomness rang range ranges rank ransom rape rapid rapidly rare rash
rat rate rates rather ratio ration rational rations ratios rattle ravage ravine raw razor reach reached reaches reaction read readable reader readers
readily reading reads ready real realise realistic reality realize reap reappear rear reason reasonable reasoning reasons reassure rebel rebellion
rebuild rebuilt rebuke recall receipt receive received receiver recent reception recession recitation recite reckless reckon recognise recognition
recollect recollection recommend recommendation reconcile reconciliation reconnecting reconnects reconstruct reconstruction record recorded recording
records recover recovery recruit recruiter recruiters recruiting recruitment recruits rectangle recur recursive red redact reddish reduce reel referee
reference refine reflect reform refrain refreshment refrigerator refuge refugee refugees refund refusal refuse refused refuses refuted regain regard
regarding regardless regime regiment region regional register registered registration registry regression regret regretful regular regularly regulate
regulation rehearse reign reinforce reinforcement reiterate reject rejoice relate related relation relationship relative relatively relatives relax
relay release released releases relevant reliable relied relief relieve religion religious relinquish reload reluctance reluctant reluctantly rely
remain remainder remains remark remarkable remedy remember remembers remembrance remind reminder remittance remnant remorse remote removal remove
removed removes removing rename renamed render renew renewal renews renounce renowned rent rental reopen reopening reorganise repair repay repeat
repeated repeatedly repeating repeats repent repentance replace replaced replacement replacements replaces reply report reported reportedly reporter
reporting reports repository represent representation representative repress repression reprisal reproduce republic reputation request requests
require requirement resamples rescue research researcher researchers resemblance resemble resent resentment reservation reserve reserved reservoir
reset resetting reside residence residency resident residential residents resign resignation resist resistance resolution resolutions resolve resolved
resort resource respect respected respectful respective respectively respond respondent respondents response responsibility responsible responsibly
rest restart restaurant restless restore restrain restraint restrict restriction rests result resume retail retain retaliate retaliation retelling
retells retire retired retirement retold retracted retreat retribution retrieve return returnee returnees returns reunion reunite reuse reveal
revelation revenge revenue reverence reverse review reviewer reviewers revise revision revival revive revocation revoked revolt revolution
revolutionary revolver reward reword reworded rewrite rewritten rhetoric rhythm rib ribbon rice rich rickshaw riddle ride rider ridge ridicule
ridiculous rifle rifles righ right righteous rigid rigorous ring riot rioter ripe rise risen rises rising risk ritual rival rivalry rivals river
riverbank rivers road roadblock roadside roam roar roast rob robber robbery robe robust rock rocket rod rode role roles romance roof room rooms root
rope rose rotten rough roughly round rounded rounding route routes routine rover row rows royal royalty rub rubber rubbish rude rug ruin ruins rule
ruler rules ruling rumor rumour rumours run running runs runtime rupee rupees rupture rural rush rust rustle ruthless sabotage saboteur sack sacred
sacrifice sacrilege sad saddle safe safely safety said sail sailor saint sake salad salary sale salesman saloon salt salted salute same sample samples
sanction sanctuary sand sandal sandbag sang sanitation sanitize sank sarcastic sat satellite satisfaction satisfied satisfies satisfy saturated
saturday sauce saucer savage save saved saving savings saw sawn saying says scalable scale scan scandal scapegoat scar scarce scarcely scarcity scare
scarf scatter scattered scenario scenery scent sceptical schema scholar scholarly scholars scholarship school schoolboy schoolgirl schooling
schoolmaster schools schoolteacher science scientific scientist scissors scold scope scorch score scorecards scored scores scorn scorpion scoundrel
scout scrap scratch scream screech screen screens screenshots screw scribe script scripts scripture scrutiny sculpture sea seal sealed sealing seals
seamlessly search searched searches seaside season seasonal seasoned seat secluded second secondary secondhand secondly seconds secrecy secret
secretary secretly secrets sect sectarian section sector secular secure securely security seduce see seed seeded seeing seek seem seemingly seems seen
seer sees segment segregate segregation seize seizure seldom select selected selection selector selfish sell seller semantic semester seminar seminary
senate senator send sends senior sensation sense sensible sensitive sent sentence sentences sentiment sentry separate separately separation separatist
separator september sequence sequential serene sergeant serialization serialize series serious seriously seriousness sermon servant serve served
server servers serves service serving servitude session sessions set sets setting settings settle settled settlement settler settles setup seven
seventeen seventeenth seventh seventieth seventy several severe severely sew sewage sewing sewn shabby shack shade shadow shady shaft shake shaken
shaky shall shallow shalwar shame shameful shameless shape share shares sharp sharpen shatter shave shawl she shed sheep sheer sheet sheikhs shelf
shell shelling shelter sheltered shepherd shepherds shield shift shim shine shiny ship shipment shipped ships shirt shiver shock shoe shone shoot
shooter shooting shop shopkeeper shoplifter shopping shore short shortage shortcoming shortcut shorter shorthand shortly shot shotgun should shoulder
shout shovel show showed shown shows shrank shrapnel shred shredding shrewd shriek shrine shrines shrug shrunk shudder shuffle shura shuras shut
shutter shy sibling sick sickle sickness side sides siege sigh sight sign signal signatory signature signatures signed significant signing signpost
signs silence silencer silent silently silk silly silver similar simple simplicity simplify simply simulate simultaneous sin since sincere sincerely
sincerity sinful sing singer singing single singles singular sinister sink sip sir siren sister sit site sits situated situation six sixteen sixteenth
sixth sixtieth sixty size skeleton sketch ski skilful skill skilled skin skinny skip skirmish skirt skull sky slain slam slander slap slash slaughter
slave slavery sleep sleepless sleepy sleeve slender slept slice slices slid slide slight slightly slim slip slipped slipper slit slogan slope sloppy
slot slow slowed slowest slows slug sluggish slum slumber sly smack small smaller smallest smart smash smear smell smelt smile smiled smoke smoker
smokey smooth smoothly smuggle smuggler smugglers smuggling snack snake snap snapshot snapshots snatch sneak sneer sniff sniper snippet snore snow
soak soap sob sober soccer sociable social socialist socially society sociologist sock socket sockets sodium soft softly softmax software soil solar
sold soldier sole solely solemn solicit solid solidarity solitary solitude solution solve some somebody someone something sometimes somewhat somewhere
son song sons soon soot soothe sophisticated sorcery sore sorrow sorrowful sorry sort sorted sought souk soul sound sounds soup sour source sourced
sources south southeast southern southward southwest souvenir sovereign sovereignty sow sown space spaces spacious spade span spank spare spark
sparrow spat speak speaker speaking speaks spear special specialist specially species specific specifically specification specificity specify specimen
spectacle spectacular spectator speculate speculation sped speech speeches speechless speed speedy spell spelling spellings spelt spend spent sphere
spice spider spill spilt spinach spinal spine spiral spirit spiritual spite split splits spoil spoilt spoke spoken spokesman spokesperson spokeswoman
sponsor sponsors spontaneous spoon sporadic sport spot spouse sprang spray spread spring springtime sprung spun spur spy squad squadron square squat
squeeze squirrel stab stabilise stability stable stack stadium staff staffing stage stagger stain stair stake stale stalemate stall stalled stammer
stamp stance stances stand standalone standard standing standoff standpoint stands staple star stare start starts starvation starve state stated
statement statements states statesman static statically station statistics statue status statuses statute stay stayed stays steadily steady steal
steam steel steep steer stem step stepbrother stepfather stepmother steps stepson sterile stern steward stick sticky stiff still stimulate sting stir
stitch stock stockpile stole stolen stomach stone stones stood stool stop stopover stopped stops storage store stored stores storey stork storm stormy
story storyteller stout stove straight straightforward strain strange strangely stranger strangle strap strategic strategist strategy straw stray
streak stream street streetlight streets strength strengthen stress stretch stricken strict strictly strike striking string stringent strip stripe
strive stroke stroll strong stronger strongest stronghold strongly strove struck structure struggle stubborn stuck student students studies studio
study stuff stumble stun stung stunning stupid stupidity sturdy stutter style styles stylesheet subdue subject sublicense submission submissive submit
subordinate subscription subsequent subsidy substance substantial substitute subtle subtract subtracts suburb subvert succeed success successful
successive successor such suck sudden suddenly sue suffer sufferer suffering suffice sufficient suffix suffocate sugar suggest suggestions suggests
suicide suit suitable suitcase suite sulk sum summary summer summit summon summons sums sun sunday sunflower sunk sunlight sunny sunrise sunset superb
superficial superintendent superior superiority superseded superstition superstitious superuser supervise supervision supervisor supplement
supplementary supplier supplies supply support supported supporter supporters suppose suppress suppression supremacy supreme sure surely surface
surgeon surgery surname surplus surprise surrender surrendered surrenders surrogate surround surrounding surroundings surveillance survey survival
survive survives survivor survivors suspect suspend suspended suspense suspension suspicion suspicious sustain sustainable swallow swam swamp swap
swapped swarm sway swear swearing sweat sweep sweeper sweet sweeten sweetness swell swept swift swiftly swim swindle switch switched swollen sword
swore sworn swum swung syllable symbol symbolic symlink sympathetic sympathise sympathiser sympathizer sympathy symptom sync synced synchronous
syndicate syntax syrup system tab table tables tablet taboo tackle tact tactic tactical tactics tag tagged tags tail tailor tailoring tailors take
taken takeover takes taking tale talent talented talibs talk talkative talked talks tall tank tanker tap tape tapestry target tariff task taste
tasteless tattoo taught tax taxi tea teach teacher teachers teaches teaching team teammate teams teapot tear tease technical technician technique
technology tedious teenage teenager teens telegram telephone televise television tell teller telling tells temper temperature template temple
temporarily temporary tempt temptation ten tenant tendency tender tenderness tens tense tension tent tenth tenths terminal terms terrace terrain
terrible terribly terrified terrify territory terror terrorise terrorism terrorist terrorists test testify testimony tests text textbook textile texts
than thank thankful thanks that the theatre theft their theirs them theme themselves then theologian theology theory there thereafter thereby
therefore thereof thermometer these they thick thief thigh thin thing things think thinker thinks thinly third thirdly thirst thirsty thirteen
thirtieth thirty this thorn thorough thoroughly those though thought thoughtful thoughtless thousand thousands thrash thread threads threat threaten
three threshold threw thrill thrive throat throne throng throttle throttled through throughout throw thrown thrust thug thumb thunder thunderstorm
thursday thus ticket ticks tide tidy tie ties tiger tight tile till tim timber time timely timeout times timestamp timid tin tinker tinsmith tiny
tired tiresome tissue title tobacco today toddler toe together toggle toilet token tokens told tolerance tolerant tolerate toll tomato tomb tombstone
tomorrow tongue tonight tonne too took tool tools tooth top topic topple torch tore torment torn torrent tortoise torture torturer toshak total totals
totp touch touched touches tough tour tourism tourist tow towards towel tower town towns townsman townspeople toxic toy trace traced tracing track
tracked tractor trade trader traders tradition traditional traffic trafficker trafficking tragedy tragic trail trailer trailing train trained trainee
trainer trainers training trains traitor tram tranquil transaction transcript transfer transfers transform transformation transit transition
transitional translate translation translator transmission transmit transparency transparent transport trap trauma traumatic travel travelled
traveller traversal traverse treachery treasure treasurer treasury treat treated treatment treaty tree trek tremble tremendous trench trend trial
tribal tribe tribes tribesman tribesmen tribunal tribute trick trickle tried tries trigger triggers trillion trim trip triple triumph trivial trod
trodden troop troops trouble troublemaker troubles troublesome trousers trout truce truck true trunk trust trusted trustworthy truth truthful try
tuberculosis tuesday tuition tumble tune tunnel turban turbans turbulent turkey turmoil turn turned turnout turnover turns tutor twelfth twelve
twentieth twenty twenty-one twice twilight twin twist twitch twitter two typ type typed types typewriter typhoid typical typing tyranny tyrant tyre
ugly ulcer ultimate ultimately ultimatum umbrella unable unanimous unanswered unarmed unattributed unaware unbearable uncertain uncertainty unchanged
uncle unclear uncomfortable unconscious uncover undefined under underestimate undergo underground underlying undermine underneath understand
understandable understanding understood undertake undertook underwear undo undoubtedly uneasy uneducated unemployed unemployment uneven unexpected
unfair unfinished unfold unfortunate unfortunately unfriendly ungrateful unhappy unharmed unhurt unicode unified uniform uniformed unimportant
uninhabited union unique unit unite units unity universal universe universities university unjust unknown unlawful unless unlike unlikely unload
unlock unlocked unmakes unmarried unnatural unnecessary unofficial unpaid unpleasant unpopular unprecedented unreached unrelated unresolved unrest
unrounded unsafe unsuccessful until untrusted unused unusual unveil unwell unwilling unwise upbringing upcoming update updates upgrade upgrades uphill
uphold uplift upon upper upright uprising uproar upset upstairs upstream urban urge urged urgency urgent urgently usage use used useful user users
uses usher using usual usually utensil utility utmost utter utterly vacancy vacant vacation vaccinate vaccination vaccine vague vaguely vain valid
validate validation valley valuable value values van vanish vanity vapour variable variant varied variety various vast vault vector vegetable vehicle
veil veiled vein velvet vendor vengeance venture venue verb verbal verbally verdict verdicts verified verify verse version versions versus very vessel
veteran veterinary via viable vice vicinity vicious victim victorious victory video view viewer viewpoint vigilant vigorously village villager
villagers villages vine vinegar vineyard violate violation violence violent violently virgin virtual virtually virtue virus visa visible vision visit
visited visitor vital vitamin vivid vocabulary vocal vocational voice voices volcano volume voluntarily voluntary volunteer volunteers vomit vote
voter voting voucher vow vulgar vulnerability vulnerable vulture wade wage wagon waist wait waiter waiting waits walk walking wall walls walnut wander
wandering want wanted wants war ward wardrobe warehouse warlord warlords warm warmth warn warning warns warrant warrior wartime was wash washing waste
wasteland watch watched watchful watchman water watermelon waterway wave waver way weak weaken weaker weakness wealth wealthy weapon weaponry wear
weary weather weave weaver weavers weaving web website wedding wednesday weed week weekday weekend weekly weeks weep weigh weighed weighing weighs
weight weighted weights weird welcome weld welfare well well-being wells went wept were west western westerner westerners westward wet what whatever
whatsoever wheat wheel wheelbarrow wheelchair when whence whenever where whereabouts whereas whereby wherein wherever whether which whichever while
whilst whine whip whirl whirlwind whisper whistle white whitespace who whoever whole wholesale wholesaler wholly whom whomever whose why wicked
wickedness wide widely wider widespread widest widow widower widows width wife wild wildcard wildlife wildly will willing willingly willingness willow
win wind window windy wing winner winter wintry wipe wiper wire wireless wisdom wise wisely wish wishful wit witch with withdraw withdrawal withdrawn
withdrew withheld withhold withholds within without withstand witness woe woke woken wolf wolves woman womb women won wonder wonderful wood wooden
woodland woods wool woollen word worded wording wordings words wore work workbench worked worker workers workflow workforce working workman workplace
works workshop world worldly worlds worldwide worn worried worry worrying worse worsen worship worshipper worst worth worthless worthwhile worthy
would wound wounded wounding wove woven wrap wreck wrestle wrestler wretched wrinkle wrist writable write writer writes writing written wrong
wrongdoing wrongly wrote wrung yard yeah year yearly yearning years yeast yell yellow yes yesterday yet yield yoghurt you young younger youngest
youngster your yours yourself youth youthful youths zeal zealot zealots zealous zero zeros zip zone dying tied lied died ages aged axes eyed owed owes oils ads ups ins`.split(
    /\s+/,
  ),
);

/** They look like a form of a word and are names. */
const NAMES_LIKE_FORMS = new Set(
  'sher shery bashir bashar amber amer gaffer parser nader sadder noor lailer bated zarif hared shaher maher saber taher baher masher samer kader haider shaker naser'.split(
    ' ',
  ),
);

/** Whether it is a common word, with or without an ending or a beginning. Small letters. */
export function isEnglish(word: string): boolean {
  if (isListed(word)) return true;
  if (NAMES_LIKE_FORMS.has(word)) return false;
  const whole = word.replace(/(?:n't|'(?:s|d|ll|ve|re|m))$/, '');
  const bases = [whole, ...basesOf(whole), ...whole.split('-').slice(0, whole.includes('-') ? 1 : 0)];
  if (bases.some(isListed)) return true;
  const rest = whole.replace(BEGINNING, '');
  if (rest !== whole && (isListed(rest) || basesOf(rest).some(isListed))) return true;
  return bases.some(
    (base) => base.length > 4 && basesOf(base).some((one) => one.length > 3 && isListed(one)),
  );
}

const isListed = (word: string): boolean => WORDS.has(word) || ENGLISH.has(word);

const BEGINNING = /^(?:un|re|non-?|mis|over|under|inter|anti-?|pre|dis|co-?|ex-|self-|sub|semi-?)(?=.{4})/;
const ENDINGS =
  's es ed d ing ly er r est ness less ful y ish like ers ings hood ship ment ments able ists ist ism ation ations ity al ally ous ive ize ise'.split(
    ' ',
  );

export function basesOf(word: string): string[] {
  const stems = ENDINGS.filter((end) => word.endsWith(end) && word.length - end.length > 2).map((end) =>
    word.slice(0, -end.length),
  );
  return [
    ...stems.flatMap((stem) => [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1')]),
    word.replace(/(?:ies|ied|ier|iest|ily|iness)$/, 'y'),
  ];
}

/** Whether a text is English: most of its small words are. Those of one or two letters are of many languages. */
export function readsAsEnglish(words: readonly string[]): boolean {
  const told = words.filter((word) => word.length > 2);
  return told.length > 0 && told.filter(isEnglish).length * 2 >= told.length;
}
