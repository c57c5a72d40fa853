/** Dates finer than a month, of three calendars. A month alone, and a year, may be said. */
import { fold, foldedPattern } from '../fold.ts';
import { matches, type Found } from '../hit.ts';

const ofFold = (words: string): string => fold(words).text.trim().split(/\s+/).join('|');

const LATIN = `january|february|march|april|may|june|july|august|september|october|november|december|
jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|
hamal|sawr|saur|jawza|saratan|asad|sunbula|sonbola|mizan|aqrab|qaws|jadi|jaddi|dalw|dalwa|hut|hoot|
hamal|savr|javzo|saraton|asad|sunbula|mizon|aqrab|qavs|jadiy|dalv|hut|ҳамал|савр|жавзо|саратон|асад|сунбула|мизон|ақраб|қавс|жадий|далв|ҳут|
ramazon|ro'za|muharram|safar|rabi[- ](?:al|ul)[- ](?:awwal|thani|akhir)|jumada(?:[- ]\\w+)?|rajab|shaban|sha'ban|ramadan|ramazan|shawwal|dh?u[- ]?(?:al|l|ul)?[- ]?(?:hijj?ah?|qa'?da?h?)|zul[- ]?(?:hijja|qa'?da)\\w*|zulhijja|zulqa'da|jumodul|rabiul|rabi' al[- ]awwal|sha'bon|ша'бон|шаъбон|шавво?л|рабиул|жумодул|зулҳижжа|зулқаъда|мезон|mezon|sombola|sonbula|mayzon|jouza|jowza|
yanvar|fevral|mart|aprel|iyun|iyul|avgust|sentyabr|sentabr|oktyabr|oktabr|noyabr|dekabr|
январь?|февраль?|март|апрель?|май|июнь?|июль?|август|сентябрь?|октябрь?|ноябрь?|декабрь?|рамазон|муҳаррам|сафар|ражаб`.replaceAll(
  '\n',
  '',
);

const ARABIC = ofFold(`حمل ثور جوزای جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت
وری غویی غبرگولی چنگاښ زمری وږی تله تلی لړم لیندۍ مرغومی سلواغه سلواغی کب
جنوری فبروری مارچ مارس اپریل می مۍ جون جولای جولایی اگست سپتمبر سپټمبر اکتوبر نومبر دسمبر ډسمبر
محرم صفر رجب شعبان رمضان روژه روژی شوال ذوالحجه ذیحجه ذوالقعده ربیع‌الاول ربیع‌الثانی جمادی‌الاول جمادی‌الثانی ذی‌الحجه وری غوایی چنگاښی ذوالحجی ذوالقعدی ذیقعده شوال شعبان جمادی‌الاولی جمادی‌الاخر ربیع‌الاخر اگوست اکټوبر نوامبر دسامبر ژانویه فبریه فوریه آوریل می‌ی سپتامبر اکتبر ژوین ژوئن ژولای جولایی نومبر جنوري فبروري اوگست`);

const ORDINALS =
  `first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|
sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty[- ]first`.replaceAll(
    '\n',
    '',
  );

const ARABIC_ORDINALS =
  ofFold(`اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم نزدهم
بیستم لومړی دویم دریم درېیم څلورم پنځم شپږم اووم اتم نهم لسم یوولسم دولسم دیارلسم څوارلسم پنځلسم شپاړسم شلم`);

/** The days of a month as words, one to thirty-one: Dari's cardinals, Pashto's and Dari's ordinals, Uzbek's. */
const DAY_WORDS = ofFold(
  `یکم دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده هژده نوزده نزده بیست سی
  لس یوولس دولس دیارلس څوارلس پنځلس شپاړس اوولس اتلس نولس شل دیرش`,
);
const PASHTO_DAY = String.raw`(?:(?:یو|دوه|دری|څلور|پنځه|شپږ|اووه|اته|نهه)\s?(?:ویشت|دیرش)م[هی]?|(?:یوویشت|دوه\s?ویشت|درویشت|څلیریشت|څلورویشت|پنځه\s?ویشت|پنځویشت|شپږویشت|اوه\s?ویشت|اووه\s?ویشت|اوویشت|اتویشت|نهویشت|اته\s?ویشت|نهه?\s?ویشت|یودیرش|لومړ|دو|دوه|در|دری|دریی|څلور|پنځ|شپږ|اوو|او|ات|نه|نهه|لس|یوولس|دولس|دیارلس|څوارلس|پنځلس|شپاړس|اوولس|اتلس|نولس|شل|دیرش)(?:یم|م|ی)[هی]?)`;
const UZBEK_DAY = String.raw`(?:(?:o'n|yigirma|o'ttiz|ўн|йигирма|ўттиз)\s)?(?:[\p{L}']+(?:inchi|nchi|инчи|нчи))`;
const TIME_WORD = String.raw`(?:نیټه|نیټی|ورځ|شپه|تاریخ)`;

/** Feasts that fall on one day. */
const FEASTS = String.raw`(?:eid(?:[\s-]+(?:ul|al|e)[\s-]+\p{L}+|[\s-](?:qurban|qorban|fitr|adha))?|n[ao]w?r[uo]o?z|navr[o']*z|ashura|ashuro|muharram|mawlid|barat|hayit|qurbon\s+hayiti?|independence day|christmas|new year'?s?(?: (?:day|eve))?|наврўз|ҳайит|عید(?:\s+(?:قربان|فطر|اضحی))?|نوروز|عاشورا|(?:لوی|کوچنی|قربانی)?\s*اختر|برات)`;
const NUMBER = String.raw`(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|a|یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|یوه?|دوه|دری|څلور|پنځه|شپږ|اووه|اته|لس|bir|ikki|uch|to'rt|besh|olti|yetti|бир|икки|уч|тўрт|беш|олти|етти)`;
const ANY_ORDINAL = String.raw`(?:\d{1,2}(?:st|nd|rd|th|م|ام|مه|-?(?:inchi|nchi|chi|инчи|чи))?|first|second|third|fourth|fifth|sixth|seventh|last|اول|دوم|سوم|چهارم|اخر|لومړی|دویمه?|دوهمه?|دریمه?|درییمه?|څلورمه?|birinchi|ikkinchi|uchinchi|биринчи|иккинчи|учинчи)`;

const DAY = String.raw`(?<!\d)(?:0?[1-9]|[12]\d|3[01])`;
const YEAR = String.raw`(?:\s*,?\s*(?:of\s+)?(?:سال\s+)?(?:د\s+)?\d{4})?`;

/** “of the year 1443 of the moon”, before the month. */
const OF_YEAR = String.raw`(?:(?:د\s+)?\d{4}\s+(?:هـ?\s*|هجری\s+)?(?:ق|ش|ل|س|قمری|شمسی|لمریز)?\s*(?:کال|ل)\s+د\s+)?`;

const WEEKDAY =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|dushanba|seshanba|chorshanba|payshanba|juma|shanba|yakshanba|душанба|сешанба|чоршанба|пайшанба|жума|шанба|якшанба';
const ARABIC_WEEKDAY = '(?:یک|دو|سه|چهار|پنج|یوه|دوه|دری|څلور|پنځه|سی|چار)?\\s?شنب(?:ه|ی)|جمعه|جمعی';

const PATTERNS: readonly RegExp[] = [
  // fifteen August, the 12th of that month, from the month first
  foldedPattern(
    String.raw`(?<!\p{L})(?:(?:بیست|سی)\s+و\s+)?(?:${DAY_WORDS})(?:م|ام|می|مین)?\s+(?:ماه\s+)?(?:${ARABIC})(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<![\p{L}\d])(?:${DAY}(?!\d)\s?(?:م|ام|مه|می)?|${ARABIC_ORDINALS})\s+(?:همین|همان|این|ان|همدی|هغی|دی)\s+(?:ماه|میاشتی)(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})د\s+(?:دی|همدی|هغی|روانی|تیری)\s+میاشتی\s+(?:په\s+)?(?:${DAY}(?!\d)\s?(?:م|مه|می)?|${PASHTO_DAY}|شلم[هی]?)(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<![\p{L}\d])${OF_YEAR}(?:${ARABIC})\s+(?:د\s+)?(?:میاشتی\s+)?(?:(?:په|پر|د|تر)\s+)?(?:${PASHTO_DAY})(?!\p{L})(?:\s+${TIME_WORD})?`,
    'dgu',
  ),
  // the 5th night of Ramadan, 17 days into Mizan
  foldedPattern(
    String.raw`(?<!\p{L})(?:\d{1,2}(?:st|nd|rd|th)|${ORDINALS})\s+(?:day|night|evening|morning)\s+of\s+(?:the\s+month\s+of\s+)?(?:${LATIN})(?!\p{L})${YEAR}`,
    'dgiu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:${ARABIC_ORDINALS}|${DAY}(?!\d)\s?(?:م|ام)?)\s+(?:شب|روز)\s+(?:ماه\s+)?(?:${ARABIC})(?!\p{L})`,
    'dgu',
  ),
  // mezonning yigirma uchinchisida, 1401 hut 12, the month first in Arabic letters too
  foldedPattern(
    String.raw`(?<![\p{L}'])(?:${LATIN})(?:(?:\s+(?:oyi|ойи))?(?:ning|нинг))?\s+(?:oyining\s+|ойининг\s+)?(?:${UZBEK_DAY}|\d{1,2}\s*-?(?:inchi|chi|инчи|чи)?)\s*-?(?:si|kuni|kechasi|sanasi|си|куни|кечаси|санаси)`,
    'dgiu',
  ),
  foldedPattern(
    String.raw`(?<![\p{L}'])${UZBEK_DAY}\s+(?!safar|сафар|mart(?:a|ta)|марта)(?:${LATIN})(?:da|dan|ga|kuni|да|дан|га)?(?![\p{L}'])`,
    'dgiu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:${ARABIC})\s+(?:ای|آی)?\p{L}*نینگ\s+${DAY}(?!\d)(?:\s*-?\s*(?:نچی|چی))?(?:\s+(?:کونی|کیچه\s?سی))?`,
    'dgu',
  ),
  foldedPattern(String.raw`(?<![\d\p{L}])\d{4}\s+(?:نچی\s+)?(?:ییل\s+)?(?:${ARABIC})\s+${DAY}(?!\d)`, 'dgu'),
  foldedPattern(
    String.raw`(?<!\p{L})(?:the\s+)?(?:${ORDINALS}|last)\s+(?:${WEEKDAY})\s+(?:of|in)\s+(?:the\s+month\s+of\s+)?(?:${LATIN})(?!\p{L})${YEAR}`,
    'dgiu',
  ),
  // Tuesday the 11th; the sixth of that month; 11-may, seshanba
  foldedPattern(
    String.raw`(?<!\p{L})(?:on\s+)?(?:${WEEKDAY}),?\s+(?:the\s+)?(?:\d{1,2}(?:st|nd|rd|th)|${ORDINALS})(?!\p{L})(?:\s+of\s+(?:${LATIN}))?`,
    'dgiu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:on\s+)?the\s+(?:\d{1,2}(?:st|nd|rd|th)|${ORDINALS})\s+(?:day\s+)?of\s+(?:that|this|the\s+same|the\s+next|the\s+last|last|next|the)\s+month(?!\p{L})`,
    'dgiu',
  ),
  foldedPattern(String.raw`(?<!\p{L})on the (?:${ORDINALS})(?= of that)`, 'dgiu'),
  foldedPattern(String.raw`${DAY}\s*-?\s*(?:${LATIN})\p{L}*,?\s+(?:${WEEKDAY})(?:\s+(?:kuni|куни))?`, 'dgiu'),
  foldedPattern(
    String.raw`(?<!\p{L})(?:روز\s+)?(?:${ARABIC_WEEKDAY})\s+(?:\d{1,2}(?:م|ام|مه)?|(?:بیست\s+و\s+)?(?:${ARABIC_ORDINALS}))(?![\p{L}\d])(?:\s+(?:ماه\s+)?(?:${ARABIC}))?`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:د\s+)?(?:${ARABIC_WEEKDAY})\s+په\s+(?:\p{L}+\s)?\p{L}{2,}م[هی]?(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(String.raw`(?<!\p{L})(?:${ARABIC_ORDINALS})\s+(?:همین|همان|این|ان)\s+ماه(?!\p{L})`, 'dgu'),
  // three days before Nawroz, on the second night of Eid
  foldedPattern(
    String.raw`(?<!\p{L})${NUMBER}\s+(?:days?|nights?|روز|شب|ورځی?|شپی|kun|kecha|кун|кеча)\s+(?:before|after|ahead of|پیش|قبل|بعد|پس|مخکی|وروسته)(?:\s+(?:از|تر|له|د))?\s+${FEASTS}(?!\p{L})${YEAR}`,
    'dgiu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:له|تر|د)\s+${FEASTS}\s+(?:نه\s+)?${NUMBER}\s+(?:ورځی?|شپی)\s+(?:مخکی|وروسته|د?مخه)`,
    'dgiu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})${FEASTS}(?:dan|дан)\s+${NUMBER}\s+(?:kun|кун)\s+(?:oldin|avval|keyin|олдин|кейин)`,
    'dgiu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:${ANY_ORDINAL}\s+(?:day|night|morning|evening|kuni|kechasi)\s+of\s+${FEASTS}|(?:روز|شب|صبح)\s+${ANY_ORDINAL}\s+${FEASTS}|(?:د\s+)?${FEASTS}\s+(?:په\s+)?${ANY_ORDINAL}\s+(?:ورځ|شپه)|(?:the\s+)?(?:day|night|eve|morning)\s+(?:of|before|after)\s+${FEASTS}|(?:روز|شب|صبح)\s+(?:پیش\s+از\s+|بعد\s+از\s+)?${FEASTS}|${FEASTS}(?:ning|нинг)?\s+${ANY_ORDINAL}\s+(?:kuni|kechasi|куни|кечаси))(?!\p{L})${YEAR}`,
    'dgiu',
  ),
  // the second Friday after Eid
  foldedPattern(
    String.raw`(?<!\p{L})(?:(?:the\s+)?(?:${ORDINALS}|last|next)\s+(?:${WEEKDAY})\s+(?:after|before|of)\s+${FEASTS}|(?:${ARABIC_WEEKDAY})\s+(?:${ANY_ORDINAL}\s+)?(?:پس|بعد|پیش|قبل)\s+از\s+${FEASTS}|تر\s+${FEASTS}\s+(?:وروسته|مخکی|د?مخه)\s+(?:${ANY_ORDINAL}\s+)?(?:${ARABIC_WEEKDAY})|${FEASTS}(?:dan|дан)\s+(?:keyingi|oldingi|кейинги|олдинги)\s+(?:${ANY_ORDINAL}\s+)?(?:${WEEKDAY}))(?!\p{L})`,
    'dgiu',
  ),
  // 1400-yil 5-saratonda; Ramazonning yigirma yettinchi kechasi
  foldedPattern(
    String.raw`(?<!\p{L})(?:\d{4}\s*-?\s*(?:yil|йил)\p{L}*\s+)(?:(?:${LATIN})(?:ning|нинг)?\s+)?\d{1,2}(?!\d)(?:\s*-?\s*(?:${LATIN}|kuni|куни|sanasi|санаси))?\p{L}*`,
    'dgiu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:${LATIN})(?:(?:oyi|ойи)?(?:ning|нинг))?\s+(?:oyining\s+|ойининг\s+)?(?:\p{L}+\s+)?(?:\p{L}+(?:inchi|nchi|инчи|нчи)|\d{1,2}\s*-?(?:inchi|chi|инчи|чи)?)\s*-?(?:kuni|kechasi|sanasi|куни|кечаси|санаси)`,
    'dgiu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:o'n|yigirma|o'ttiz|ўн|йигирма|ўттиз)?\s?\p{L}+(?:inchi|nchi|инчи|нчи)\s+(?!safar|сафар|marta|марта)(?:${LATIN})(?:da|dan|ga|kuni|да|дан|га)?(?![\p{L}'])`,
    'dgiu',
  ),
  // Sana 12.4, in words: the fifth of the month of …
  foldedPattern(
    String.raw`(?<![\p{L}\d])${OF_YEAR}(?:${ARABIC})\s+(?:د\s+)?(?:میاشتی\s+)?(?:په|پر)\s+(?:\p{L}+\s)?\p{L}{2,}م[هی]?(?!\p{L})`,
    'dgu',
  ),
  // 12 March 2022, 12th of March, 12-mart, 12-martda
  foldedPattern(
    String.raw`${DAY}(?:\s*(?:st|nd|rd|th|-?chi))?(?:[\s\-\/]+(?:of\s+|day\s+of\s+)?)(?:${LATIN})(?:da(?:gi)?|dan|ga|gacha|kacha|ning|ni|si|да(?:ги)?|дан|га|гача|нинг|ни|си)?(?!\p{L})\.?${YEAR}`,
    'dgiu',
  ),
  // March 12, 2022; Mar. 12th
  foldedPattern(
    String.raw`(?<!\p{L})(?:${LATIN})\.?\s+(?:the\s+)?(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|\s*(?:people|men|persons|members|fighters|percent|per cent))${YEAR}`,
    'dgiu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:${ORDINALS})\s+(?:day\s+)?(?:of\s+)?(?:${LATIN})(?!\p{L})${YEAR}`,
    'dgiu',
  ),
  foldedPattern(String.raw`(?<!\p{L})(?:${LATIN})\s+(?:the\s+)?(?:${ORDINALS})(?!\p{L})${YEAR}`, 'dgiu'),
  foldedPattern(
    String.raw`${DAY}\s*(?:-?م|ام|مه|می|نیټه|نیټی|تاریخ)?\s*(?:ماه\s+|د\s+)?(?:${ARABIC})(?!\p{L})${YEAR}`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:بیست\s+و\s+|سی\s+و\s+)?(?:${ARABIC_ORDINALS})\s+(?:ماه\s+)?(?:${ARABIC})(?!\p{L})${YEAR}`,
    'dgu',
  ),
  // د حمل په ۱۲مه, د ۱۴۰۱ کال د حمل ۱۲
  foldedPattern(
    String.raw`(?<![\p{L}\d])${OF_YEAR}(?:${ARABIC})\s*(?:په|پر|د)?\s*(?:میاشتی?\s*)?(?:په|پر)?\s*${DAY}(?!\d)\s*(?:مه|نیټه|م(?!\p{L}))?`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})د\s+(?:${ARABIC})\s+(?:د\s+میاشتی\s+)?په\s+(?:${ARABIC_ORDINALS})(?!\p{L})`,
    'dgu',
  ),
  /(?<![\d\-\/.])(?:1[34]|19|20)\d{2}[\-\/.](?:0?[1-9]|1[0-2])[\-\/.](?:0?[1-9]|[12]\d|3[01])(?![\d\-\/])/dgu,
  /(?<![\d\-\/.])(?:0?[1-9]|[12]\d|3[01])[\-\/.](?:0?[1-9]|[12]\d|3[01])[\-\/.](?:(?:1[34]|19|20)\d{2}|\d{2})(?![\d\-\/])/dgu,
];

/** Pashto's “not, my …”, which reads as the ninth of May. */
const NOT_MY = 'نه می';

export function findDates(text: string): Found[] {
  return PATTERNS.flatMap((pattern) => matches(text, pattern, 'date')).filter(
    ({ at, end }) => text.slice(at, end) !== NOT_MY,
  );
}
