/** Places in a sentence where only a person stands: before “said”, after “my brother”, between “took” and whom. */
import { foldedPattern } from '../fold.ts';
import { ARABIC_STOP, KIN_ARABIC, LATIN_STOP } from '../lists/grammar.ts';
import { isDariKin } from '../lists/kin.ts';
import { plainOf, soundOf } from '../lists/list.ts';
import { isOrdinaryArabic } from '../lists/ordinary-arabic.ts';
import { CAPITALISED, PEOPLES_AND_GROUPS_ARABIC } from '../lists/ordinary.ts';
import { LARGE_PLACES, LATIN_PLACES } from '../lists/places.ts';
import type { Word } from '../words.ts';

const of = (words: string): RegExp => foldedPattern(`^(?:${words.trim().replace(/\s+/g, '|')})$`, 'u');

/** “my brother”, “our neighbour”. */
const MINE = of(
  `برادرم خواهرم پسرم دخترم شوهرم خانمم زنم پدرم مادرم کاکایم مامایم عمهام خالهام دوستم رفیقم همسایهام همسایهٔما نواسهام دامادم عروسم خسرم خسربرهام پسرکاکایم همصنفیم همصنفیام همکارم استادم معلمم
  برادرش خواهرش پسرش دخترش شوهرش خانمش زنش پدرش مادرش کاکایش مامایش عمهاش خالهاش دوستش رفیقش همسایهاش دامادش نواسهاش برادرشان پسرشان دخترشان خواهرشان پسرعمه پسرخاله پسرماما دخترکاکا دخترماما دخترخاله نامزدم نامزدش
  ورور خور زوی لور لورمی تره ماما نیکه انا تربور وراره خورییی زوم سخر ملگری گاوندی میرمنی ښځی ښځه اکم اوکم اکهم اوکهم اپهم سینگلیم اوغلیم قیزیم اپم سینگلیم`,
);

const SAYS = of(
  `گفت گفته میگفت میگوید گفتند پرسید نوشت فریاد خندید گریست زنگ امضا قسم وویل ویل ویلی وایی وای راته وپوښتل ولیکل زنگ دیدی ایتدی`,
);

/** What is done to people. */
const DONE_TO = of(
  `کشتند کشت گرفتند گرفت بردند برد دستگیر زدند زد دیدم دیدیم دیدند دید شناختم میشناسم میشناخت میشناسند شناختند تهدید ربودند اختطاف بندی زندانی خواستند خواست صدا دفن اعدام گلوله سوختاندند فراری ازاد رها لت شکنجه ترور`,
);
const TOLD = of(
  `گفتم گفت گفتند بگو بگویید میگویم دادم دادند داد دادیم بده زنگ سپردم سپرد فروختم فروختند فروخت خبر رساندم رسانید نوشتم تسلیم نکاح عروسی نشان`,
);
const HEARD_FROM = of(
  `شنیدم شنیدیم شنید شنیده پرسیدم پرسیدند پرسید بپرس بپرسید گرفتم گرفتیم گرفت خریدم خرید خریدیم قرض پرسیدیم یاد میترسیدم میترسیدند میترسند خبر`,
);
const WITH = of(
  `رفتم رفتیم رفت گپ حرف صحبت عروسی ازدواج یکجا ملاقات دیدم نشستم نشست نشستیم امدم امد تماس زندگی درس کار دشمنی جنگ دعوا شریک`,
);
const PASHTO_TOLD = of(
  `ووایه وویل ویلی وایه ورکړ ورکړی ورکړه ورکړل زنگ خبر ولیږه ولیږل ورغلم ورغی وسپاره وښود ولیکل واده`,
);
const OWNED = of(
  `خانهٔ خانه عکس عکسهای شماره نمبر امضای صدای قبر جنازه عروسی موتر نفرهای افراد بچهٔ بچه دکان مرگ نام قتل کشتن گرفتاری پیش نزد همراه نوکر دست`,
);
const OWNED_PASHTO = of(
  `کور زوی لور ورور خور پلار مور ماما تره زوم دوکان موټر شمیره ټیلیفون نوم عکس عکسونه کسان کسانو لاسلیک مرگ قبر جنازه ښځه میرمن واده غږ سر کره کورنی کورنۍ ملگری ملگری`,
);

const HIS_KIN = of(
  `خواهرش برادرش پسرش مادرش زنش خانمش شوهرش دخترش پدرش اولادهایش فامیلش خانوادهاش بچههایش برادرانش خواهرانش پسرانش ورور خور زوی مور پلار`,
);

const isUnknown = (word: Word | undefined): word is Word =>
  word?.script === 'arabic' &&
  word.key.length > 2 &&
  !isOrdinaryArabic(word.key) &&
  !KIN_ARABIC.has(word.key) &&
  !LARGE_PLACES.has(word.key) &&
  !PEOPLES_AND_GROUPS_ARABIC.has(word.key) &&
  !PEOPLES_AND_GROUPS_ARABIC.has(word.key.replace(/(?:ها|های|ان|انو|و|ی|م)$/, ''));

export function isPersonArabic(text: string, words: readonly Word[], i: number): boolean {
  const word = words[i];
  // “my friend Rana Zadran”: a word and a tribe.
  if (
    !ARABIC_STOP.has(keyAt(words, i)) &&
    MINE.test(keyAt(words, i - 1)) &&
    [keyAt(words, i + 1), plainOf(keyAt(words, i + 1))].some((one) => PEOPLES_AND_GROUPS_ARABIC.has(one))
  )
    return true;
  if (!isUnknown(word)) return false;
  const [earlier, before, after] = [keyAt(words, i - 2), keyAt(words, i - 1), keyAt(words, i + 1)];
  const isAlone = i === 0 || word.opens || /[,;]\s*$/.test(text.slice(Math.max(0, word.at - 4), word.at));
  if (isAlone && (SAYS.test(after) || (after === 'هم' && SAYS.test(keyAt(words, i + 2))))) return true;
  if (opensAsName(words, i)) return true;
  if (SELF.test(after) || (after === 'په' && keyAt(words, i + 2) === 'خپله')) return true;
  if (MINE.test(before) || isDariKin(before) || KIN_ARABIC.has(before)) return true;
  if (before === 'ما' && /^(?:همسایه|کاکای|مامای|برادر|معلم|استاد|امام|ملای)$/.test(earlier)) return true;
  if (after === 'و' && HIS_KIN.test(keyAt(words, i + 2))) return true;
  const next = words.slice(i + 1, i + 6).map(({ key }) => key);
  if (after === 'را' && next.slice(1).some((one) => DONE_TO.test(one))) return true;
  if (after === 'یی' && next.slice(1).some((one) => PASHTO_DONE.test(one))) return true;
  if (before === 'به') return next.slice(0, 4).some((one) => TOLD.test(one));
  if (before === 'از') return next.slice(0, 3).some((one) => HEARD_FROM.test(one));
  if (before === 'با') return next.slice(0, 3).some((one) => WITH.test(one));
  if (after === 'ته' && next.slice(1, 3).some((one) => PASHTO_TOLD.test(one))) return true;
  if (before === 'له' && /^(?:سره|نه|څخه)$/.test(after)) return true;
  if (before === 'د' && OWNED_PASHTO.test(after)) return true;
  return OWNED.test(before) && (i === 1 || before !== 'خانه' || next.length > 0);
}

/** Where nothing but a person fits, so that an ordinary word which is a name too is one: “they told …”, “they shot …”. */
export function isOnlyPersons(words: readonly Word[], i: number): boolean {
  const [before, after] = [keyAt(words, i - 1), keyAt(words, i + 1)];
  const next = words.slice(i + 1, i + 6).map(({ key }) => key);
  if (after === 'را') return next.slice(1).some((one) => SEIZED.test(one));
  if (after === 'یی') return next.slice(1).some((one) => PASHTO_DONE.test(one));
  if (before === 'به') return SPOKEN_TO.test(after);
  if (after === 'ته') return next.slice(1, 3).some((one) => PASHTO_SPOKEN_TO.test(one));
  if (before === 'با') return MET.test(after);
  return before === 'له' && after === 'سره' && next.slice(1, 4).some((one) => PASHTO_MET.test(one));
}

const SEIZED = of(
  `کشتند بردند دستگیر ربودند اختطاف بندی زندانی شکنجه ترور اعدام دفن میشناسند میشناسم میشناختم شناختم گلوله`,
);
const SPOKEN_TO = of(`گفتم گفت گفتند گفتیم بگو بگویید زنگ سپردم سپرد نوشتم`);
const MET = of(`گپ صحبت ملاقات نشستم نشستیم ازدواج عروسی تماس`);
const PASHTO_DONE = of(
  `ونیو ونیوه ونیول نیولی نیولې ووژ وواژه ووژله ووژل وژلی وژلې بوت بوتله بیولی ووهه وهلی وتښتاوه تښتولی تښتولې زندانی بندی اعدام`,
);
const PASHTO_SPOKEN_TO = of(`وویل ویلی ووایه زنگ وسپاره ولیکل`);
const PASHTO_MET = of(`خبری مرکه ولیدل لیدلی کیناستم کېناستم ناست گپ واده`);

/** What opens a sentence, or stands behind its “yesterday”, and is neither an ordinary word nor a plural. */
function opensAsName(words: readonly Word[], i: number): boolean {
  const [word, after] = [words[i], words[i + 1]];
  if (word === undefined || after === undefined || word.key.length < 4 || PLURAL.test(word.key)) return false;
  return i === 0 || word.opens || (ADVERB.test(keyAt(words, i - 1)) && AFTER_SUBJECT.test(after.key));
}

const PLURAL = foldedPattern('(?:ها|های|هایش|ان|ات|ین|ونه|ونو|انو|و|ش|شان)$', 'u');
const SELF = of('خودش خپله');
const ADVERB = of('دیروز پریروز دیشب امروز پرون پریشب بیگا وقتی ولی اما خو باز بیا شبی روزی انشب');
const AFTER_SUBJECT = of('را از به با هم خپل په له مو یی');

/** “په X کې”, “در X”: where somebody is, in a place that no list has. */
export function isWhere(words: readonly Word[], i: number): boolean {
  const word = words[i];
  if (!isUnknown(word) || word.key.length < 4 || PLURAL.test(word.key)) return false;
  const [before, after] = [keyAt(words, i - 1), keyAt(words, i + 1)];
  if (before === 'په') return /^(?:کی|کښی)$/.test(after);
  if (before === 'تر') return /^(?:پوری|راغلو|لاړو)$/.test(after);
  return before === 'در' && IN_DARI.test(after);
}

const IN_DARI = of(
  'است بود بودند بودیم بودم هستیم زندگی خانه دکان کار گرفتند دیدم دیدیم ما مرا او را جلسه ماندیم ماند متولد تولد کشته شهید یک دو سه همه درس مکتب پوسته',
);

const keyAt = (words: readonly Word[], i: number): string => words[i]?.key ?? '';

const LATIN_AFTER =
  /^(?:degan|ismli|nomli|laqabli|taxallusli|dedi|aytdi|so'radi|yozdi|aka|opa|xola|amaki|tog'a|amma|boy|bek|jon|xon|domla|usta|polvon|buvi|bobo|yanga|pochcha|kelin|(?:ma[xh][sz]um|qori|hoji|eshon|xalfa|shayx|to'ra|xo'ja|oqsoqol|pahlavon)|(?:ма[хҳ][сз]ум|қори|ҳожи|эшон|халфа|шайх|тўра|хўжа|оқсоқол|паҳлавон)|деган|исмли|номли|деди|айтди|ёзди|ака|опа|хола|амаки|тоға|бой|бек|жон|хон|уста|буви|бобо|wrote|said|says|told|tells|asked|replied|answered|shouted|whispered|phoned|rang|called|cried|laughed|nodded|smiled|lives|lived)$/;

/** A sentence of Uzbek, or of a transliteration, opens with a name. */
export function isPersonLatin(text: string, words: readonly Word[], i: number): boolean {
  const [word, after] = [words[i], words[i + 1]];
  if (word === undefined || after === undefined || !word.isCapital || word.isEnglish === true) return false;
  if (LATIN_STOP.has(word.key) || CAPITALISED.has(word.key) || LARGE_PLACES.has(word.key)) return false;
  if (LATIN_PLACES.get(soundOf(word.key))?.some(({ length }) => length === 1)) return false;
  if (UZBEK_PEOPLE.test(word.key)) return false;
  return (
    /^\s$/.test(text.slice(word.end, after.at)) &&
    (LATIN_AFTER.test(after.key) || LATIN_AFTER.test(after.key.replace(UZBEK_CASE, '')))
  );
}

const UZBEK_CASE = /(?<=.{3})(?:ning|dan|ga|ni|da|нинг|дан|га|ни|да)$/;

const UZBEK_PEOPLE =
  /^(?:kim|hamma|hech|birov|ular|kishi|odam|ayol|erkak|bola|qiz|ota|ona|otam|onam|akam|ukam|opam|singlim|xotinim|erim|qo'shni|qo'shnim|do'stim|qo'mondon|hokim|imom|mulla|domla|shifokor|doktor|muallim|o'qituvchi|tolib|kimdir|yigit|chol|kampir|savdogar|askar|politsiya|katta|kichik|har|bir|shu|o'sha|ikki|uch|to'rt|кимдир|ҳамма|одам|аёл|эркак|бола|отам|онам|акам|укам|опам|қўмондон|ҳоким|имом|мулла|шифокор|муаллим|толиб|чол|кампир|ҳеч|бир|шу|ўша|ҳар|u|men|sen|biz|siz|у|мен|сен|биз|сиз)$/;
