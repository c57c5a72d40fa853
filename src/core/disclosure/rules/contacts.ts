/** What reaches a person or is registered to one: numbers, addresses, papers, plates, coordinates. */
import { foldedPattern } from '../fold.ts';
import { matches, type Found, type ScanRule } from '../hit.ts';
import { PLATE_PROVINCES } from '../lists/vehicles.ts';

const GAP = String.raw`[\s\-().\/]*`;

/** Digits said as words, in the four languages; six or more in a row are a number that somebody hid. */
const DIGIT_WORDS = `zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|
صفر|یک|دو|سه|چهار|پنج|شش|هفت|هشت|نهه|نه|یو|دوه|دری|څلور|پنځه|شپږ|اووه|اوه|اته|
nol|bir|ikki|uch|to'rt|besh|olti|yetti|sakkiz|to'qqiz|
нол|бир|икки|уч|тўрт|беш|олти|етти|саккиз|тўққиз`.replaceAll('\n', '');

/** Numbers of two figures, said as words: with the figures they make a telephone number that is read out. */
const TENS =
  `ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|
ده|یازده|دوازده|سیزده|چهارده|پانزده|شانزده|هفده|هجده|نزده|بیست|سی|چهل|پنجاه|شصت|هفتاد|هشتاد|نود|
لس|یوولس|دولس|دیارلس|څوارلس|پنځلس|شپاړس|اوولس|اتلس|نولس|شل|دیرش|څلویښت|پنځوس|شپیته|اویا|اتیا|نوی|
o'n|yigirma|o'ttiz|qirq|ellik|oltmish|yetmish|sakson|to'qson|ўн|йигирма|ўттиз|қирқ|эллик|олтмиш|етмиш|саксон|тўқсон`.replaceAll(
    '\n',
    '',
  );

const PAPERS =
  `tazkira|tazkera|tazkirah|taskera|e-tazkira|national id|id card|identity card|nic|cnic|passport|pasport|licence no|license no|
تذکره|تزکره|پاسپورت|پاسپورټ|شناسنامه|هویت|پیژندپاڼه|тазкира|паспорт`.replaceAll('\n', '');

const NUMBER_WORD = String.raw`(?:\s*(?:no|nr|num|number|card|is|was|code|serial|raqami|рақами|نمبر|شماره|گڼه|یی|اش|کی)\.?)*`;

const PROVINCE_PLATES =
  'KBL|KDR|KDH|NGR|NGH|HRT|BLK|BLH|KNR|KNZ|KDZ|LGR|LGM|PRW|PKT|PTK|GZN|HLM|BGL|TKR|BDK|BDG|FRB|JZJ|SMG|SRP|KST|ZBL|URZ|NMZ|FRH|GHR|BMN|DYK|PJR|KPS|WDK|NRS';

/** A year, a range of years or a sum is no number of a paper. */
const isLong = (words: string): boolean =>
  /\p{L}/u.test(words) || words.replace(/\D/g, '').length >= 9 || !/^[\d\s-]+$/.test(words);

const HUNDREDS =
  'صد|یکصد|دوصد|سه\\s?صد|چهار\\s?صد|پنج\\s?صد|شش\\s?صد|هفت\\s?صد|هشت\\s?صد|نه\\s?صد|سل|دوه\\s?سوه|دری\\s?سوه|څلور\\s?سوه|پنځه\\s?سوه|شپږ\\s?سوه|اووه\\s?سوه|اته\\s?سوه|نهه\\s?سوه|yuz|юз|hundred';
/** One figure of an angle: degrees with minutes, seconds or a fraction, and its letter before or behind. */
const ANGLE = String.raw`\d{1,3}(?:[.,]\d+)?\s*[°º]\s*(?:\d{1,2}(?:[.,]\d+)?\s*['′]?\s*)?(?:\d{1,2}(?:[.,]\d+)?\s*(?:["″]|'')?\s*)?`;
const SIDE = String.raw`(?:N|S|E|W|north|south|east|west|شمالی?|شرقی?|جنوبی?|غربی?|شمال|ختیځ)`;

const DEGREES = String.raw`\d{1,3}(?:\.\d+)?\s*(?:degrees?(?!\p{L})|درجه|درجې|daraja|даража)\s*(?:,|and\s|و\s|او\s|va\s|ва\s)?\s*(?:\d{1,2}(?:\.\d+)?\s*(?:minutes?|دقیقه|دقیقې|daqiqa|дақиқа)\s*(?:(?:,|and\s|و\s|او\s|va\s|ва\s)?\s*\d{1,2}(?:\.\d+)?\s*(?:seconds?|ثانیه|ثانیې|soniya|сония)\s*)?)?(?:${SIDE}|shimol\p{L}*|sharq\p{L}*|шимол\p{L}*|шарқ\p{L}*|ختیز|ختیځ)`;

const PATTERNS: readonly (readonly [ScanRule, RegExp])[] = [
  [
    'coordinates',
    foldedPattern(
      String.raw`(?<![\p{L}\d])(?:${SIDE}\s*:?\s*)?${ANGLE}(?:${SIDE})?(?:\s*[,;/]?\s*(?:and\s+|و\s+|او\s+)?(?:${SIDE}\s*:?\s*)?${ANGLE}(?:${SIDE}(?!\p{L}))?)`,
      'dgiu',
    ),
  ],
  [
    'coordinates',
    foldedPattern(
      String.raw`(?<!\p{L})(?:lat(?:itude)?|lon(?:g(?:itude)?)?|عرض(?:\s+البلد)?|طول(?:\s+البلد)?|kenglik|uzunlik|кенглик|узунлик)\.?\s*(?:is|was|:|=)?\s*-?\d{1,3}[.,]\d{2,}(?:\s*[,;]?\s*(?:and\s+|و\s+)?(?:lat(?:itude)?|lon(?:g(?:itude)?)?|عرض|طول|kenglik|uzunlik)\.?\s*(?:is|was|:|=)?\s*-?\d{1,3}[.,]\d{2,})?`,
      'dgiu',
    ),
  ],
  ['coordinates', /(?<![\w.])[NS]\s?\d{1,2}\.\d{2,}\W{1,4}[EW]\s?\d{2,3}\.\d{2,}/dg],
  // In words: “35 degrees 12 minutes north”, one or both.
  [
    'coordinates',
    foldedPattern(
      String.raw`(?<![\d.])${DEGREES}(?:\s*[,;]?\s*(?:and\s+|و\s+|او\s+|va\s+|ва\s+)?${DEGREES})?(?!\p{L})`,
      'dgiu',
    ),
  ],
  [
    'coordinates',
    foldedPattern(
      String.raw`(?<![\d.])\d{1,2}\.\d{2,}\s*(?:شمالی?|shimol\p{L}*|шимол\p{L}*|north)(?:\s*[,;]?\s*(?:and\s+|و\s+|او\s+|va\s+|ва\s+)?\d{2,3}\.\d{2,}\s*(?:شرقی?|ختیز|ختیځ|sharq\p{L}*|шарқ\p{L}*|east))?(?!\p{L})`,
      'dgiu',
    ),
  ],
  // Figures set apart, so that nobody finds the number.
  ['document', /(?<![\d.,:\/-])\d(?:[-. _*]\d){6,15}(?![-\d])/dgu],
  // A paper by its number alone, on either side.
  [
    'document',
    foldedPattern(
      String.raw`(?<!\p{L})(?:${PAPERS})\p{L}*\s+(?:(?:no|nr|number|raqami|рақами|نمبر|شماره|شمیره|گڼه)\.?\s*)?(?=[\p{L}\d-]*\d)[\p{L}]{0,3}\d?[\p{L}]{0,2}-?\d{4,}(?![\d])`,
      'dgiu',
    ),
  ],
  [
    'document',
    foldedPattern(
      String.raw`(?<![\p{L}\d])\p{L}{0,2}-?\d{5,}\s+(?:raqamli\s+|рақамли\s+|نمبر\s+|شمیره\s+)?(?:${PAPERS})(?!\p{L})`,
      'dgiu',
    ),
  ],
  // Figures in groups, and neither a sum, years or round numbers from one to another, nor a count of anything.
  [
    'document',
    foldedPattern(
      String.raw`(?<![\p{L}\d.,/-])(?!(?:1[34]|19|20)\d{2}[/-](?:1[34]|19|20)\d{2}(?![\d/-]))(?!\d+0[/-]\d+0(?![\d/-]))\d{2,}(?:[/-]\d{1,}){1,3}(?![\d/.,-])(?<=[\d/-]{8,})(?!\s?(?:%|afghani|dollar|kaldar|rupees|people|افغانی|دالر|ډالر|کلدار|نفر|تن|so'm))`,
      'dgiu',
    ),
  ],
  // Of any country, as it is dialled from outside.
  ['phone', /(?<![\w+])(?:\+|00)\s?[1-9]\d{0,2}(?:[\s\-.\/()]{0,3}\d){7,12}(?!\d)/dg],
  // Figures and words of one number.
  [
    'phone',
    foldedPattern(
      String.raw`(?<![\p{L}\d.,])0\d{1,4}(?:[\s,-]+(?:(?:و|او|and)\s+)?(?:${DIGIT_WORDS}|${TENS}|\d{1,4})(?![\p{L}\d])){2,}`,
      'dgiu',
    ),
  ],
  [
    'phone',
    foldedPattern(
      String.raw`(?<!\p{L})(?:zero|oh|صفر|nol|нол)(?:[\s,-]+(?:(?:and|و|او)\s+)?(?:(?:${DIGIT_WORDS})\s+)?(?:${HUNDREDS}|${DIGIT_WORDS}|${TENS}|\d{1,3})(?!\p{L})){3,}`,
      'dgiu',
    ),
  ],
  // A plate: letters of a province in Cyrillic too, and the number behind its class.
  ['plate', /(?<![\p{L}\d])[\p{Lu}]{2,4}[\s-]*\d{1,2}[\s-]+\d{4,5}(?!\d)/dgu],
  [
    'plate',
    foldedPattern(
      String.raw`(?:موتر|موټر|سراچه|کرولا|هایلکس|پیکپ|لاری|موترسایکل|موټرسایکل|ماشین|mashina|машина|car|truck|pickup|motorbike|motorcycle|van|plate|نمبر|پلیت|پلیټ|raqami|рақами)\p{L}*\s+(?:\p{L}+\s+){0,2}(?<hit>(?:\p{L}{3,10})\s+(?:\p{L}{1,3}\s?-?\s?)?\d{4,6})(?!\d)`,
      'dgiu',
    ),
  ],
  [
    'e-mail',
    /[\p{L}\d._+-]+(?:\s(?:dot|\(dot\)|nuqta|nokta|нуқта)\s[\p{L}\d_+-]+){0,3}\s?(?:@|\(at\)|\[at\]|\s+at\s+(?=[\w-]+\s?(?:\(dot\)|\[dot\]|\s+dot\s)))\s?[\p{L}\d-]+(?:\s?(?:\.|\(dot\)|\[dot\]|\s+dot\s+)\s?[\p{L}\d-]+)+/dgiu,
  ],
  [
    'e-mail',
    /[\p{L}\d._+-]+(?:\s(?:dot|nuqta|нуқта)\s[\p{L}\d_+-]+)?\s?(?:@|\(at\)|\[at\]|\s(?:at|kuchukcha|кучукча|et|эт)\s)\s?(?:gmail|g-?mail|yahoo|hotmail|outlook|proton(?:mail)?|icloud|yandex|mail\.ru|tutanota)(?!\p{L})/dgiu,
  ],
  [
    'e-mail',
    foldedPattern(
      String.raw`[\w.+-]*[\p{L}\d]\s+(?:ات|ایت|ېټ|اټ)\s+(?:جیمیل|جی\s?میل|یاهو|هاتمیل|هوتمیل)(?:\s+(?:دات|ډاټ|نقطه|ټکی)\s+(?:کام|کم|نت))?`,
      'dgu',
    ),
  ],
  ['link', /(?:https?:\/\/|www\.)[^\s<>"”»]+/dgi],
  [
    'link',
    /(?<![\w@.])(?:[a-z\d-]+\.)*(?:t\.me|wa\.me|fb\.com|facebook\.com|twitter\.com|x\.com|instagram\.com|youtube\.com|youtu\.be|tiktok\.com|telegram\.me|linkedin\.com)(?:\/[^\s<>"”»]*)?/dgi,
  ],
  [
    'link',
    /(?<![\w@.])[a-z\d-]{2,}(?:\.[a-z\d-]+)*\.(?:com|org|net|info|af|pk|ir|ru|uz|io|me)(?:\/[^\s<>"”»]*)?(?![\w])/dgi,
  ],
  [
    'link',
    /(?<![\w@.])[\w-]+(?:\s+(?:dot|nuqta|nokta|нуқта)\s+(?:me|com|org|net|af|pk|ru|info|io))(?:\s+slash\s+[\w.]+)*/dgi,
  ],
  ['handle', /(?<![\w@.])@\s?[\p{L}\d_.]{2,}/dgu],
  ['handle', /(?<![\p{L}\d@])\p{Script=Arabic}[\p{Script=Arabic}\d]*_[\p{Script=Arabic}\d_]+/dgu],
  // As a right-to-left line shows it.
  ['handle', /(?<![\w@.])[A-Za-z][\w.]{2,}@(?![\w.])/dgu],
  // Letters with an underscore are how people name themselves online, and nothing else.
  ['handle', /(?<![\w@./-])[a-z\d.]*[a-z][a-z\d.]*_\w*[a-z\d](?![\w@-])/dgi],
  [
    'handle',
    /(?<!\p{L})(?:insta(?:gram)?|ig|tg|fb|tiktok|snap(?:chat)?|telegram|whatsapp|skype|imo|messenger|facebook|twitter|signal|threema|تلگرام|ټلګرام|تلگرم|انستاگرام|فیسبوک)\S*\s+(?:(?:id|handle|account|user(?:name)?|name|profile|page|is|was|as|under|my|his|her|به|نام|په|نوم|ایدی|ای|دی)\s*[:=]?\s*){0,4}(?<hit>["“«]?[a-z][a-z\d]*[._\d][\w.]*\w["”»]?)/dgiu,
  ],
  [
    'handle',
    /(?:telegram|whatsapp|skype|facebook|twitter|signal|viber|imo|instagram|تلگرام|واتساپ|فیسبوک|فیس بوک|تویتر)\s*(?:id|handle|account|user(?:name)?|name|channel|profile|page|آی دی|حساب|صفحه|پاڼه)?\s*(?:is|was|:|=|به نام|په نوم)\s*(?<hit>["“«]?[\w.@]{4,}["”»]?)/dgiu,
  ],
  [
    'coordinates',
    /(?<![\d.])-?\d{1,2}\.\d{2,}\s*°?\s*[NSns]?\s*[,;\/\s]\s*-?\d{2,3}\.\d{2,}\s*°?\s*[EWew]?(?!\d)/dgu,
  ],
  [
    'coordinates',
    /\d{1,3}\s*[°º]\s*\d{1,2}\s*['′](?:\s*\d{1,2}(?:\.\d+)?\s*(?:["″]|''))?\s*[NSEWnsew]?(?:\s*[,;]?\s*(?:and\s+)?\d{1,3}\s*[°º]\s*\d{1,2}\s*['′](?:\s*\d{1,2}(?:\.\d+)?\s*(?:["″]|''))?\s*[NSEWnsew]?)?/dgu,
  ],
  [
    'coordinates',
    /(?<!\d)\d{1,2}\.\d{2,}\s*°?\s*[NS]\b(?:\W{1,5}(?:and\s+)?\d{2,3}\.\d{2,}\s*°?\s*[EW]\b)?/dgu,
  ],
  ['coordinates', /\b4[0-3][RST]\s?[A-Z]{2}\s?\d{3,5}\s?\d{3,5}\b/dgu],
  [
    'document',
    foldedPattern(
      String.raw`(?<!\p{L})(?:ID|آی\s?دی|ایدی)${NUMBER_WORD}\s*[:#№-]?\s*(?<hit>(?:no\.?\s*|number\s*)?[A-Za-z]{0,3}[\s-]?\d[\d\s\-\/]{3,}\d)`,
      'dgu',
    ),
  ],
  [
    'document',
    foldedPattern(
      String.raw`(?:${PAPERS})[\p{L}']{0,8}${NUMBER_WORD}\s*[:#№-]?\s*(?<hit>[A-Za-z]{0,3}[\s-]?\d[\d\s\-\/]{3,}\d)`,
      'dgiu',
    ),
  ],
  [
    'document',
    foldedPattern(
      String.raw`(?<!\p{L})(?:vol(?:ume)?|jild|том|жилд|جلد|ټوک)\.?\s*(?:no\.?|number|نمبر|گڼه)?\s*\d+\W{1,3}(?:(?:and|و|او)\s+)?(?:page|p|bet|bet|саҳифа|صفحه|مخ)\.?\s*\d+(?:\W{1,3}(?:(?:and|و|او)\s+)?(?:reg(?:istration)?|serial|entry|ثبت|شماره|نمبر|گڼه)[\p{L}.\s]{0,12}\d+)?`,
      'dgiu',
    ),
  ],
  [
    'document',
    foldedPattern(
      String.raw`(?<!\p{L})(?<hit>(?:registration|serial|licen[cs]e|permit|account|file|case|card|sabt|ثبت|جواز|حساب|کارت|دوسیه|دوسیی|قضیه|قضیی|پرونده|عریضه|ish|иш)\s+(?:raqami|рақами|شمیره|no\.?|num(?:ber)?|nr\.?|#|نمبر|شماره|گڼه)\s*[:#]?\s*[A-Z]{0,3}-?\d[\d\-\/]{2,})`,
      'dgiu',
    ),
  ],
  // A paper, up to three words, and letters with figures.
  [
    'document',
    foldedPattern(
      String.raw`(?<!\p{L})(?:${PAPERS})[\p{L}']{0,8}(?:\s+\p{L}{2,}){1,3}\s*[:,]?\s*(?<hit>[A-Za-z]{1,3}[\s-]?\d[\d\s-]{4,}\d)`,
      'dgiu',
    ),
  ],
  ['document', /(?<![\w-])[A-Za-zپ][\p{L}]?\s?0?\d{7,8}(?![\d-])/dgu],
  ['document', /(?<![\w-])[A-Z](?:[ .-]\d){7,9}(?![\d-])/dgu],
  ['document', /(?<![\w-])(?:\d{4}-\d{4}-\d{5}|\d{5}-\d{7}-\d)(?![\w-])/dgu],
  ['document', /(?<!\w)[OPop]\s?0?\s?\d{6,8}(?!\d)/dgu],
  [
    'plate',
    foldedPattern(
      String.raw`(?<!\w)(?:${PROVINCE_PLATES})[\s-]*(?:\d{1,2}[\s-]+)?(?:[A-Z][\s-]*)?\d{3,6}(?!\d)`,
      'dgu',
    ),
  ],
  [
    'plate',
    foldedPattern(
      String.raw`(?:number plate|licen[cs]e plate|plates?|پلیت|پلیټ|پلاک|davlat raqami|давлат рақами)${NUMBER_WORD}\s*[:#№-]?\s*(?<hit>[\p{L}]{0,8}[\s-]?\d[\d\s-]{1,8}\d)`,
      'dgiu',
    ),
  ],
  // Registered in Pakistan; a province, its class and the number.
  ['plate', /(?<![\w-])[A-Z]{1,3}[- ]\d{2}[- ]\d{3,4}(?![\d-])/dgu],
  ['plate', /(?<![\w-])[A-Z]{3}[- ]\d{3,4}(?![\d-])/dgu],
  [
    'plate',
    foldedPattern(
      String.raw`(?<![\p{L}\d])(?:${PLATE_PROVINCES})[\s,-]+(?:[\p{L}]{1,6}\s?-?\s?)?\d{1,2}[\s-]+\d{3,5}(?!\d)`,
      'dgiu',
    ),
  ],
  ['handle', /(?<![\w/.-])(?=\w*\d)(?=\w*[a-z])(?=\w*[A-Z])\w{20,}(?![\w/])/dg],
  ['document', /(?<![\w-])\d{2,4}-\d{0,3}[A-Z]\d{4,}(?![\w-])/dg],
  [
    'phone',
    /(?:\+|(?<!\d)00)\s?9[2389](?:\s*\(0\)|[\s\-.\/()*_,])*\d(?:[\s\-.\/()*_,]{0,3}\d){6,10}(?!\d)/dgu,
  ],
  ['phone', /(?<![\d.,])0(?:[\s\-.()\/*_,]{0,3}\d){9}(?![\d.,]*\d)/dgu],
  ['phone', /(?<![\d.,/-])7\d(?:[\s\-.]?\d){7}(?![\d.,]*\d)/dgu],
  [
    'phone',
    foldedPattern(String.raw`(?:\+|(?<!\d)00)${GAP}9${GAP}[2389]${GAP}\d(?:${GAP}\d){6,10}(?!\d)`, 'dgu'),
  ],
  ['phone', /(?<![\d+])93[\s-]?7\d(?:[\s\-.]?\d){7}(?!\d)/dgu],
  ['phone', /(?<![\d.,])0[\s-]?[37][\s-]?\d(?:[\s\-.()\/]*\d){7,8}(?!\d)/dgu],
  [
    'phone',
    /(?:phone|telephone|mobile|cell|whatsapp|call(?:ed)?|number|sim|imei|تلفون|تیلفون|ټلیفون|ټیلیفون|موبایل|مبایل|شماره|نمبر|telefon|raqam|телефон|рақам)[^\d\n]{0,24}(?<hit>\+?\d(?:[\s\-.()\/]*\d){6,12})(?!\d)/dgiu,
  ],
  [
    'phone',
    foldedPattern(String.raw`(?<!\p{L})(?:${DIGIT_WORDS})(?:[\s,-]+(?:${DIGIT_WORDS})){5,}(?!\p{L})`, 'dgiu'),
  ],
  // It begins with a zero, as every number here does.
  [
    'phone',
    foldedPattern(
      String.raw`(?<!\p{L})(?:zero|oh|صفر|nol|нол)(?:[\s,-]+(?:(?:and|و|او)\s+)?(?:${DIGIT_WORDS}|${TENS}|\d{1,3})(?!\p{L})){3,}`,
      'dgiu',
    ),
  ],
  // A nought written with a letter.
  ['phone', /(?<![\p{L}\d])[0OoОо][\s-]?7(?:[\s-]?[\dOoОоlI]){8}(?![\p{L}\d])/dgu],
  [
    'coordinates',
    /(?<![\p{L}\d])(?:MGRS\s*:?\s*)?\d{1,2}\s?[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d{2,5}\s?\d{2,5}(?!\d)/dgu,
  ],
  [
    'coordinates',
    /(?<!\p{L})(?:grid|MGRS|UTM)(?:\s+ref(?:erence)?)?\.?\s*:?\s*(?:\d{1,2}\s?[A-Z]\s?)?(?:[A-Z]{2}\s?)?\d{3,6}\s?\d{3,7}(?!\d)/dgiu,
  ],
  ['handle', /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/dgu],
  [
    'document',
    foldedPattern(
      String.raw`(?<!\p{L})(?:hawala|voter\s+card|ration\s+card|student\s+card|badge|prisoner|حواله|کارت\s+رای\s?دهی|کارت|کد|کود|رمز|کوډ|ҳавола|havola)(?:\s+(?:code|no\.?|number|نمبر|شماره|کود|کوډ|raqami|kodi|рақами|коди))?\s*[:#]?\s*(?<hit>\d{4,12})(?!\d)`,
      'dgiu',
    ),
  ],
  [
    'document',
    /(?<!\p{L})(?:frequency|freq|فریکونسی|فریکانس|chastota|частота)\.?\s*:?\s*(?<hit>\d{2,3}[.,]\d{2,4})/dgiu,
  ],
];

/** Whatever it numbers, a number as long as this is one person's or one thing's. Sums are written with commas. */
const LONG_NUMBER = /(?<![\d.,\p{L}@_/-])(?:\d{3,}[\s-]){0,4}\d{3,}(?:-\d+)*(?![\d@_]|[.,]\d)/dgu;

export function findContacts(text: string): Found[] {
  return [
    ...PATTERNS.flatMap(([rule, pattern]) => matches(text, pattern, rule)),
    ...matches(text, LONG_NUMBER, 'document').filter(({ at, end }) => isLong(text.slice(at, end))),
  ];
}
