/** What reaches a person or is registered to one: numbers, addresses, papers, plates, coordinates. */
import { foldedPattern } from '../fold.ts';
import { matches, type Found, type ScanRule } from '../hit.ts';

const GAP = String.raw`[\s\-().\/]*`;

/** Digits said as words, in the four languages; six or more in a row are a number that somebody hid. */
const DIGIT_WORDS = `zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|
صفر|یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|یو|دوه|دری|څلور|پنځه|شپږ|اووه|اوه|اته|
nol|bir|ikki|uch|to'rt|besh|olti|yetti|sakkiz|to'qqiz|
нол|бир|икки|уч|тўрт|беш|олти|етти|саккиз|тўққиз`.replaceAll('\n', '');

const PAPERS =
  `tazkira|tazkera|tazkirah|taskera|e-tazkira|national id|id card|identity card|nic|cnic|passport|pasport|licence no|license no|
تذکره|تزکره|پاسپورت|پاسپورټ|شناسنامه|هویت|پیژندپاڼه|тазкира|паспорт`.replaceAll('\n', '');

const NUMBER_WORD = String.raw`(?:\s*(?:no|nr|num|number|card|is|was|code|serial|raqami|рақами|نمبر|شماره|گڼه|یی|اش|کی)\.?)*`;

const PROVINCE_PLATES =
  'KBL|KDR|KDH|NGR|NGH|HRT|BLK|BLH|KNR|KNZ|KDZ|LGR|LGM|PRW|PKT|PTK|GZN|HLM|BGL|TKR|BDK|BDG|FRB|JZJ|SMG|SRP|KST|ZBL|URZ|NMZ|FRH|GHR|BMN|DYK|PJR|KPS|WDK|NRS';

const PATTERNS: readonly (readonly [ScanRule, RegExp])[] = [
  [
    'e-mail',
    /[\p{L}\d._+-]+\s?(?:@|\(at\)|\[at\]|\s+at\s+(?=[\w-]+\s?(?:\(dot\)|\[dot\]|\s+dot\s)))\s?[\p{L}\d-]+(?:\s?(?:\.|\(dot\)|\[dot\]|\s+dot\s+)\s?[\p{L}\d-]+)+/dgiu,
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
  ['handle', /(?<![\w@.])@[\p{L}\d_.]{2,}/dgu],
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
      String.raw`(?:${PAPERS})${NUMBER_WORD}\s*[:#№-]?\s*(?<hit>[A-Za-z]{0,3}[\s-]?\d[\d\s\-\/]{3,}\d)`,
      'dgiu',
    ),
  ],
  ['document', /(?<![\w-])(?:\d{4}-\d{4}-\d{5}|\d{5}-\d{7}-\d)(?![\w-])/dgu],
  ['document', /(?<!\w)[OPop]\s?0?\d{7,8}(?!\d)/dgu],
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
];

export function findContacts(text: string): Found[] {
  return PATTERNS.flatMap(([rule, pattern]) => matches(text, pattern, rule));
}
