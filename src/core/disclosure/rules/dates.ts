/** Dates finer than a month, of three calendars. A month alone, and a year, may be said. */
import { fold, foldedPattern } from '../fold.ts';
import { matches, type Found } from '../hit.ts';

const ofFold = (words: string): string => fold(words).text.trim().split(/\s+/).join('|');

const LATIN = `january|february|march|april|may|june|july|august|september|october|november|december|
jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|
hamal|sawr|saur|jawza|saratan|asad|sunbula|sonbola|mizan|aqrab|qaws|jadi|jaddi|dalw|dalwa|hut|hoot|
muharram|safar|rabi[- ](?:al|ul)[- ](?:awwal|thani|akhir)|jumada(?:[- ]\\w+)?|rajab|shaban|sha'ban|ramadan|ramazan|shawwal|dhu[- ]al[- ]?\\w+|zul[- ]?(?:hijja|qada)\\w*|
yanvar|fevral|mart|aprel|iyun|iyul|avgust|sentyabr|sentabr|oktyabr|oktabr|noyabr|dekabr|
январ|феврал|март|апрел|май|июн|июл|август|сентябр|октябр|ноябр|декабр|рамазон`.replaceAll('\n', '');

const ARABIC = ofFold(`حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت
وری غویی غبرگولی چنگاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب
جنوری فبروری مارچ مارس اپریل می مۍ جون جولای جولایی اگست سپتمبر سپټمبر اکتوبر نومبر دسمبر ډسمبر
محرم صفر رجب شعبان رمضان شوال ذوالحجه ذیحجه ذوالقعده`);

const ORDINALS =
  `first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|
sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty[- ]first`.replaceAll(
    '\n',
    '',
  );

const ARABIC_ORDINALS =
  ofFold(`اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم نزدهم
بیستم لومړی دویم دریم درېیم څلورم پنځم شپږم اووم اتم نهم لسم یوولسم دولسم دیارلسم څوارلسم پنځلسم شپاړسم شلم`);

const DAY = String.raw`(?<!\d)(?:0?[1-9]|[12]\d|3[01])`;
const YEAR = String.raw`(?:\s*,?\s*(?:of\s+)?(?:سال\s+)?(?:د\s+)?\d{4})?`;

const PATTERNS: readonly RegExp[] = [
  // 12 March 2022, 12th of March, 12-mart, 12-martda
  foldedPattern(
    String.raw`${DAY}(?:\s*(?:st|nd|rd|th|-?chi))?(?:[\s\-\/]+(?:of\s+|day\s+of\s+)?)(?:${LATIN})(?!\p{L}*\p{Lu})[\p{L}']*\.?${YEAR}`,
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
    String.raw`(?<!\p{L})(?:${ARABIC})\s*(?:په|پر|د)?\s*(?:میاشتی?\s*)?(?:په|پر)?\s*${DAY}(?!\d)\s*(?:مه|نیټه|م(?!\p{L}))?`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})د\s+(?:${ARABIC})\s+(?:د\s+میاشتی\s+)?په\s+(?:${ARABIC_ORDINALS})(?!\p{L})`,
    'dgu',
  ),
  /(?<![\d\-\/.])(?:1[34]|19|20)\d{2}[\-\/.](?:0?[1-9]|1[0-2])[\-\/.](?:0?[1-9]|[12]\d|3[01])(?![\d\-\/])/dgu,
  /(?<![\d\-\/.])(?:0?[1-9]|[12]\d|3[01])[\-\/.](?:0?[1-9]|[12]\d|3[01])[\-\/.](?:(?:1[34]|19|20)\d{2}|\d{2})(?![\d\-\/])/dgu,
];

export function findDates(text: string): Found[] {
  return PATTERNS.flatMap((pattern) => matches(text, pattern, 'date'));
}
