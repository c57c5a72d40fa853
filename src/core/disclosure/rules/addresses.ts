/** Addresses within a town: houses and streets by number, quarters and lanes by a trade or a tree, and what ends in “abad”. */
import { foldedPattern } from '../fold.ts';
import { matches, type Found } from '../hit.ts';
import { ARABIC_STOP } from '../lists/grammar.ts';
import { isOrdinaryArabic } from '../lists/ordinary-arabic.ts';

export const findAddresses = (text: string): Found[] => [
  ...towns(text),
  ...[...NUMBERED, BY_TRADE, BY_TRADE_PASHTO, HOUSE_NUMBER, STREET_OF].flatMap((pattern) =>
    matches(text, pattern, 'place'),
  ),
  ...matches(text, QUARTER, 'place').filter(({ at, end }) => isQuarter(text.slice(at, end))),
];

const ARABIC_NUMBER =
  'اول|دوم|سوم|چهارم|پنجم|ششم|هفتم|هشتم|نهم|دهم|یازدهم|دوازدهم|سیزدهم|چهاردهم|پانزدهم|شانزدهم|هفدهم|هجدهم|لومړی|دویمه?|دریمه?|څلورمه?|پنځمه?|شپږمه?|اوومه?|اتمه?|نهمه?|لسمه?';
/** Said as a figure: “street six”; not one, which is any. */
const ARABIC_FIGURE = 'دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|یازده|دوازده|سیزده|چهارده|پانزده';

const NUMBERED: readonly RegExp[] = [
  /(?<!\p{L})(?:PD|police district|street|road|house|block|sector|camp)\s*(?:no\.?|number)?\s*\d{1,3}(?!\d)/dgiu,
  /(?<!\p{L})\d{1,2}(?:st|nd|rd|th)\s+(?:police\s+)?(?:district|street)(?!\p{L})/dgiu,
  foldedPattern(
    String.raw`(?<!\p{L})(?:ناحیه|سرک|کوچه|خانه نمبر|بلاک)\s+(?:\d{1,3}|${ARABIC_NUMBER}|${ARABIC_FIGURE})(?!\p{L})(?:,?\s+(?:کوچه|گذر|سرک)\s+\p{L}{3,})?`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:${ARABIC_NUMBER}|\d{1,2}\s?(?:مه|م|مه)?)\s+(?:ناحیه|ناحیی|سړک|کوڅه)(?!\p{L})`,
    'dgu',
  ),
  /(?<!\p{L})\d{1,3}-(?:uy|ko'cha|mahalla|tuman|maktab|уй|кўча|маҳалла|мактаб)/dgiu,
];

/** “Guzar of the stone-cutters”: quarters and lanes go by a trade, which is an ordinary word. */
const BY_TRADE = foldedPattern(
  String.raw`(?<!\p{L})(?:گذر|کوچه|کوچهٔ|محله|محلهٔ|سرای|چوک|راسته)\s+\p{L}{2,}(?:تراش|دوز|ساز|باف|گر|فروش|چی|ریز|کوب|پز)(?:ان|ی|ها|انو|یانو)?(?!\p{L})`,
  'dgu',
);

/** The same as Pashto says it, the trade before the lane. */
const BY_TRADE_PASHTO = foldedPattern(
  String.raw`(?<!\p{L})(?:د\s+)?(?:\p{L}{2,}\s)?\p{L}{2,}(?:ونکو|گرانو|فروشانو|دوزانو|سازانو|تراشانو|بافانو|چیانو)\s+(?:کوڅ[هی]|چوک|سرای|محل[هی]|گذر)(?!\p{L})`,
  'dgu',
);

/** “Guzar of the Shang tree”, “lane of the butchers”: two words, of which the second alone may be a name. */
const QUARTER = foldedPattern(
  String.raw`(?<!\p{L})(?:گذر|کوچه|محله|چهارراهی|شهرک|قلعه|راسته|بازارچه|ایستگاه|کارته|چوک|سرای)\s+(?:\p{L}{3,}(?:ها|یها)(?!\p{L})|\p{L}{2,}\s\p{L}{2,})`,
  'dgu',
);
const NO_QUARTER =
  /^(?:و|در|از|به|که|را|با|ما|شما|است|بود|بودیم|هم|تا|بسته|خالی|تنگ|تاریک|پر|رفت|رفتیم|امد|ان|این|پایین|بالا|پشت|روبروی|خانه|دکان|زندگی)$/;
const isQuarter = (words: string): boolean => {
  const [, first = '', second] = words.split(/\s+/);
  if (NO_QUARTER.test(first)) return false;
  if (second === undefined) return true;
  return !NO_QUARTER.test(second) && !ARABIC_STOP.has(second) && !isOrdinaryArabic(second);
};

const STREET_OF =
  /(?<!\p{L})(?:street|lane|alley|row|quarter|bazaar|passage|square)\s+of\s+the\s+(?:\p{L}+-?)?(?:bakers|butchers|tailors|carpenters|blacksmiths|goldsmiths|coppersmiths|potters|shoemakers|cobblers|weavers|dyers|smiths|tinsmiths|saddlers|bookbinders|moneychangers|money\s?changers|porters|cutters|sellers|makers|merchants|tanners|millers)(?!\p{L})/dgiu;

const HOUSE_NUMBER = foldedPattern(
  String.raw`(?<!\p{L})(?:(?:خانه|دکان|دوکان|کور|منزل|اپارتمان|بلاک|دفتر)\s+(?:نمبر|شماره|گڼه|پلاک)\s+\d{1,4}|(?:[Hh]ouse|[Ss]hop|[Ff]lat|[Aa]partment|[Rr]oom|[Pp]lot|[Bb]lock)\s+(?:no\.?|number|nr\.?|#)\s*\d{1,4}\p{L}?)`,
  'dgu',
);

const ABAD = foldedPattern(String.raw`(?<!\p{L})(?:\p{L}{2,}\s)?(?<!\p{L})\p{L}*اباد(?!\p{L})`, 'dgu');

/** “Sayed abad”, in one word or two; not the towns that may be said. */
const towns = (text: string): Found[] =>
  matches(text, ABAD, 'place').filter(
    ({ at, end }) =>
      !/(?:جلال|مزار|اسلام)\s?اباد/.test(text.slice(at, end)) &&
      /\p{L}{2,}\s?اباد/u.test(text.slice(at, end)),
  );
