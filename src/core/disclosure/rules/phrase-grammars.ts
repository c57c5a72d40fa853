/**
 * Of each language, which words are small and which phrases point to one person or place. The letters: R a role, K kin,
 * S a site, U a unit or office, L where, F former, O a number, A a quality, B what a body is known by, C a province or
 * large town, X a name or a word that nobody knows, N a word that is a name too, M a man, woman, girl or boy, o “my” or “our”,
 * H what is found already, n any other word, f a small one, v a verb.
 */
import { foldedPattern } from '../fold.ts';
import { DARI_WORDS, ENGLISH_WORDS, PASHTO_WORDS, type PhraseWords } from '../lists/roles.ts';
import { setOf } from '../lists/list.ts';
import type { Word } from '../words.ts';
import type { Grammar } from './phrases.ts';

const NONE: ReadonlySet<string> = new Set();

const ENGLISH_SMALL: Readonly<Record<string, RegExp>> = {
  d: /^(?:the|my|our|his|her|their|your|that|this)$/,
  a: /^(?:an?|a|every|each|some|any|no|another|many|few|several|both|all|these|those|which|what)$/,
  P: /^(?:of|in|at|from|on|for|by)$/,
  Y: /^(?:tooth|teeth|scar|limp|eye|eyes|beard|moustache|voice|birthmark|tattoo|stutter|stammer|hook|crutch|cane|finger|fingers|hand|hands|arm|arms|leg|legs|ear|ears|nose|face|parrot|glasses)$/,
  w: /^with$/,
  c: /^certain$/,
  h: /^(?:who|whose)$/,
  M: /^(?:man|woman|girl|boy|lady|fellow|stranger)$/,
  B: /^(?:blind|lame|deaf|mute|crippled|limping|toothless|bald|one-eyed|one-armed|one-legged|one-handed|left-handed|red-haired|albino|hunchback(?:ed)?|stammering)$/,
  f: /^(?:i|you|he|she|it|we|they|and|or|but|to|is|was|are|were|be|been|am|has|have|had|do|did|does|not|if|as|so|then|when|where|while|because|than|into|onto|after|before|until|since|without|him|me|us|them|there|here|how|why|will|would|could|should|can|may|might|must|never|always|also|only|just|too|very|more|most|about|against|between|through|during|over|up|down|out|off|again|now|still|even)$/,
};

const english = ({ key }: Word, before: string): string | null => {
  if (/^(?:sub|vice|co|ex|deputy)-/.test(key) && ENGLISH_WORDS.roles.has(key.replace(/^\p{L}+-/u, '')))
    return 'R';
  if (key === 'one' && before === 'd') return '1';
  if (/^(?:next|across|close)$/.test(key)) return 'L';
  if (/^(?:to|from)$/.test(key) && before === 'L') return 'L';
  if (/^(?:before|after|past|by)$/.test(key) && before === 'S') return 'L';
  for (const [letter, pattern] of Object.entries(ENGLISH_SMALL)) if (pattern.test(key)) return letter;
  return null;
};

/** One of many sites: with what tells it from others. */
const EN_SITE = '(?:d?[nAOX]{0,2}[AOXHCS][nAX]{0,2}[SUH]|d?H+|d?[AXC]n{0,1}S|dn{1,2}[SU])';

export const ENGLISH: Grammar = {
  words: ENGLISH_WORDS,
  letterOf: english,
  patterns: [
    // the former head of nursing at the 400-bed hospital, the mullah of the lower mosque
    [
      'post',
      new RegExp(`d[FOA]{0,2}[nU]?R{1,2}(?:P[nUF]{1,2})?(?:P${EN_SITE}|L+${EN_SITE}|PaX+[nS]){1,2}`, 'g'),
    ],
    ['site', /dn{1,2}L+d?H+/g],
    // the gynaecologist who came back from Moscow
    ['only-one', /d[nAFB]{0,2}[RM]h[^.,HhS]{1,5}[CXH]+/g],
    ['only-one', /d[nAFB]{0,2}Rh[nAXSOdPBYL]{3,6}/g],
    // our neighbour the colonel, Mr Rasekh of the water office
    ['only-one', /d[AO]?[Kn]dR(?=[^nP]|$)/g],
    ['post', /H+Pd[nAOXS]{0,2}S/g],
    ['title', /acH+/g],
    ['name', /H[X]{1,2}/g],
    // the pharmacist with the stammer, the shop with the green shutters
    ['only-one', /d[nAFB]{0,2}[RK]wd?[nAO]{1,2}(?:P[dn]n?)?/g],
    ['only-one', /[da][nAXRM]{0,2}w[da]?[nA]{0,2}Y/g],
    ['only-one', /dn?B[RK]/g],
    ['site', /d[nAO]{0,2}S[nAOXdPwSR]{1,7}PH+/g],
    ['only-one', /d[AOF]{0,2}(?:[KR]|H+),d1[^.,]{2,7}/g],
    ['kinship', /H{2,4},d1[^.,]{2,7}/g],
    // the pharmacy with the green shutters next to …
    ['site', new RegExp(`d[nAOFX]{0,3}S{1,2}(?:wd?[nA]{1,3})?L+${EN_SITE}`, 'g')],
    ['site', /[daHXn]?[nAOX]{0,2}S{1,2}(?:wd?[nAO]{1,3})?(?:L+d?[nAO]{0,2}|Pd?)H+/g],
    ['site', /d[nAOX]{0,2}Swd[nAO]{1,2}[nS]/g],
  ],
};

const CLOSED = String.raw`(?:را|و|یا|هم|نیز|این|ان|همین|همان|هر|هیچ|یک|او|شما|تو|انها|است|بود|شد|نیست|چی|چرا|اگر|ولی|اما|مگر|باز|بعد|پیش|وقتی|چون|همه|خود|خودش|بسیار|چند|فقط|نه|حالا|دیگر|دیروز|امروز)`;
const DARI_SMALL: Readonly<Record<string, RegExp>> = {
  z: foldedPattern('^(?:در|ده)$', 'u'),
  e: foldedPattern('^از$', 'u'),
  t: foldedPattern('^(?:به|تا|نزد|بر|برای|با|میان)$', 'u'),
  E: foldedPattern('^(?:ایتالیایی|ایټالوی|جاپانی|فرانسوی|سویدنی|سویډنی|نارویژی)(?:ها)?$', 'u'),
  Q: foldedPattern(
    '^(?:دندان|چشم|ریش|موی|مو|دست|پا|پای|گوش|بینی|انگشت|گردن|لب|روی)(?:طلایی|سبز|ابی|سرخ|سفید|سیاه|دراز|کوتاه|بلند|بریده|شکسته|کج|سوخته|زاغ|پریده|کنده)ی?$',
    'u',
  ),
  T: foldedPattern('^(?:دهن|دهنه|تنگی|خم|شاخ|تخت|کمر|ریگ|رباط|کوتل|چشمه|چاه|سرپل|بند)$', 'u'),
  h: foldedPattern('^که$', 'u'),
  o: foldedPattern('^(?:ما|من|مان)$', 'u'),
  f: foldedPattern(`^${CLOSED}$`, 'u'),
  M: foldedPattern('^(?:مرد|زن|دختر|پسر|بچه|جوان|پیرمرد|پیرزن)ی$', 'u'),
  B: foldedPattern(
    String.raw`^(?:نابینا|کور|لنگ|کر|گنگ|کل|شل|زال|پیر|چاق|دراز|بی\s?دندان|یک\s?(?:چشم|دست|پا|پای|گوش)ه?|شش\s?انگشته?|قدکوتاه|قد\s?بلند|کج\s?دهن|چپ\s?دست|پیس|لکنت\s?دار|سیک|هندو)ی?$`,
    'u',
  ),
  v: foldedPattern(
    String.raw`^(?:ن?می\p{L}{2,}|ن?(?:کرد|شد|بود|داد|رفت|امد|گرفت|گفت|زد|برد|ماند|کشت|دید|خواند|ساخت|اورد|فروخت|نوشت|خرید|شناخت|پرسید|رسید|یافت|باخت)(?:م|ند|یم|ی|ه|ه\s?بود)?|دارد|داشت|دارند|داشتند|امده|رفته|کرده)$`,
    'u',
  ),
};

/** “A teacher of”: with the last letter that Dari binds words by. */
const bound = (words: ReadonlySet<string>, key: string): boolean =>
  words.has(key) ||
  (key.length > 3 && [key.replace(/(?:ی|ه|ای)$/, ''), key.replace(/ی$/, 'ه')].some((one) => words.has(one)));

/** Who does or keeps something for a living, as Dari makes such words. */
const DARI_AGENT = foldedPattern(
  String.raw`^(?!(?:خبر|بی|پای|دی|نا|سزاوار|وفا|هوا|معنا|ادامه|طرف|دین|پول|قرض|دیده|ریش|معنی|نگه|جان|برخور|خرید|مق|کر|سر|اشک|بیمق|سرمایه|زمین)(?:دار|وان)$|کار$|همکار|بیکار|اشکار|افکار|شکار|انکار|پیشکار|تکرار)\p{L}{2,}(?:فروش|دوز|ساز|تراش|باف|پز|شوی|وان|دار|بان|چی|(?<=گ|د|ز|س|ش|ن|ه|ت)کار)$`,
  'u',
);

const arabic =
  (small: Readonly<Record<string, RegExp>>, words: PhraseWords, agent: RegExp) =>
  ({ key }: Word): string | null => {
    for (const [letter, pattern] of Object.entries(small)) if (pattern.test(key)) return letter;
    if (bound(words.roles, key)) return 'R';
    if (bound(words.sites, key)) return 'S';
    return agent.test(key) ? 'R' : null;
  };

/** What tells one site from another, and what may stand between. */
const DARI_TOLD = '(?:[AOXCHN][nAOXCHS]{0,2}(?:z[CHX])?|L[nASXHC]{1,2}|z[CH])';

export const DARI: Grammar = {
  words: DARI_WORDS,
  letterOf: (word, before) =>
    (before === 'H' && DARI_EPITHET.test(word.key)) || (before === 'R' && /.{3}دار$/.test(word.key))
      ? 'B'
      : dari(word),
  patterns: [
    // the former commander of the second brigade, the principal of the school behind the cinema
    ['post', new RegExp(`F?RF?[nU]{0,2}F?[SU]{1,2}n?${DARI_TOLD}`, 'g')],
    ['post', /F?RFU+[nC]{0,2}/g],
    ['post', /R[RUSnF]{1,3}z[CH]/g],
    ['post', /F?RF?(?:[nXN]{0,2}H|[nX]{1,2}C)/g],
    ['post', /H+e[nAUS]{0,1}[SU][nA]?/g],
    // the lame tailor beside …, the butcher at the corner
    ['only-one', /[RM]B?[AB]{0,2}L[ASXHC][nAXHC]?/g],
    ['only-one', /R[nX]?B|KB/g],
    ['only-one', /(?:^|(?<=[,.]))NB/g],
    ['name', /(?<=H)B|H+R|H+,R[nUSAO]{0,3}(?=,)/g],
    ['only-one', /[nRMXN]Q/g],
    ['place', /(?<=[zet])T[nNX](?=[fvzetrh,]|$)/g],
    // the woman doctor who came from Moscow, the girl who won the olympiad
    ['only-one', /[RM]n?h[^.,h]{0,4}(?:[CX]|e[nH])[^.,h]{0,3}v/g],
    // our neighbour the colonel
    ['only-one', /KoR{1,2}n?/g],
    // the cellar of the … press
    ['site', /(?:SA?)?SA?[NXH]+/g],
    ['site', /S[nAX]{0,2}L[nASXHC]{1,2}/g],
    ['site', /SE/g],
    ['unknown-word', /(?<=[zet])X|(?<=,)X(?=,|$)|X(?=fH)|(?<=Hf)X(?=[fvzetr,]|$)/g],
  ],
};

const DARI_EPITHET = foldedPattern(
  String.raw`^(?:پیر|کلان|خورد|کوچک|دراز|لنگ|کور|کر|گنگ|شل|سیاه|سفید|سرخ|چاق|لاغر|دیوانه|پهلوان|یتیم|کل|چپه|قد\s?بلند)$`,
  'u',
);
const dari = arabic(DARI_SMALL, DARI_WORDS, DARI_AGENT);

const PASHTO_CLOSED = String.raw`(?:چی|یی|کښی|دی|ده|وو|وه|او|سره|نه|مو|می|خو|شو|شوه|شول|هغه|هغی|پر|یو|یوه|دا|دغه|زه|موږ|دوی|هم|بیا|خپل|خپله|خپلی|هر|هیڅ|ټول|ډیر|اوس|نن|پرون|کله|چا|څوک|څه|یم|و|نو|ان)`;
const PASHTO_SMALL: Readonly<Record<string, RegExp>> = {
  d: foldedPattern('^د$', 'u'),
  l: foldedPattern('^(?:له|په|تر)$', 'u'),
  k: foldedPattern('^(?:کی|ته|نه|څخه|پوری|سره)$', 'u'),
  V: foldedPattern('^کلی$', 'u'),
  T: foldedPattern('^(?:خوله|خولی|کوټ|ورشو|ډاگ|غونډی|کنډو|نری)$', 'u'),
  m: foldedPattern('^(?:هغه|هغی|همغه|هماغه)$', 'u'),
  o: foldedPattern('^(?:زما|زموږ|خپل|خپله|خپلی)$', 'u'),
  E: foldedPattern('^(?:ایتالیایی|ایټالوی|جاپانی|فرانسوی|سویدنی|سویډنی|نارویژی)(?:ها)?$', 'u'),
  h: foldedPattern('^چی$', 'u'),
  f: foldedPattern(`^${PASHTO_CLOSED}$`, 'u'),
  M: foldedPattern('^(?:سړی|ښځه|نجلی|هلک|ځوان|بوډا|بوډی)$', 'u'),
  B: foldedPattern(
    String.raw`^(?:ړوند|ړانده|ړنده|کوڼ|کڼه|گونگ|گوډ|گوډه|شل|یو\s?(?:سترگی|لاسی|پښی|غوږی)|معیوب|فلج|پیس|گنجی|بی\s?غاښ|غټ|لوړ|ډنگر|سیک|هندو|لیونی)$`,
    'u',
  ),
};
const PASHTO_AGENT = foldedPattern(
  String.raw`^(?!سیاسیوال|نړیوال|سیمه\s?ییزوال|احوال|شتمنوال|خپلوال|کلیوال)\p{L}{2,}(?:پلورونک[یو]|گنډونک[یو]|جوړوونک[یو]|پالونک[یو]|پالونکو|وال|وان|چی|گر|(?<=گ|د|ز|س|ش|ن|ه|ت)کار)$`,
  'u',
);

const pashto = arabic(PASHTO_SMALL, PASHTO_WORDS, PASHTO_AGENT);

export const PASHTO: Grammar = {
  words: PASHTO_WORDS,
  letterOf: (word, before) =>
    (/^(?:ته|څنگ)$/.test(word.key) && before === 'L') || /^(?:نږدی|نژدی)$/.test(word.key)
      ? 'L'
      : pashto(word),
  patterns: [
    // of the four-hundred-bed hospital the head of nursing; of the town's police the former deputy
    ['post', /d[^fvh.,d]{1,4}(?:d[^fvh.,d]{1,3}){0,2}l?R/g, /^(?=.*[AOXCHFLN])(?=.*[SU])/],
    ['post', /l[CHX]kd[^vh.,d]{1,4}(?:d[^fvh.,d]{1,3}){0,2}R{1,2}/g],
    ['site', /d?[nXHN]SL{1,2}(?:n{0,3}S)?/g],
    ['post', /d[HXC]{1,2}d?(?:[nUSX]d?){1,2}R/g],
    ['only-one', /(?:d[nASXHC]{1,3}[kL]{1,2})?B[RK]/g],
    ['name', /(?<=Rf)N/g],
    ['place', /(?<=l)[RNX]S(?=k)/g],
    ['site', /dNS/g],
    ['only-one', /(?:^|(?<=[,.]|[fhk]))[BM][NX]/g],
    ['only-one', /d[nASXHC]{1,3}L{1,2}R/g],
    ['only-one', /[mf](?:R|M)h[^.,h]{0,5}[XCH][^.,]{0,3}/g],
    ['only-one', /[mf]Rh[nAXBSNOdT]{2,5}/g],
    // our neighbour the colonel; Hamida's betrothed
    ['only-one', /oKR/g],
    ['kinship', /d?H+d?[AO]?K(?:l[nSx]k?)?/g],
    ['name', /H+n?R|H+h[^.,h]{1,6}Rf/g],
    ['site', /l?[XHC]kd[nXxE]{1,3}l?S/g],
    ['place', /(?<=[ld])[nXA]T|XT/g],
    ['place', /d[nAN]V(?=[nR])/g],
    ['only-one', /[mf]Rhl[nXC]{1,2}/g],
    ['post', /H+hd[nXH]{1,2}l?[SU]kf/g],
    ['site', /d?[nASXHC]{1,2}L{1,2}(?:d[nA]{1,2})?S/g],
    ['site', /d?[XH]+[nA]?S(?:lS)?/g],
    ['site', /d[XCHn]ln?L{1,2}[nOA]?S/g],
    ['unknown-word', /(?<=d)X(?=[fk])|(?<=,)X(?=,|$)|X(?=fH)|(?<=Hf)X(?=[fk,]|$)/g],
    ['site', /ES/g],
    ['unknown-word', /(?<=l)Xn?(?=k)|(?<!d)X(?=k)/g],
  ],
};

const UZBEK_LATIN = (words: string): RegExp =>
  new RegExp(`^(?:${words.trim().replace(/\s+/g, '|')})(?:ning|ni|ga|dan|da|lik|нинг|ни|га|дан|да)?$`, 'u');

const ROLE_UZBEK =
  UZBEK_LATIN(`imom mulla domla qozi muallim direktor mudir hamshira doya shifokor doktor jarroh tabib novvoy sartarosh qassob
  tikuvchi duradgor temirchi zargar usta mexanik kulol kosib oshpaz bog'bon qorovul polkovnik kapitan mayor general leytenant ofitser qo'riqchi haydovchi shofyor kontrabandachi do'kondor baqqol sarrof hisobchi
  g'aznachi kotib kutubxonachi hokim boshliq o'rinbosar rais rahbar qo'mondon tarjimon diktor jurnalist muxbir shoir hofiz polvon darvozabon cho'pon
  oqsoqol mirob arbob dallol muhandis uchuvchi chiptachi g'assol choyfurush sotuvchi murabbiy
  имом мулла домла қози муаллим директор мудир ҳамшира доя шифокор доктор жарроҳ табиб новвой сартарош қассоб тикувчи дурадгор темирчи заргар уста
  механик кулол косиб ошпаз боғбон қоровул қўриқчи ҳайдовчи дўкондор баққол сарроф ҳисобчи котиб ҳоким бошлиқ раис раҳбар қўмондон таржимон муҳбир шоир
  ҳофиз полвон дарвозабон чўпон оқсоқол мироб арбоб полковник капитан майор генерал офицер даллол муҳандис ғассол чойфуруш сотувчи мураббий кондуктор`);
const ROLE_OF_UZBEK =
  /^(?:imomi|mullasi|domlasi|qozisi|muallimi|direktori|mudiri|mudirasi|hamshirasi|doyasi|shifokori|jarrohi|novvoyi|oshpazi|qorovuli|qo'riqchisi|haydovchisi|hisobchisi|kotibi|hokimi|boshlig'i|o'rinbosari|raisi|rahbari|qo'mondoni|tarjimoni|egasi|mirobi|arbobi|oqsoqoli|murabbiyi|имоми|мулласи|домласи|қозиси|муаллими|директори|мудири|мудираси|ҳамшираси|дояси|шифокори|жарроҳи|ошпази|қоровули|қўриқчиси|ҳайдовчиси|ҳисобчиси|котиби|ҳокими|бошлиғи|ўринбосари|раиси|раҳбари|қўмондони|таржимони|эгаси|мироби|арбоби|оқсоқоли)(?:ning|ni|ga|dan|da|нинг|ни|га|дан|да)?$/u;
const SITE_UZBEK =
  /^(?:bandar|avtoyuvish|мойка|бандар|bo'lim|bo'limi|uchastka|shirkat|kompaniya|tashkilot|jamg'arma|bosmaxona|yerto'la|minora|radiostansiya|boshqarma|бўлим|участка|ширкат|компания|ташкилот|босмахона|ертўла|минора|бошқарма|masjid|madrasa|maktab|litsey|kurs|universitet|kasalxona|shifoxona|klinika|dorixona|yetimxona|novvoyxona|do'kon|ustaxona|garaj|zavod|fabrika|tegirmon|xumdon|kon|ombor|bozor|saroy|oshxona|choyxona|mehmonxona|bank|hammom|ziyoratgoh|qabriston|ko'prik|quduq|park|stadion|kinoteatr|kutubxona|bekat|stansiya|post|qarorgoh|qamoqxona|sud|idora|kengash|qishloq|mahalla|ko'cha|uy|hovli|lager|darvoza|bojxona|sartaroshxona|масжид|мадраса|мактаб|лицей|курс|университет|касалхона|шифохона|клиника|дорихона|етимхона|новвойхона|дўкон|устахона|гараж|завод|фабрика|тегирмон|хумдон|кон|омбор|бозор|сарой|ошхона|чойхона|меҳмонхона|банк|ҳаммом|зиёратгоҳ|қабристон|кўприк|қудуқ|парк|стадион|кутубхона|бекат|станция|пост|қароргоҳ|қамоқхона|суд|идора|қишлоқ|маҳалла|кўча|уй|ҳовли|лагер|дарвоза|божхона|сартарошхона)(?:i|si|и|си)?(?:ning|ni|ga|dan|da|нинг|ни|га|дан|да)?$/u;

const UZBEK_KIN =
  /^(?:qo'shni|qaynota|qaynona|tog'a|amaki|xola|amma|opa|aka|uka|singil|pochcha|kuyov|kelin|jiyan|nevara|nabira|xotin|er|o'g'il|qiz|to'ng'ich|kenja|qalliq|қўшни|тоға|амаки|хола|амма|опа|ака|ука|сингил|почча|куёв|келин|жиян|невара|набира|хотин|ўғил|қиз|қаллиқ)(?:m|im|imiz|miz|i|si|мм?|им|имиз|миз|и|си)$|^(?:o'g'li|ўғли|qallig'i|қаллиғи|tog'asi|тоғаси)(?:ni|ga|dan|ning|ни|га|дан|нинг)?$/u;
/** Who does something for a living, as Uzbek makes such words. */
const UZBEK_AGENT =
  /^(?!(?:kechi|kechagi|ikkin|birin|uchin|to'rtin|beshin|anchagi|yolg'on|dushman|odatda)chi)[\p{L}']{3,}(?:furush|kash|do'z|soz|paz|bon|фуруш|каш|дўз|соз|паз|бон|(?<!n)chi|(?<!н)чи)(?:ning|ni|ga|dan|da|нинг|ни|га|дан|да)?$/u;

const UZBEK_AGENT_OF = /^[\p{L}']{4,}(?:chisi|чиси)(?:ning|ni|ga|dan|da|нинг|ни|га|дан|да)?$/u;

const UZBEK_ABROAD =
  /^(?:moskva|eron|pokiston|hindiston|turkiya|rossiya|amerika|germaniya|olmoniya|dubay|peshovar|toshkent|dushanba|angliya|yevropa|москва|эрон|покистон|ҳиндистон|туркия|россия|америка|германия|дубай|пешовар|тошкент|англия|европа)(?:lik|лик)?(?:dan|da|ga|дан|да|га)$/u;

const uzbek = ({ key }: Word): string | null => {
  if (/^(?:shu|o'sha|bu|шу|ўша|бу)$/u.test(key)) return 'd';
  if (
    /^(?:yonida|orqasida|oldida|ro'parasida|yaqinida|ichida|tepasida|ёнида|орқасида|олдида|рўпарасида|яқинида|тепасида)(?:gi|ги)$/u.test(
      key,
    )
  )
    return 'L';
  if (UZBEK_ABROAD.test(key)) return 'C';
  if (
    /^(?:eski|yangi|katta|kichik|yuqori|quyi|pastki|bosh|sobiq|markaziy|qizlar|bolalar|o'rinli|ўринли|эски|янги|катта|кичик|юқори|қуйи|пастки|бош|собиқ|марказий|қизлар|болалар)$/u.test(
      key,
    )
  )
    return 'A';
  if (
    /^(?:yutgan|yozgan|qurgan|ochgan|tuzgan|chizgan|topgan|ютган|ёзган|қурган|очган|чизган|топган)$/u.test(
      key,
    )
  )
    return 'D';
  if (
    /^(?:qiz|bola|yigit|ayol|odam|kishi|chol|kampir|қиз|бола|йигит|аёл|одам|киши|чол|кампир)(?:ning|ni|ga|dan|нинг|ни|га|дан)?$/u.test(
      key,
    )
  )
    return 'M';
  if (
    /^(?!qurolli|kuchli|қуролли|кучли|aqlli|ақлли|umidli|pulli|yoshli|ёшли|uyli|ismli|nomli|исмли|номли)[\p{L}']{4,}(?:li|ли)$/u.test(
      key,
    )
  )
    return 'q';
  if (/^(?:joyi|жойи)(?:da|dan|ga|да|дан|га)?$/u.test(key)) return 'J';
  if (UZBEK_KIN.test(key)) return 'K';
  if (UZBEK_AGENT.test(key)) return 'R';
  if (/^(?:cho'loq|shol|шол|ko'r|kar|soqov|oqsoq|chapaqay|чўлоқ|кўр|кар|соқов|оқсоқ)$/u.test(key)) return 'B';
  if (/^(?:oldingi|narigi|олдинги|нариги)$/u.test(key)) return 'L';
  if (ROLE_OF_UZBEK.test(key) || UZBEK_AGENT_OF.test(key)) return 'r';
  if (ROLE_UZBEK.test(key)) return 'R';
  if (/(?:dagi|даги)$/u.test(key) && key.length > 6) return 'l';
  if (SITE_UZBEK.test(key)) return /(?:ning|нинг)$/u.test(key) ? 'g' : 'S';
  if (/^\p{L}{3,}(?:ning|нинг)$/u.test(key)) return 'G';
  if (/^\p{L}{2,}(?:gan|kan|qan|ган|кан|қан)$/u.test(key)) return 'p';
  if (
    /^(?:bir|ikki|uch|to'rt|besh|olti|yetti|sakkiz|to'qqiz|o'n|yuz|birinchi|ikkinchi|uchinchi|бир|икки|уч|тўрт|беш|олти|етти|саккиз|тўққиз|ўн|юз|биринчи|иккинчи|учинчи)$/u.test(
      key,
    )
  )
    return 'O';
  return null;
};

/** Uzbek is read by its endings. */
const UZBEK_WORDS: PhraseWords = {
  roles: NONE,
  kin: NONE,
  sites: NONE,
  units: NONE,
  where: NONE,
  former: NONE,
  numbers: NONE,
  qualities: setOf('o‘rinli ўринли'),
};

/** Uzbek in Arabic letters, with its endings written on or apart. */
const UZBEK_ARABIC_SITE = foldedPattern(
  String.raw`^(?:مکتب|مسجد|مدرسه|شفاخانه|دکان|بازار|سرای|قلعه|اداره|کوچه|محله|قیشلاق|محبس|زندان|فابریکه|شرکت|قبرستان|کلینیک)(?:ی|سی)?\s?(?:ده|گه|دن|نی|نینگ)?$`,
  'u',
);

export const UZBEK_ARABIC: Grammar = {
  words: UZBEK_WORDS,
  letterOf: ({ key }) => (UZBEK_ARABIC_SITE.test(key) ? 'S' : null),
  patterns: [['site', /[HC]+S/g]],
};

export const UZBEK: Grammar = {
  words: UZBEK_WORDS,
  letterOf: uzbek,
  patterns: [
    // the orphanage behind the silo, the lame tailor beside the bank
    ['site', /[nXCHSAO]{0,2}L[ABn]?[SR]/g],
    ['site', /[XHC][Sn]?L[nXO]?[nXS]/g],
    ['only-one', /[nXCHSAO]{0,2}l[ABn]?R/g],
    ['only-one', /B[RK]/g],
    ['site', /[HXG]J/g],
    ['only-one', /[XHn]lik?R/g],
    ['only-one', /Kn?R/g],
    ['title', /R{1,2}H+/g],
    ['name', /HR+|H+,[^.,]{0,4}r(?=,|$)/g],
    ['site', /l[ABnOXR]{0,3}S/g],
    ['post', /[OAXCHS][nS]{1,3}r{1,2}/g],
    ['post', /[XCH][nS]{0,1}[GgS]?r+/g],
    ['site', /[XCH]n?L[OA]?S/g],
    ['site', /[XH]+n?g?S(?:g?S)?/g],
    ['only-one', /q[AB]?R/g],
    ['only-one', /[nXSHl]{1,2}DM/g],
    ['unknown-word', /^X+/g],
    ['kinship', /[HX]?(?:G|H)O?K/g],
    // the doctor who came from Moscow
    ['only-one', /[XCH]pn?R/g],
    // of the four-hundred-bed hospital the head nurse
    ['post', /[AOXCHS]{1,3}n?g[AF]?r/g],
    ['post', /dg[A]?r/g],
  ],
};
