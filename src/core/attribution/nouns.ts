/** Words by which a reader of attributions tells people, institutions, adjectives and verbs of speech. */
import { isSame, singularOf } from './plurals.ts';

const setOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const PEOPLE = setOf(`
official diplomat expert analyst leader member commander fighter source cadre elder cleric imam mullah mawlawi trader
officer soldier minister deputy governor ambassador envoy spokesman spokeswoman spokesperson adviser advisor economist
entrepreneur owner consultant businessman businesswoman businessperson journalist reporter activist academic scholar
researcher lawyer judge prosecutor teacher student professor doctor nurse worker employee aide affiliate interlocutor
resident villager farmer shopkeeper refugee returnee detainee prisoner defector militant insurgent recruit recruiter
sympathiser sympathizer supporter observer representative delegate negotiator mediator executive manager director head
chief president secretary politician parliamentarian legislator senator mayor policeman policewoman interviewee
respondent informant contact person man woman child father mother brother sister son daughter uncle cousin wife husband
relative neighbour neighbor witness eyewitness victim survivor smuggler driver merchant moneychanger dealer broker banker
investor contractor engineer technician pilot guard bodyguard gunman emir preacher theologian sheikh pir chair chairman
chairwoman chairperson coordinator staffer volunteer specialist strategist historian planner administrator bureaucrat
technocrat civilian national citizen dissident exile émigré expatriate migrant veteran general colonel captain major
lieutenant attaché consul chargé counsellor counselor professional practitioner intellectual author writer editor
publisher correspondent broadcaster blogger speaker participant attendee founder co-founder heir figure notable dignitary
nobleman tribesman clansman khan malik headman arbab mirab qadi qari mufti alim talib mujahid jihadist jihadi islamist
extremist terrorist hawaladar broker shareholder landlord tenant labourer laborer miner tailor butcher baker fisherman
herder nomad guide translator interpreter operative agent handler spy intelligencer commando policymaker lawmaker
peacekeeper monitor inspector auditor investigator detective warden jailer inmate colleague friend associate ally rival
opponent critic counterpart predecessor successor candidate voter donor financier fundraiser facilitator courier bomber
physician midwife pharmacist surgeon psychologist clinician patient hostage captive abductee deserter conscript cadet
sergeant corporal brigadier admiral marshal minister-counsellor vice-president premier emperor king queen prince
princess sultan police staff personnel clergy military gendarmerie crew crowd people elite youth graduate lecturer
dean rector principal schoolteacher schoolboy schoolgirl headmaster tutor ombudsman commissioner councillor councilor
alderman sheriff magistrate jurist barrister solicitor notary registrar clerk accountant cashier salesman wholesaler
retailer importer exporter producer manufacturer industrialist tycoon magnate oligarch warlord strongman powerbroker
intermediary go-between middleman fixer stringer photographer cameraman filmmaker artist musician poet singer athlete
coach developer programmer scientist biologist geologist hydrologist agronomist anthropologist sociologist demographer
statistician epidemiologist humanitarian evacuee emigrant immigrant asylum-seeker squatter beggar widow orphan bride
groom fiancé fiancée nephew niece grandson grandfather grandmother bodybuilder worshipper pilgrim monk nun priest bishop
patriarch rabbi pastor deacon deaconess acolyte disciple follower believer convert combatant belligerent warrior
`);

/** Peoples and followers, as nouns. */
const DEMONYMS = setOf(`
afghan pashtun tajik uzbek hazara turkmen baloch baluch salafi hanafi deobandi sufi shia sunni wahhabi pakistani indian
iranian american russian european westerner arab turk qatari emirati saudi iraqi syrian briton german italian canadian
australian kazakh kyrgyz uyghur uighur chechen kashmiri punjabi sindhi mehsud wazir afridi shinwari mohmand safi
`);

export const isPersonNoun = (word: string): boolean => {
  const low = word.toLowerCase().replace(/^(ex|co|vice|sub|non|arch|self)-/, '');
  return nounIn(PEOPLE, low) || nounIn(DEMONYMS, low) || nounIn(PEOPLE, low.slice(low.lastIndexOf('-') + 1));
};

const nounIn = (list: ReadonlySet<string>, low: string): boolean =>
  list.has(low) || isSame(low) || list.has(singularOf(low) ?? '');

export const isDemonym = (word: string): boolean => nounIn(DEMONYMS, word.toLowerCase());

/** What an institution is called; in a statement it speaks for itself. */
const INSTITUTIONS = setOf(`
directorate ministry government council office agency embassy mission department commission committee authority
administration parliament court army navy institute organisation organization group movement party emirate republic
union nations bank fund programme program bureau service corps command secretariat consulate directorates media cabinet
foundation association federation league network assembly delegation envoy presidency palace university union unama
unhcr ocha icrc nato un eu osce undp ministries front resistance centre center taliban ttp
`);
export const isInstitution = (word: string): boolean => INSTITUTIONS.has(word.toLowerCase());

/** Whose members, officials and fighters share one name: “Taliban officials and commanders”. */
const GROUPS = setOf(`
taliban isk is-k isis is al-qaeda ttp nrf un eu nato gdi ngo ngos isi cia afghan pakistani iranian indian chinese russian
american u.s. us uk british french italian german turkish qatari emirati saudi uzbek tajik turkmen kazakh kyrgyz western
european asian arab regional pashtun hazara salafi hanafi deobandi baloch gulf african japanese korean israeli egyptian
jordanian kuwaiti omani bahraini syrian iraqi libyan dutch norwegian swedish danish swiss spanish polish canadian
australian indonesian malaysian nepali bangladeshi ukrainian soviet
`);
export const isGroup = (word: string): boolean => GROUPS.has(word.toLowerCase());
/** Nouns for those who belong to a group. */
const BELONGING = setOf(`
official fighter commander member officer cadre leader representative spokesman spokesperson spokeswoman sympathiser
sympathizer affiliate source soldier recruit recruiter governor minister diplomat militant supporter operative agent
defector detainee prisoner negotiator envoy judge administrator figure prosecutor policeman
`);
export const isBelonging = (word: string): boolean => BELONGING.has(word.toLowerCase());

/** Adjectives that are said once for all that follow: “senior judges and prosecutors”. */
const SHARED = setOf(`
senior junior former serving retired ex current incumbent active acting mid-level low-level high-level high-ranking
low-ranking middle-ranking mid-ranking rank-and-file top prominent leading local provincial central rural urban young
older elderly female male exiled detained imprisoned captured surrendered disaffected foreign international domestic
national civilian military independent anonymous northern southern eastern western-based kabul-based well-informed
well-placed influential
`);
export const isSharedAdjective = (word: string): boolean => SHARED.has(word.toLowerCase());

/** A place name of two words begins so: “South Korean diplomats” shares no “South”. */
const COMPOUND_STARTS = setOf(
  'north south east west central northern southern eastern western middle new united great saint st san sri saudi hong sierra costa burkina papua el puerto inner outer upper lower',
);
export const isCompoundStart = (word: string): boolean => COMPOUND_STARTS.has(word.toLowerCase());

/** Words that are written small but at the beginning of a sentence. */
const COMMON = setOf(`
hawala tribal religious regional government provincial security intelligence police aid business construction community
village medical humanitarian diplomatic military civil political opposition rebel women human media knowledgeable money
shop health school university border mid-level middle-level low-ranking
`);
/** Whether a capital at the beginning of a sentence is of the sentence, not of the word. */
export const isCommon = (word: string): boolean => {
  const low = word.toLowerCase();
  if (COMMON.has(low) || ADJECTIVE.test(low)) return true;
  return !isDemonym(word) && !isGroup(word) && (isPersonNoun(word) || SHARED.has(low));
};
/** Endings of no name: “Provincial”, “Influential”, “Administrative”. */
const ADJECTIVE = /(?:ional|ical|ial|ural|ious|ive|ful|less)$/;

export const SPEAKING = setOf(`
said says say saying claimed claims claim claiming estimated estimates estimate confirmed confirms confirm reported
reports report commented comments acknowledged acknowledges acknowledge provided provides provide expressed expresses
express conceded concedes concede put puts admitted admits admit told tells tell telling argued argues argue noted notes
note explained explains explain described describes describe stated states state believed believes believe suggested
suggests suggest insisted insists insist alleged alleges allege denied denies deny complained complains complain
indicated indicates indicate recalled recalls recall observed observes observe recounted recounts remarked remarks
mentioned mentions mention stressed stresses stress warned warns warn added adds add asserted asserts assert agreed agrees
agree pointed points point revealed reveals reveal expected expects expect feared fears fear hinted hints hint maintained
maintains maintain predicted predicts predict attributed attributes attribute opined thought thinks think considered
considers consider corroborated corroborates corroborate concurred concurs felt feels feel hoped hopes hope lamented
laments boasted boasts assessed assesses assess relayed relays replied replies responded responds viewed views knew knows
know saw sees heard hears spoke speaks speak declared declares declare announced announces announce contended contends
disclosed discloses emphasised emphasized emphasises underlined underscored accused accuses blamed blames calculated
gave gives give offered offers shared shares voiced voices questioned doubted doubts doubt disputed disputes wondered
worried worries joked quipped conveyed cited cites cite referred refers refer listed named identified dismissed rejected
affirmed affirms verified counted counts mused swore sweared testified tweeted posted wrote writes interviewed contacted
consulted asked queried quoted confided confides cautioned cautions conjectured surmised surmises speculated speculates
reckoned reckons protested protests elaborated clarified clarifies reiterated reiterates insinuated grumbled conceives
summarised summarized concluded concludes judged guessed advised urged praised criticised criticized reasoned recommended
volunteered divulged intimated implied implies hypothesised alluded recognised recognized recognises recognizes confessed
confesses vowed promised threatened demanded pleaded retorted countered whispered exclaimed reminded informed informs
outlined outlines sketched ventured ventures corroborates concurs allowed allows granted held holds
`);

export const DETERMINERS = setOf(
  'a an the one some several many various multiple other another most certain different numerous few both even this that these those his her their our all any each two-three more',
);

const NUMBERS: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, n): [string, number] => [word, n]),
);
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** “two”, “54”, “twenty-three”; null where it is no number. */
export function numberOf(word: string): number | null {
  const low = word.toLowerCase();
  if (/^\d{1,3}(,\d{3})*$|^\d{1,5}$/.test(low)) return Number(low.replaceAll(',', ''));
  const small = NUMBERS.get(low);
  if (small !== undefined) return small;
  const [tens, unit] = low.split('-');
  const ten = TENS.indexOf(tens ?? '');
  if (ten < 0) return null;
  return (ten + 2) * 10 + (unit === undefined ? 0 : (NUMBERS.get(unit) ?? 0));
}

export const isCountWord = (word: string): boolean => /^(dozens|scores|hundreds|thousands|tens)$/i.test(word);
