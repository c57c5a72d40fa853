/**
 * What belongs to a hit and says as much as it does: whose kin somebody is, the courtesy behind a name, the weekday before
 * a date, the house behind a street. A hit is replaced as a whole; what is left of it would still point at the person.
 */
import { foldedPattern } from '../fold.ts';
import type { Found, ScanRule } from '../hit.ts';
import { KEPT_BY_KIN, KIN_AFTER, KIN_BEFORE, NAME_AFTER, PATRONYMIC, TRADE_DARI } from '../lists/kin.ts';
import { PLATE_PROVINCES } from '../lists/vehicles.ts';

const WEEKDAY = `(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:du|se|chor|pay|yak)?shanba|juma|(?:ду|се|чор|пай|як)?шанба|жума)(?:\\s+(?:kuni|kechasi|oqshomi|tongi|ertalabi|куни|кечаси|оқшоми|тонги|morning|night|evening|afternoon))?`;
const WEEKDAY_ARABIC = `(?:روز\\s+|شب\\s+|د\\s+)?(?:(?:یک|دو|سه|چهار|پنج|یوه|دوه|دری|څلور|پنځه|سی|چار)?\\s?شنب(?:ه|ی)|جمعه|جمعی)(?:\\s+(?:په\\s+)?(?:ورځ|شپه|ماښام|سهار|غرمه|مازدیگر|شام|صبح|شب|چاشت|عصر|کونی))?`;
const PART_OF_DAY =
  'night of|morning of|evening of|eve of|day of|شب|صبح|روز|ظهر|چاشت|شام|بامداد|تاریخ|مورخ|به تاریخ';

const YEAR_AFTER = `(?:(?:\\s*,)?\\s+(?:of\\s+)?(?:(?:سال|د|the|that|last|this)\\s+)?(?:(?:1[2-5]|19|20)\\d\\d(?:\\s*-?\\s*(?:yil|йил|سال|کال|هجری|شمسی|قمری|ش|ق|هـ?|AH|AP))?|سال\\s+(?:گذشته|پار|جاری|قبل|پیش)|پارسال|امسال|پار|year)(?!\\p{L})|\\s+(?:نیټه|نیټی|kuni|куни|kechasi|кечаси|sanasi|санаси|کونی|کیچه\\s?سی|in\\s+the\\s+\\p{L}+))`;

const HOUSE = `(?:house|flat|apartment|room|shop|street|st|lane|alley|block|floor|road|sector|phase|plot|no|door|gate|خانه|دکان|دوکان|کوچه|سرک|بلاک|منزل|نمبر|پلاک|دروازه|اپارتمان|گذر|محله|کور|کوڅه|uy|xonadon|ko'cha|do'kon|уй|хонадон|кўча|дўкон)`;
const ADDRESS_AFTER = `(?:,?\\s+(?:(?:on\\s+)?(?:the\\s+)?(?:ground|first|second|third|fourth|top|\\d)(?:st|nd|rd|th)?\\s+floor|(?:لومړی|دویم|دریم|څلورم)\\s+پوړ|(?:birinchi|ikkinchi|uchinchi|биринчи|иккинчи|учинчи|\\d-)\\s?(?:qavat|қават)|${HOUSE}\\.?\\s+(?:نمبر\\s+|no\\.?\\s+|number\\s+|#)?(?:\\d{1,4}\\p{L}?|\\p{L}{2,}م[هی]?)|\\d{1,4}-?\\s?(?:uy|ko'cha|xonadon|уй|кўча)|\\d{1,3}(?:st|nd|rd|th)\\s+${HOUSE}|\\p{L}{2,}م[هی]?\\s+(?:کوڅه|سړک|ناحیه|بلاک)|(?:پهلوی|پشت|روبروی|مقابل|نزدیک|عقب|کنار|opposite|behind|beside|next to|near)\\s+\\p{L}{3,}(?:\\s\\p{L}{3,})?))`;
const ADDRESS_BEFORE = `(?:${HOUSE}\\.?\\s+(?:نمبر\\s+|no\\.?\\s+|number\\s+|#)?(?:\\d{1,4}\\p{L}?|\\p{L}{2,}م[هی]?)|\\d{1,4}-(?:uy|ko'cha|xonadon|уй|кўча)|(?:\\p{L}{2,}م[هی]?|\\d{1,3}\\s?(?:مه|م)?)\\s+(?:کوڅه|سړک|ناحیه|بلاک))\\s*,?\\s+(?:(?:د|in|of|the)\\s+)?`;

/** The office that a place makes one person's; before it in English and Dari, behind it in Pashto and Uzbek. */
const OFFICE = `(?:(?:[Dd]eputy|acting|former|ex-?|late|new|old|retired)\\s+)*(?:head|director|chief|manager|principal|headmaster|headmistress|head teacher|teacher|imam|preacher|khatib|muezzin|judge|commander|governor|mayor|surgeon|doctor|midwife|nurse|guard|keeper|owner|baker|barber|butcher|tailor|pharmacist|shopkeeper|malik|elder|arbab|mirab|administrator|cashier|librarian|poet|smuggler|trader)`;
const DARI_OFFICE = `(?:معاون|سرپرست|امر|مدیر|مدیره|رییس|رییسه|امام|ملا\\s?امام|خطیب|موذن|قاضی|قوماندان|والی|ولسوال|شاروال|سرمعلم|معلم|معلمه|سرطبیب|داکتر|نرس|قابله|محافظ|چوکیدار|صاحب|مالک|دکاندار|نانوای?|قصاب|خیاط|ملک|ارباب|میراب|قریه\\s?دار|مسوول|سکرتر|کاتب|وکیل|نماینده|سرمعلمه|استاد|متولی|ملنگ)`;
const PASHTO_OFFICE = `(?:مرستیاله?|سرپرسته?|امر|امره|مدیر|مدیره|رییس|رییسه|امام|ملا\\s?امام|ملا|خطیب|موذن|قاضی|قوماندان|والی|ولسوال|ښاروال|سرښوونکی|ښوونکی|ښوونکی|ډاکټر|ډاکټره|نرسه|قابله|ساتونکی|خاوند|دوکاندار|نانوای|قصاب|خیاط|ملک|میراب|مسوول|استازی|وکیل|مشر|خادم|متولی|لور|زوی)`;
const UZBEK_OFFICE = `(?:direktori|mudiri|boshlig'i|hokimi|imomi|imom-xatibi|qozisi|qo'mondoni|raisi|rahbari|muallimi|shifokori|hamshirasi|doyasi|qorovuli|egasi|oqsoqoli|arbobi|mirobi|vakili|kotibi|domlasi|sotuvchisi|do'kondori|директори|мудири|бошлиғи|ҳокими|имоми|қозиси|қўмондони|раиси|раҳбари|муаллими|шифокори|ҳамшираси|дояси|қоровули|эгаси|оқсоқоли|арбоби|мироби|вакили|котиби|домласи|дўкондори)`;
const SMALL = `(?!(?:در|از|به|که|گفت|را|با|بر|تا|په|چی|ته|کی|دی|ده|وو|یی|مو|می|و|او|نه|هم|the|and|in|at|who|said|was|is)(?!\\p{L}))`;

/** “The day they buried …”: a date that everybody there knows, told by what befell somebody. */
const BEFELL = `(?:buried|killed|shot|hanged|took|arrested|beheaded|lost|murdered|freed|released|married|washed)`;
const EVENT_BEFORE: readonly string[] = [
  String.raw`(?:the\s+)?(?:day|night|morning|evening|week)\s+(?:that\s+|when\s+)?(?:they|we|he|she|people|the\s+\p{L}+)\s+(?:had\s+)?${BEFELL}\s+`,
  String.raw`(?:the\s+)?(?:day|night|morning)\s+(?:of|after|before)\s+(?:the\s+)?(?:funeral|burial|wedding|murder|death|arrest|killing)\s+of\s+`,
  String.raw`(?:روز|شب|صبح)(?:ی)?\s+(?:که|جنازه|دفن|عروسی|فاتحه|مرگ|قتل)\s+`,
  String.raw`(?:هغه\s+)?(?:ورځ|شپه)\s+چی\s+`,
];
const EVENT_AFTER: readonly string[] = [
  String.raw`\s+(?:ko'milgan|o'ldirilgan|otilgan|qamalgan|osilgan|кўмилган|ўлдирилган|отилган|қамалган|осилган)\s+(?:kun|kecha|кун|кеча)[\p{L}']*`,
];

/** How old, whom all call so, “a woman named …”: what stands beside a name and tells of nobody else. */
const TOLD_BEFORE: readonly string[] = [
  String.raw`(?:an?|the|one|that|this)\s+(?:[\p{L}-]+\s+){0,2}(?:man|woman|girl|boy|person|lady|fellow|youth|widow|teacher|driver|nurse|doctor|trader|fighter|student)\s+(?:named|called|by\s+the\s+name\s+of)\s+`,
  String.raw`(?:an?|the|one)\s+[\p{L}-]+\s+(?:called|named|known\s+as)\s+`,
  String.raw`(?:the\s+|a\s+)?[\p{L}\d-]+[\s-]years?[\s-]old\s+(?:(?:boy|girl|child)\s+)?`,
  String.raw`(?:\p{L}+|\d+)\s?(?:کلن|کلنه|کلنی|ساله)\s+`,
  String.raw`(?:[\p{L}'\d-]+\s){1,2}(?:yoshli|yashar|yoshdagi|ёшли|яшар|ёшдаги)\s+`,
  String.raw`(?:زنی|مردی|دختری|پسری|جوانی|شخصی)\s+به\s+(?:نام|اسم)\s+`,
];
const TOLD_AFTER: readonly string[] = [
  String.raw`,\s+(?:(?:only|just|barely)\s+)?(?:[\p{L}\d-]+\s+){1,2}years?\s+old,?`,
  String.raw`\s+the\s+[\p{L}-]{2,}(?:er|or|man|woman|ist|smith|wright|herd|keeper|seller|maker|monger)(?!\p{L})`,
  String.raw`,\s+(?:the|an?|our|my|his|her|their)\s+[^,.;:!?]{3,60}(?=,)`,
  String.raw`,\s+(?:who|whom|whose)\s+[^,.;]{3,55}(?=,)`,
  String.raw`\s+(?:\p{L}+|\d+)\s?ساله(?!\p{L})`,
  String.raw`\s+که\s+(?:همه|مردم|به\s+او)\s+(?:\p{L}+\s+){1,4}(?:می\p{L}+|یاد\s+می\p{L}+)`,
  String.raw`\s+چی\s+(?:ټول|خلک)\s+(?:یی\s+|ورته\s+)?(?:\p{L}+\s+){1,3}(?:بولی|وایی)`,
  String.raw`\s+(?:degan|ismli|деган|исмли)\s+(?:ayol|erkak|kishi|odam|qiz|yigit|bola|аёл|эркак|киши|одам|қиз|йигит|бола)[\p{L}']*`,
  String.raw`\s+(?:نومی|نومې|په\s+نوم)\s+(?:ښځه|ښځی|سړی|نجلی|هلک)(?!\p{L})`,
];

interface Widening {
  readonly rules: ReadonlySet<ScanRule>;
  readonly before: readonly RegExp[];
  readonly after: readonly RegExp[];
}

const ends = (sources: readonly string[]): RegExp[] =>
  sources.map((source) => foldedPattern(String.raw`(?<![\p{L}\d])(?:${source})$`, 'iu'));
const opens = (sources: readonly string[]): RegExp[] =>
  sources.map((source) => foldedPattern(String.raw`^(?:${source})`, 'iu'));

/** What is told by what it lies at: “the mosque beside the old cinema in …”, “the last house before the bridge in …”. */
const SITUATED_BEFORE: readonly string[] = [
  String.raw`(?:the\s+)?(?:(?:last|first|second|third|only|big|small|blue|green|red|white|yellow|black|old|new|corner)\s+){0,2}(?:one|house|home|shop|door|gate|compound|mosque|madrasa|school|stall|office|room|building|checkpoint|well|garage|store|exchange|clinic|bakery|workshop)\s+(?:just\s+|right\s+)?(?:before|after|behind|beside|opposite|near|next to|across from|facing|past|under|above|by|in front of)\s+(?:the\s+)?(?:(?:old|new|former|big|burnt|ruined|abandoned)\s+)?`,
  String.raw`(?:مسجد|مدرسه|دکان|خانه|حویلی|صرافی|لیسه|مکتب|زیارت|نانوایی|کلینیک|دروازه)\s+(?:${SMALL}\p{L}{3,}\s+){0,2}`,
];
const SITUATED_AFTER: readonly string[] = [
  String.raw`\s+(?:کی|کښی)\s+(?:له|د|تر)\s+\p{L}{2,}\s+(?:(?:نه|څخه)\s+)?(?:مخکی|وروسته|شاته|مخامخ|هاخوا|دیخوا|لاندی|پورته)\s+(?:(?:لومړی|لومړنی|وروستی|دویمه?|دریمه?|هغه)\s+)?(?:کور|کلا|دوکان|هټی|دروازه|حویلی|جومات|پټی)(?!\p{L})`,
  String.raw`,?\s+(?:د\s+)?(?:${SMALL}\p{L}{3,}\s+){0,2}(?:جومات|مدرسه|دوکان|هټی|کور|صرافی|ښوونځی|لیسه)(?!\p{L})`,
  String.raw`,?\s+[\p{L}']+(?:ning|нинг)\s+(?:orqasi|yoni|oldi|ro'parasi|yaqini|narigi\s+tomoni|орқаси|ёни|олди|рўпараси|яқини|нариги\s+томони)(?:da|dagi|да|даги)(?!\p{L})(?:\s+[\p{L}']+)?`,
];

/** Who somebody is by what they do there, said in a clause behind. */
const CLAUSE_AFTER: readonly string[] = [
  String.raw`\s+چی\s+(?:\p{L}+\s+){1,6}(?:لری|کوی|اوسیږی|درلود|کاوه|(?:ناست\s+)?دی|ده)(?!\p{L})`,
  String.raw`\s+که\s+(?:\p{L}+\s+){1,5}(?:دارد|داشت|است|بود|می\p{L}+)(?!\p{L})`,
];

const WIDENINGS: readonly Widening[] = [
  {
    rules: new Set(['name', 'title']),
    before: ends([...KIN_BEFORE, ...EVENT_BEFORE, ...TOLD_BEFORE]),
    after: opens([...NAME_AFTER, ...KIN_AFTER, ...EVENT_AFTER, ...TOLD_AFTER]),
  },
  {
    rules: new Set(['date']),
    before: ends([
      String.raw`(?:on\s+)?${WEEKDAY},?\s+(?:the\s+)?`,
      String.raw`${WEEKDAY_ARABIC},?\s+(?:د\s+)?`,
      String.raw`(?:the\s+)?(?:${PART_OF_DAY})\s+(?:the\s+)?`,
    ]),
    after: opens([`${YEAR_AFTER}{1,2}`, String.raw`,?\s+(?:${WEEKDAY}|${WEEKDAY_ARABIC})(?!\p{L})`]),
  },
  {
    rules: new Set(['phone']),
    before: ends([
      String.raw`(?:my|his|her|our|their)\s+(?:[\p{L}-]+\s+){0,2}[\p{L}-]+'s\s+(?:new\s+|old\s+)?(?:phone|mobile|number|phone\s+number|mobile\s+number)(?:\s+is)?,?\s+`,
    ]),
    after: [],
  },
  {
    rules: new Set(['plate']),
    before: [],
    after: opens([String.raw`[\s,-]+(?:${PLATE_PROVINCES})(?!\p{L})`]),
  },
  {
    rules: new Set(['only-one', 'kinship']),
    before: ends([
      String.raw`(?:د|په)\s+(?:\p{L}+\s+){1,3}(?:کی\s+)?`,
      String.raw`د\s+(?:\p{L}+\s+){1,3}(?:خوا\s?ته|تر\s+څنگ|څنگ\s+ته|مخی\s?ته|شا\s?ته|مخامخ)\s+`,
      String.raw`(?:[\p{L}']+\s+){1,2}(?:yonidagi|oldidagi|ro'parasidagi|orqasidagi|ёнидаги|олдидаги|рўпарасидаги|орқасидаги)\s+`,
      String.raw`(?:[\p{L}']+(?:dagi|даги|ning|нинг)\s+){1,2}`,
    ]),
    after: opens([
      ...CLAUSE_AFTER,
      String.raw`(?:\s+(?:of|in|from|at|near|opposite|behind)\s+(?:the\s+|our\s+|his\s+|that\s+)?[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]+)?){1,2}`,
      String.raw`\s+(?:در|از)\s+(?:\p{L}+\s)?\p{L}{3,}(?!\p{L})`,
      String.raw`\s+(?:پهلوی|روبروی|رو\s+به\s+روی|مقابل|نزدیک|عقب|کنار|پشت|پیش\s+روی|بغل|سر)\s+${SMALL}\p{L}{3,}(?:\s${SMALL}\p{L}{3,})?(?!\p{L})`,
    ]),
  },
  {
    rules: new Set(['place', 'site']),
    before: ends([
      ...SITUATED_BEFORE,
      ...KIN_BEFORE,
      ...KEPT_BY_KIN.before,
      `(?:${ADDRESS_BEFORE}){1,3}`,
      String.raw`(?:the\s+)?${OFFICE}\s+(?:(?:of|at|in|for)\s+)?(?:[\p{L}-]+\s+){0,2}(?:of|at|in|for)\s+(?:the\s+)?`,
      String.raw`${DARI_OFFICE}\s+(?:${SMALL}\p{L}{2,}\s+){0,3}`,
      String.raw`د\s+`,
    ]),
    after: opens([
      ...SITUATED_AFTER,
      ...KEPT_BY_KIN.after,
      `${ADDRESS_AFTER}{1,3}`,
      String.raw`\s+(?:${TRADE_DARI})(?!\p{L})`,
      String.raw`(?:'s)?\s+(?:[\p{L}-]+\s+)?${OFFICE}(?!\p{L})`,
      String.raw`\s+(?:د\s+)?(?:${SMALL}\p{L}{3,}\s+(?:د\s+)?){0,2}${PASHTO_OFFICE}(?!\p{L})`,
      String.raw`(?:ning|нинг)?\s+(?:[\p{L}']+\s+){0,2}${UZBEK_OFFICE}(?![\p{L}'])`,
    ]),
  },
];

/** How far back a hit is read: longer than any chain of kin that people say. */
const REACH = 70;

export function widen(text: string, found: readonly Found[]): Found[] {
  return found.map((one) => {
    const widening = WIDENINGS.find(({ rules }) => rules.has(one.rule));
    if (widening === undefined) return one;
    const head = text.slice(Math.max(0, one.at - REACH), one.at);
    const tail = text.slice(one.end, one.end + REACH);
    return {
      ...one,
      at: one.at - longest(widening.before, head),
      end: one.end + longest(widening.after, tail),
    };
  });
}

const longest = (patterns: readonly RegExp[], text: string): number =>
  Math.max(0, ...patterns.map((pattern) => pattern.exec(text)?.[0].length ?? 0));

const BETWEEN = PATRONYMIC.map((source) => foldedPattern(String.raw`^(?:${source})$`, 'iu'));

/** “Najib son of Rasul”, “Mohammad Naim, walad-e Shir Ahmad”: two hits and what makes them one person's. */
export function joinPatronymics(text: string, found: readonly Found[]): Found[] {
  const joined: Found[] = [];
  for (const one of found.toSorted((a, b) => a.at - b.at)) {
    const last = joined.at(-1);
    const between = last === undefined ? '' : text.slice(last.end, one.at);
    const child = /^\s+د\s+$/.test(between) ? (CHILD.exec(text.slice(one.end))?.[0].length ?? 0) : 0;
    const isOnes =
      last !== undefined &&
      isName(last) &&
      isName(one) &&
      (child > 0 || BETWEEN.some((pattern) => pattern.test(between)));
    if (isOnes) joined[joined.length - 1] = { ...last, end: one.end + child };
    else joined.push(one);
  }
  return joined;
}

/** Pashto: “Najib, of Rasul the son”. */
const CHILD = /^\s+(?:زوی|ځوی|لور|ورور|خور|وراره|لمسی)(?!\p{L})/u;

const isName = ({ rule }: Found): boolean => rule === 'name' || rule === 'title';
