/** Places finer than a province: by the list, and by the word for a village, a mosque or a shop beside a name. */
import { foldedPattern } from '../fold.ts';
import { matches, matchesOf, type Found } from '../hit.ts';
import { ARABIC_STOP, LATIN_STOP } from '../lists/grammar.ts';
import { ARABIC_NAMES } from '../lists/names.ts';
import { latinOf, plainOf, soundOf } from '../lists/list.ts';
import { isOrdinaryArabic } from '../lists/ordinary-arabic.ts';
import { CAPITALISED, PEOPLES_AND_GROUPS_ARABIC } from '../lists/ordinary.ts';
import { ARABIC_PLACES as ARABIC_LIST, LARGE_PLACES, LATIN_PLACES, WORDS_TOO } from '../lists/places.ts';
import type { Reading, Word } from '../words.ts';
import { findAddresses } from './addresses.ts';
import { isWhere } from './person-slots.ts';

/** With the endings that Pashto bends a last ه into. */
const ARABIC_PLACES = Map.groupBy(
  [...ARABIC_LIST.values()]
    .flat()
    .flatMap((words) =>
      words.length === 2 && words.join('').length > 5 ? [words, [words.join('')]] : [words],
    )
    .flatMap((words) =>
      ['ه', 'ی', 'و'].map((end) =>
        words.map((word, i) =>
          i === words.length - 1 && (words.length > 1 || word.length > 3) ? word.replace(/ه$/, end) : word,
        ),
      ),
    ),
  (words) => words[0] ?? '',
);

const PLACE_NOUNS = `village|hamlet|district|sub-?district|quarter|neighbou?rhood|valley|town|township|tehsil|bazaar|bazar|crossroads?|crossing|checkpoint|checkpost|camp|roundabout|square|chawk|chowk|lane|alley|hill|pass|gorge|area|locality|mahalla`;
const SITE_NOUNS = `stall|kiosk|booth|mosque|masjid|jumat|madrasa|madrassa|madrasah|madrassah|madrasas|seminary|school|high school|shop|store|pharmacy|bakery|restaurant|hotel|market|sarai|hospital|clinic|saraf[iy]|exchange|factory|mill|garage|workshop|petrol station|gas station|pump station|fuel station|petrol pump|guest ?house|teahouse|tea house|hammam|shrine|ziarat|hujra|library|cemetery|graveyard|park|bridge|bank|gym|cinema|depot|warehouse|kiln|orphanage|laboratory|studio|printing house|printing press|bookshop|book shop|wedding hall|ice factory|flour mill|brick kiln|travel agency|tailor shop|cold store|foundation|company|institute|academy|association|charity|cafe|cafeteria|gas pump|school for girls`;

const ARABIC_PLACE =
  'سرپل|سرکوتل|قریه|قریهٔ|دهکده|روستای|روستا|ولسوالی|ناحیه|محله|کوچه|گذر|قشلاق|قیشلاق|چهارراهی|چهارراه|چوک|کارته|شهرک|قلعه|قلعی|دره|کوتل|کمپ|چشمه|تپه|باغ|بندر|مندوی|تنگی|کاریز|جوی|دشت|بند\\s?برق';
const ARABIC_SITE =
  'مسجد جامع|مسجد|مدرسه|دارالعلوم|دکان|دوکان|مارکیت|سرای|هوتل|شفاخانه|کلینیک|لیسه|مکتب|صرافی|دواخانه|رستورانت|نانوایی|فابریکه|تانک تیل|پمپ تیل|گاراج|حمام|زیارت|هدیره|قبرستان|کتابخانه|شرکت|مهمانخانه|مسافرخانه|یتیم\\s?خانه|سینما|استودیو|کوره|آسیاب|گدام|پل|پارک|سالون|چایخانه|سماوار|کافه|خیاطی|سلمانی|نجاری|زرگری|آهنگری|کبابی|آرایشگاه|موسسه|اکادمی|انجمن|خانقاه|تکیه\\s?خانه|حجره';
const PASHTO_PLACE =
  'دری(?=\\s(?:کی|ته|نه|څخه|و|وم|خلک|اوسیدونک))|درو|کلی|کلي|ولسوالی|ناحیه|دره|کوڅه|بانډه|کلا|چوک|چوکه|څلورلاری|ښارگوټی|کمپ|غونډی';
const PASHTO_SITE =
  'پلورنځی|مغازه|هټۍ|نانوایی|خیاطی|جومات|مدرسه|مدرسی|بازار|دوکان|هټی|روغتون|ښوونځی|لیسه|مارکیټ|صرافی|درملتون|دارالعلوم|فابریکه|فابریکی|هوټل|زیارت|هدیره|کتابتون|شرکت|ژرنده|تم\\s?ځای|پمپ|کلینیک|حجره|لیسی';

const UZBEK_PLACE = `qishlog'i|tumani|mahallasi|dehasi|ko'chasi|guzari|qishlogi|lageri|лагери|қишлоғи|тумани|маҳалласи|деҳаси|кўчаси|гузари|kocha|chorrahasi|darasi|qal'asi|manzili|чорраҳаси|дараси|қалъаси`;
const UZBEK_SITE = `dorululumi|dorilmuallimini|saroyi|bog'i|ko'prigi|hovuzi|oshxonasi|novvoyxonasi|idorasi|fondi|shirkati|xonaqohi|takyaxonasi|yetimxonasi|rabotligi|дорулулуми|саройи|боғи|кўприги|ҳовузи|ошхонаси|новвойхонаси|идораси|фонди|ширкати|хонақоҳи|етимхонаси|masjidi|madrasasi|bozori|do'koni|dokoni|maktabi|kasalxonasi|shifoxonasi|dorixonasi|mehmonxonasi|масжиди|мадрасаси|бозори|дўкони|мактаби|касалхонаси|шифохонаси|дорихонаси|zavodi|fabrikasi|tegirmoni|garaji|hammomi|choyxonasi|kutubxonasi|litseyi|institutik?|ziyoratgohi|qabristoni|karvonsaroyi|заводи|фабрикаси|тегирмони|гаражи|ҳаммоми|чойхонаси|кутубхонаси|лицейи|зиёратгоҳи|қабристони`;

const CAPITAL = String.raw`\p{Lu}[\p{L}'-]+(?:[ -](?:(?:e|i|al|ul|wa)(?![\p{L}'])|\p{Lu}[\p{L}'-]+)){0,3}`;

export function findPlaces(reading: Reading): Found[] {
  return [
    ...listed(reading),
    ...besideNouns(reading.text),
    ...findAddresses(reading.text),
    ...joined(reading.text),
    ...quoted(reading.text),
    ...matches(reading.text, FIRM, 'site'),
    ...[COLOURED, ...COLOURED_LATIN].flatMap((pattern) => matches(reading.text, pattern, 'place')),
    ...HALVES.flatMap((pattern) => matches(reading.text, pattern, 'place')),
    ...matches(
      reading.text,
      foldedPattern(String.raw`(?<=نینگ\s(?:آتی|نامی)\s)(?<hit>\p{L}+(?:\s\p{L}+)?)(?=[,.;])`, 'dgu'),
      'site',
    ),
  ];
}

/** “Ferozi Carpet House”, “Wakil and Sons”. */
const FIRM =
  /(?<!\p{L})(?!(?:The|Our|His|Their|White|Upper|Lower|Open)\s)\p{Lu}\p{L}{2,}(?:\s(?:and\s)?\p{Lu}\p{L}+){0,2}\s(?:House|Sons|Brothers|Traders|Trading|Centre|Center|Palace|Towers?|Plaza|Mall|Stores?|Bookstore|Salon|Stationers)(?!\p{L})/dgu;

/** “Upper …”, “lower …”, and what somebody calls their own village. */
const HALVES: readonly RegExp[] = [
  foldedPattern(String.raw`(?<!\p{L})\p{L}{3,}\s(?:علیا|سفلا|سفلی|وسطا|وسطی)(?!\p{L})`, 'dgu'),
  /(?<!\p{L})\p{Lu}[\p{L}'-]+(?:-[ei]-?)?\s(?:Ulya|Olya|Sufla|Sofla|Wusta|Payin|Payan|Улё|Суфло)(?!\p{L})/dgu,
  foldedPattern(
    String.raw`(?<!\p{L})(?:قریه|قشلاق|ده|دهکده|گذر)(?:ام|م|مان|یم|\s+ما|\s+من|\s+خودم|\s+خود\s+ما|\s+پدری(?:ام)?|\s+اصلی(?:ام)?)\s+(?<hit>\p{L}{3,}(?:\s(?!(?:است|بود|نام|در|از|هم)(?!\p{L}))\p{L}{3,})?)\s+(?:است|بود|نام)`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:زما|زموږ|خپل)\s+(?:خپل\s+)?(?:کلی|بانډه|کوڅه)\s+(?<hit>\p{L}{3,}(?:\s(?!(?:دی|ده|په|له|نومیږی|هم|و)(?!\p{L}))\p{L}{3,})?)\s+(?:دی|ده|و|نومیږی)`,
    'dgu',
  ),
  /(?:qishlog'im(?:iz)?|qishlog'imiz|қишлоғим(?:из)?)\s+(?<hit>\p{Lu}[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]+)?)/dgu,
];

/** “Red hill”, “black valley”: villages go by a colour and what they lie at. */
const COLOURED = foldedPattern(
  String.raw`(?<!\p{L})(?:د\s+)?(?:(?:سره|سپینه|سپین|توره|تور|شنه|شین|زیړه)\s(?:غونډی|کلا|دره|تنگی|کوټ|چینه|بانډه|ورشو|دیوال|ډبره|خاوره|ونه)|(?:سرخ|سیاه|سفید|سبز|کبود|زرد)\s(?:کوتل|دره|قلعه|کمر|تپه|چاه|ریگ|آب|دیوال|سنگ|خاک|کوه|چشمه)|(?:قره|قیزیل|کوک|ساری|آق|یشیل)\s(?:تپه|قودوق|بولاق|قلعه|کول|سای|یغاچ|مدرسه|مسجد|کوپریک|حولی)(?:نینگ|گه|ده|دن|نی)?)(?!\p{L})(?:\s+(?:په\s+)?کلی(?!\p{L}))?`,
  'dgu',
);

/** The same in Uzbek and, with its capitals, in English. */
const COLOURED_LATIN: readonly RegExp[] = [
  /(?<![\p{L}'])(?:Qizil|Oq|Qora|Ko'k|Sariq|Yashil|Қизил|Оқ|Қора|Кўк|Сариқ|Яшил)\s(?!(?:Korolla|Toyota|Surf|Xoch|Yarim|Armiya|Uy|Dengiz|Королла|Армия|Уй|Денгиз)(?!\p{L}))\p{Lu}[\p{L}']{2,}/dgu,
  /(?<![\p{L}'])(?:Red|White|Black|Green|Yellow|Blue)\s(?:Wall|Hill|Rock|Stone|Valley|Well|Spring|Fort|Gate|Tree|Bridge|Mosque|Village|Water)(?![\p{L}'])/dgu,
];

/** «…» that something is called by. */
const quoted = (text: string): Found[] => [
  ...matches(
    text,
    foldedPattern(
      String.raw`(?<=["“«])(?<hit>\p{L}[\p{L}\s'-]{2,40})(?=["”»]\s*(?:نام|نومیږی|نومیده|نومول|په نوم|یاد میشود|یاد میشد|میگویند|میگفتند|degan|nomli|ismli|деган|номли|исмли))`,
      'dgu',
    ),
    'site',
  ),
  ...matches(
    text,
    foldedPattern(
      String.raw`(?<=(?:به نام|بنام|موسوم به|مشهور به|په نامه|called|named)\s+["“«])(?<hit>\p{L}[\p{L}\s'-]{2,40})(?=["”»])`,
      'dgu',
    ),
    'site',
  ),
];

function listed({ text, words }: Reading): Found[] {
  const found: Found[] = [];
  for (let i = 0; i < words.length; i++) {
    const n = longestAt(text, words, i) || (isWhere(words, i) ? 1 : 0);
    const [first, last] = [words[i], words[i + n - 1]];
    if (n === 0 || first === undefined || last === undefined) continue;
    found.push({ at: first.at, end: last.end, rule: 'place' });
    i += n - 1;
  }
  return found;
}

const LARGE_SOUNDS = new Set([...LARGE_PLACES].filter((one) => /^[a-z' -]+$/.test(one)).map(soundOf));

/** How many words the longest listed place takes here; 0: none. */
function longestAt(text: string, words: readonly Word[], i: number): number {
  const word = words[i];
  if (word === undefined) return 0;
  const isArabic = word.script === 'arabic';
  if (!isArabic && soundsOf(word).some((one) => LARGE_SOUNDS.has(one))) return 0;
  if (!isArabic && !word.isCapital && word.key.length < 6) return 0;
  // Written in one or with hyphens, or word by word.
  const spellings = isArabic
    ? [[word.key], [plainOf(word.key)], [word.key.replace(/هی$/, 'ه')]]
    : latinSpellings(word);
  let longest = 0;
  for (const spelling of spellings) {
    for (const place of (isArabic ? ARABIC_PLACES : LATIN_PLACES).get(spelling[0] ?? '') ?? []) {
      const used = spelling.length > 1 ? fits(place, spelling) : fitsWords(text, words, i, place);
      const isWord =
        place.length === 1 &&
        (word.isEnglish === true ||
          CAPITALISED.has(word.key) ||
          WORDS_TOO.has(word.key) ||
          (isArabic && WORDS_TOO.has(plainOf(word.key))) ||
          LATIN_STOP.has(word.key) ||
          LATIN_STOP.has(word.key.replace(UZBEK_CASE, '')));
      if (used > longest && !isWord) longest = used;
    }
  }
  return longest;
}

const UZBEK_CASE = /(?<=.{3})(?:da|dan|ga|ning|ni|dagi|lik|liklar|да|дан|га|нинг|ни|даги)$/;

/** As it sounds, with and without an Uzbek ending, and with the Uzbek o for a. */
function soundsOf({ key, script, isEnglish }: Word): readonly string[] {
  if (script === 'arabic') return [key, plainOf(key), key.replace(/هی$/, 'ه')];
  const latin = script === 'cyrillic' ? latinOf(key.replaceAll('ў', "o'")) : key;
  if (isEnglish !== null) return [soundOf(latin)];
  return [latin, latin.replace(UZBEK_CASE, '')].flatMap((one) => [
    soundOf(one),
    soundOf(one.replaceAll("o'", 'u').replaceAll('o', 'a')),
  ]);
}

/** A word by the sounds that it may begin a place with; one with hyphens in its parts. */
const latinSpellings = (word: Word): readonly (readonly string[])[] => {
  const parts = word.key.split('-').filter((part) => !/^(?:[eiy]|y[aei])$/.test(part));
  return parts.length > 1 ? [parts.map(soundOf)] : [...new Set(soundsOf(word))].map((one) => [one]);
};

const fits = (place: readonly string[], spelling: readonly string[]): number =>
  place.length === spelling.length && place.every((part, n) => part === spelling[n]) ? 1 : 0;

function fitsWords(text: string, words: readonly Word[], i: number, place: readonly string[]): number {
  let at = i;
  for (const part of place) {
    const word = words[at];
    if (word === undefined || !soundsOf(word).includes(part)) return 0;
    const before = words[at - 1];
    if (at > i && before !== undefined && /[^\s-]/.test(text.slice(before.end, word.at))) return 0;
    at += 1;
  }
  return at - i;
}

/** The noun and the name beside it; `name` is what must be no ordinary word. */
const BESIDE: readonly (readonly ['place' | 'site', RegExp])[] = [
  ...(
    [
      ['place', PLACE_NOUNS],
      ['site', SITE_NOUNS],
    ] as const
  ).flatMap(([rule, nouns]) => {
    const any = nouns.replace(
      /(^|\|)(\p{L})/gu,
      (_, bar: string, letter: string) => `${bar}[${letter}${letter.toUpperCase()}]`,
    );
    return [
      [
        rule,
        foldedPattern(
          String.raw`(?<!\p{L})(?<hit>(?<name>${CAPITAL}) (?:(?:tailoring|sewing|printing|welding|trading|money|flour|cloth|carpet|shoe|phone|mobile|bicycle|car|girls'|boys'|primary|secondary|health|spice|tea|dress|fabric|furniture|dental|eye|maternity|butcher|barber|grocery|vegetable|stationery) )?(?:${any}))(?!\p{L})`,
          'dgu',
        ),
      ],
      [
        rule,
        foldedPattern(
          String.raw`(?<!\p{L})(?<hit>(?:${any})\s+(?:of|in|called|named|at)\s+(?:the\s+)?["“«]?(?<name>${CAPITAL}))`,
          'dgu',
        ),
      ],
      [
        rule,
        foldedPattern(
          String.raw`(?<!\p{L})(?<hit>(?:${any})\s+(?:called|named)\s+["“«]?(?<name>[\p{L}'-]+))`,
          'dgu',
        ),
      ],
    ] as const;
  }),
  ...(
    [
      ['place', UZBEK_PLACE],
      ['site', UZBEK_SITE],
    ] as const
  ).map(
    ([rule, nouns]) =>
      [
        rule,
        foldedPattern(
          String.raw`(?<!\p{L})(?<hit>["“«]?(?<name>\p{Lu}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]+){0,2})(?: (?:masjid|maktab|bozor|ko'prik|tegirmon|chinor|масжид|мактаб|бозор|кўприк|тегирмон|чинор|muz|un|g'isht|paxta|yog'|gilam|non|sut|temir|ko'mir|gaz|neft|муз|ун|ғишт|пахта|ёғ|гилам|нон|темир|bobo|hoji|ota|eshon|mulla|qori|xon|bek|baba|domla|[\p{L}']+lik|[\p{L}']+лик|бобо|ҳожи|ота|эшон|мулла|қори|хон|бек))?["”»]? (?:${nouns}))`,
          'dgu',
        ),
      ] as const,
  ),
  ...(
    [
      ['place', ARABIC_PLACE],
      ['site', ARABIC_SITE],
    ] as const
  ).map(
    ([rule, nouns]) =>
      [
        rule,
        foldedPattern(
          String.raw`(?<!\p{L})(?<hit>(?:(?:${nouns})\s+)?(?:${nouns})\s+(?:ی\s+)?(?:به نام\s+|بنام\s+|حضرت\s+|امام\s+|حاجی\s+|خلیفه\s+|شیخ\s+|ملا\s+|مولوی\s+|خواجه\s+|پیر\s+|شهید\s+|یخ\s+|خشت\s+|آرد\s+|تیل\s+|چرم\s+|صابون\s+|سمنت\s+|پنبه\s+)?["“«]?(?<name>\p{L}{2,}(?:\s(?:اباد|خیل|کلا|دره|پور|شریف|القران|الاسلام|العلوم|\p{L}+الدین|\p{L}*الله))?))(?!\p{L}|\s(?:کرد|کردند|کرده|شد|شدند|شده|میکرد|میکنند|می\p{L}+))`,
          'dgu',
        ),
      ] as const,
  ),
  [
    'site',
    foldedPattern(
      String.raw`(?<!\p{L})(?<hit>(?:د\s+)?(?<name>\p{L}{3,})\s+د\s+(?:یخ|اوړو|خښتو|پنبی|تیلو|ډبرو\s?سکرو|گازو|شیدو|غالیو|ټوکر|دارو|نجونو|هلکانو)\s+(?:فابریک[هی]|ژرند[هی]|کارخان[هی]|بټ[هی]|ټانک|پمپ|شرکت|ښوونځی|لیس[هی]|مدرس[هی]))(?!\p{L})`,
      'dgu',
    ),
  ],
  ...(
    [
      ['place', PASHTO_PLACE],
      ['site', PASHTO_SITE],
    ] as const
  ).map(
    ([rule, nouns]) =>
      [
        rule,
        foldedPattern(
          String.raw`(?<!\p{L})(?:د|په)\s+(?<hit>["“«]?(?<name>\p{L}{2,}(?:\s\p{L}{3,})?)["”»]?\s+(?:په\s+)?(?:${nouns}))(?!\p{L})`,
          'dgu',
        ),
      ] as const,
  ),
];

const BLACK_MARKET = /(?:تور|سیاه|[Bb]lack)\s(?:بازار|[Mm]arket)/u;

function besideNouns(text: string): Found[] {
  return BESIDE.flatMap(([rule, pattern]) =>
    matchesOf(text, pattern).flatMap((match): Found[] => {
      const span = match.indices?.groups?.['hit'];
      const name = match.groups?.['name'] ?? '';
      return span !== undefined && namesSomething(name) && !BLACK_MARKET.test(match[0])
        ? [{ at: span[0], end: span[1], rule }]
        : [];
    }),
  );
}

const GENERIC_ARABIC =
  /^(?:چه|چی|کدام|کجا|کی|څه|کوم|ترکی|چینایی|ایرانی|پاکستانی|امریکایی|روسی|هندی|المانی|خارجی|ما|شما|انها|خود\p{L}*|پر|خالی|تش|تشه|ډک|ډکه|بند|تولا|بوش|خاموش|ویران|ویرانه|امن|ناامن|نزدیک|دور|پاک|ساکت|پشت|کنار|پیش|زیر|جمعه|روز|شب|صبح|قران|تیل|صرافی|نانوایی|خیاطی|قصابی|میوه|لباس|اسلحه|سلاح|نیز|همه|زیاد|چند|چندین|بسیار|لږ|ډیر|ډیری|ټول|په|ته|کی|نه|تر|او|یی|مو|می|دی|وو|وه|شو|شوه|شوی|وتړل|وسوځول|ړنگ|سره|پوری|دینی|محلی|جامع|کلان|بزرگ|خورد|نو|کهنه|دیگر|دیگری|ابتداییه|دولتی|خصوصی|سلفی|سلفی‌ها|حنفی|دخترانه|پسرانه|دختران|پسران|قریه|خپل|هغه|دی|همدی|لوی|کوچنی|نوی|دولتی|جینکو|هلکانو|ولسوالی|ولایت|مرکز|مردم|خلکو|طالبانو|داعش|پولیس|امنیه|قاضی|امام|درس|هر|همان|همین|ان|این|یک|یو|یوه|بل|بله|مرکزی|شهر|ښار|کلیو|سیمی|هم|ها|های|را|در|به|از|که|و|است|بود|رفت|امد|شد|رفتند|میرود|ساخته|بسته|باز|سوخت|خراب|داد|دادند|گفت|گرفت|گرفتند|ماند|ساخت|ساختند|رفتیم|رفتم|امدند|امدیم|بودیم|بودند|بودم|داشت|داشتند|ندارد|نیست|نبود)$/u;

/** Ordinary words that mosques, schools and shops are called by. */
const NAMES_OF_SITES =
  /^(?:حقانیه|سپین.?زر|سفید|سپین|سرخ|سور|سبز|شین|کبود|سیاه|تور|ازادی|امید|حق|نور|طلا|شهید|شهیدان|شهیدانو|شهدا|شهدای|استقلال|هندو|هندوها|نجارها|زرگرها|زرگری|اهنگرها|ترک|ترکها|چنار|توت|انار|گلاب)$/;

/** A word beside “village” or “mosque” that is its name: no ordinary word, no province, no people. */
function namesSomething(match: string): boolean {
  const words = match
    .toLowerCase()
    .replace(/["“«”»]/g, '')
    .split(/\s+/);
  return words.some(
    (word) =>
      !LATIN_STOP.has(word) &&
      !ARABIC_STOP.has(word) &&
      (!isOrdinaryArabic(word) ||
        NAMES_OF_SITES.test(word) ||
        ARABIC_NAMES.has(word) ||
        ARABIC_PLACES.has(word)) &&
      !GENERIC_ARABIC.test(word) &&
      !/^(?:ن?می(?!ر|اخ|اگ|نا|وند)|ب\p{L}{2,}(?:ند|یم|ید)$)/u.test(word) &&
      !CAPITALISED.has(word) &&
      !LARGE_PLACES.has(word) &&
      !PEOPLES_AND_GROUPS_ARABIC.has(word) &&
      !/^(?:o'zimning|mening|sening|uning|sizning|o'zimizning|shuning|ўзимнинг|менинг|сенинг|унинг|сизнинг|ўзимизнинг|уларнинг|bizning|ularning|katta|kichik|eski|yangi|shu|o'sha|bu|har|bir|diniy|markaziy|qizlar|davlat|tuman|shahar|qishloq|masjid|бизнинг|катта|кичик|эски|янги|шу|ўша|бу|ҳар|бир|диний|марказий|давлат|e|i|al|ul|wa)$/.test(
        word,
      ),
  );
}

/** “Qala-e-Wakil”, “Dara-i-Pech”, “Mazardara”: names of places are made so, and those of groups and provinces that are not. */
const joined = (text: string): Found[] => [
  ...matches(
    text,
    /(?<![\p{L}-])\p{Lu}?\p{L}{1,}['-]?(?:[ai]['-])?-?(?<=[-'])(?:e|i|yi|ye|ai)[- ](?:\p{L}+)(?:[ -]\p{Lu}\p{L}+)?(?![\p{L}-])/dgu,
    'place',
  ).filter(({ at, end }) => isOwnPlace(text.slice(at, end))),
  ...matches(
    text,
    /(?<![\p{L}-])(?:Chawk|Chowk|Qala|Qal'ai?|Qalai|Dara|Darra|Deh|Dih|Pul|Pol|Kart[ae]?|Shahrak|Tap[ap]a|Tepa|Tangi|Kotal|Sarai|Bagh|Joy|Jui|Masjid|Jame|Madras[ae]h?|Darul Uloom|Jamia|Ziarat|Hadda|Bandar)[- ](?:e[- ]|i[- ])?(?!(?:of|in|at|and|is|was)\b)\p{Lu}[\p{L}'-]+(?:[ -]\p{Lu}[\p{L}'-]+)?/dgu,
    'place',
  ).filter(({ at, end }) => isOwnPlace(text.slice(at, end))),
  ...matches(
    text,
    /(?<![\p{L}-])\p{Lu}\p{L}{2,}(?:dara|darra|abad|obod|qala|qishloq|tepa|kalay|kala|band[ae]h?|shahr)(?:da|dan|ga|ni|ning)?(?![\p{L}-])/dgu,
    'place',
  ).filter(({ at, end }) => isOwnPlace(text.slice(at, end))),
  ...matches(
    text,
    foldedPattern(
      String.raw`(?<!\p{L})\p{L}{3,}(?:دره|کلا|کلی|قلعه|کوټ|کوتل|کوت|تپه|غونډی|مین[هی](?<!زمین[هی]|بین[هی]|کمین[هی]))(?!\p{L})`,
      'dgu',
    ),
    'place',
  ).filter(
    ({ at, end }) =>
      !/^(?:مشکلی|شکلی|کاملا|فعلا|اصلا|وکلا|قبلا|عملا|مثلا)/.test(text.slice(at, end)) &&
      !/(?:شکلی|کاکلی|تکلی)$/.test(text.slice(at, end)),
  ),
];

const NOT_PLACES =
  /^(?:tehri[ck]|hizb|hezb|jama'?a|wolesi|meshrano|shura|hayat|lashkar|lashkari|jama'?at|jamiat|wilayat|wilaya|ahl|sipah|sepah|harakat|ittehad|itihad|majlis|loya|islamic|mazar|sar|dawlat|jaish|sirat|qanun|nizam|tanzim|imarat|emarat)/i;

const isOwnPlace = (words: string): boolean => {
  const whole = words.toLowerCase();
  // A flower, a war, a book: small letters, and an ezafe that says of what kind.
  if (
    words === whole &&
    /^(?:gul|gol|shab|ruz|roz|jang|mard|zan|haqq?|kitab|nan|ab|rah|sar|qawm|dard|khun|waqt|nam)[- ]/.test(
      whole,
    )
  )
    return false;
  return !NOT_PLACES.test(whole) && !LARGE_PLACES.has(whole) && !/(?:jalal|islam)(?:abad|obod)/.test(whole);
};
