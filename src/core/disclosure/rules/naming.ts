/** Names that the sentence itself calls names, whatever the word is: nicknames, noms de guerre, initials. */
import { foldedPattern } from '../fold.ts';
import { matches, matchesOf, type Found } from '../hit.ts';
import { isEnglish } from '../lists/english.ts';
import { ARABIC_STOP } from '../lists/grammar.ts';
import { CAPITALISED, PEOPLES_AND_GROUPS_ARABIC } from '../lists/ordinary.ts';
import { LARGE_PLACES } from '../lists/places.ts';

const ONE = String.raw`["“«]?(?<hit>(?!(?:میگفتند|میگویند|صدا|سلام|خبر|همین|چی|چه|خپل|بد|نه|را|این|ان|یک|یو|هیڅ|هیچ)(?!\p{L}))\p{L}{3,}(?:\s(?!(?:میگفتند|میگویند|صدا|لقب|معرفی|وایی|ویل|ویلی|مشهور|نامتو|یادیږی)(?!\p{L}))\p{L}{2,})?)["”»]?`;

const CALLED: readonly RegExp[] = [
  // whom all call so
  foldedPattern(
    String.raw`(?<!\p{L})(?:همه|مردم|همگی)\s+(?:او\s+را\s+)?["“«]?(?<hit>(?:بابه?|بابا|لالا|کاکا|ماما|خاله|بی\s?بی|بوبو|ننه|حاجی)\s\p{L}{2,})["”»]?\s+(?:صدا|می\s?گفتند|میگویند|میخواندند|دیردی|دېردی)`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:ټولو|خلکو|ټول|خلک)\s+["“«]?(?<hit>\p{L}{3,}\s\p{L}{3,})["”»]?\s+(?:ویل|باله|بولی|وایی)(?!\p{L})`,
    'dgu',
  ),
  // by the name of …, as Pashto says it
  foldedPattern(
    String.raw`(?<!\p{L})د\s+["“«]?(?<hit>(?!(?:دی|هغه|همدی|خپل|خدای|الله|حق|سولی|ازادی|وطن|خلکو|مرستی|قوم|قران|شریعت|نظام|یو|یوی)(?!\p{L}))\p{L}{3,})["”»]?\s+په\s+(?:نوم|نامه)(?!\p{L})`,
    'dgu',
  ),
  // by the name of …, of two words of which the second tells one from another
  foldedPattern(
    String.raw`(?<!\p{L})به\s+(?:نام|اسم|لقب)\s+["“«]?(?<hit>(?!(?:خدا|الله|دین|اسلام|جهاد|یک|این|ان)(?!\p{L}))\p{L}{3,}(?:\s\p{L}{2,}){0,2}?)["”»]?\s+(?:میشناسند|میشناختند|میشناسیم|یاد|صدا|مشهور|معروف)`,
    'dgu',
  ),
  /(?<![\p{L}'])(?:[Cc]alled|[Nn]amed)\s+["“'«]?(?<hit>\p{Lu}[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]+){0,2})/dgu,
  // what a place is called
  foldedPattern(
    String.raw`(?<!\p{L})(?:ان|این|انجا|اینجا)\s+را\s+["“«]?(?<hit>\p{L}{3,}(?:\s\p{L}{2,})?)["”»]?\s+(?:میگویند|میگفتند|مینامند|میخوانند)`,
    'dgu',
  ),
  foldedPattern(String.raw`(?<!\p{L})ورته\s+(?<hit>د\s\p{L}{3,}\s\p{L}{3,})\s+(?:وایی|ویل)(?!\p{L})`, 'dgu'),
  // a nickname between the names
  /(?<!\p{L})\p{Lu}\p{L}+\s["“«']\p{L}{2,}(?:\s\p{L}+)?["”»']\s\p{Lu}\p{L}{2,}/dgu,
  // a nom de guerre, by its form alone
  foldedPattern(
    String.raw`(?<!\p{L})(?<hit>ابو(?!ظبی|بکر\s+صدیق)\p{L}{3,}(?:\s\p{L}{3,}ی)?)(?!\p{L})`,
    'dgu',
  ),
  // a man's name, where nobody says grace
  foldedPattern(
    String.raw`(?<!\p{L})بسم\sالله(?!\s(?:الرحمن|گفت\p{L}*|بگو\p{L}*|ویل|وویل|ووایه|وایه|کرد\p{L}*|کن\p{L}*|سره|را)(?!\p{L})|\p{L}|[.!]?$)`,
    'dgu',
  ),
  // they call him, he calls himself
  foldedPattern(
    String.raw`(?:(?:(?<!\p{L})به\s+(?:او|وی|من|ما|اش)|(?<!\p{L})(?:او|وی|من)\s+را|اورا)\s+(?:همه\s+|مردم\s+)?)${ONE}\s+(?:میگفتند|میگویند|میگفت|صدا|میخواندند|مینامیدند|مینامند|لقب)`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})خود(?:ش|شان|م)?\s+را\s+(?:به\s+نام\s+)?${ONE}\s+(?:معرفی|میگوید|میگفت|مینامد|مینامید|میخواند)`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:مردی|زنی|شخصی|کسی|جوانی|پسری|دختری|نفری|یک\s+نفر|یکی|طفلی|قوماندانی|ملایی|معلمی)\s+(?:به\s+نام\s+)?(?<hit>\p{L}{3,}(?:\s\p{L}{2,})?)\s+نام(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:لقبش|تخلصش|لقب\s+(?:او|وی)|تخلص\s+(?:او|وی)|نام\s+مستعار(?:ش|م|\s+(?:او|وی))?|اسم\s+مستعار(?:ش|م)?)\s+(?:را\s+)?${ONE}\s+(?:است|بود|گذاشت|ماند)`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:ورته|راته)\s+(?:خلک\s+)?${ONE}\s+(?:وایی|ویل|ویلی|وایه)(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})په\s+["“«]?(?<hit>\p{L}{3,}(?:\s\p{L}{3,})?)["”»]?\s+(?:سره\s+)?(?:مشهور|نامتو|یادیږی|یادیده|یادوی|پیژانده|پیژنی|پیژندل|پیژندل شوی|بولی|باله)(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:مستعار\s+نوم|لقب|تخلص)\s+(?:یی|می)\s+["“«]?(?<hit>\p{L}{2,})["”»]?\s+(?:دی|ده|و|وو|وه)(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:که\s+)?["“«]?(?<hit>(?!که(?!\p{L}))\p{L}{2,}(?:\s\p{L}{2,})?)["”»]?\s+لقب\s+(?:داشت|دارد|داده|گرفته|یافته)`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})چی\s+["“«]?(?<hit>\p{L}{3,}(?:\s\p{L}{3,})?)["”»]?\s+(?:یی|به\s+یی)\s+(?:باله|بولی|بللی|بوله|گانه)(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})ځان\s+(?:یی\s+)?(?:ته\s+)?["“«]?(?<hit>(?!یی)\p{L}{3,}(?:\s\p{L}{3,})?)["”»]?\s+(?:معرفی|وایی|ویل|بولی|باله|گڼی)(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<![\p{L}'])["“«]?(?<hit>\p{Lu}[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]+)?)["”»]?\s+(?:laqabi|laqabli|taxallusi|taxallusli|deb\s+(?:atashadi|chaqirishadi|atalardi|chaqirishardi|tanishtirdi)|лақаби|лақабли|тахаллуси|деб\s+(?:аташади|чақиришади|таништирди))`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<![\p{L}'])(?:asl\s+ismi|ismim|isming|ismi|oti|otim|laqabi|taxallusi|исмим|исми|оти|отим|лақаби|тахаллуси)\s*[:—-]?\s+["“«]?(?<hit>\p{Lu}[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]+)?)`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:[Nn]ick-?named?|[Aa]lias|a\.?k\.?a\.?|[Nn]om de guerre|[Cc]ode-?named?|[Gg]oes by|[Kk]nown (?:to \p{L}+ |only |locally |everywhere |here )?as|[Pp]seudonym)\s+(?:is\s+|was\s+|of\s+)?["“'«]?(?!(?:a|an|the|one|it|being)\s)(?<hit>\p{L}[\p{L}'-]+(?:[\s-]\p{Lu}[\p{L}'-]+){0,2})`,
    'dgu',
  ),
];

/** A unit small enough to tell its people, with its number. */
const UNIT = String.raw`(?:unit|kandak|tolai|toli|battalion|platoon|squad|company|brigade|regiment|کندک|کنډک|تولی|تولۍ|بلوک|لوا|لوای|قطعه|ټولی|batalyon|rota|vzvod|otryad|батальон|рота|взвод|отряд)`;
const UNIT_NUMBER = String.raw`(?:\d{1,3}(?:st|nd|rd|th|م|مه|ام|-?(?:inchi|chi|чи|инчи))?|اول|دوم|سوم|چهارم|پنجم|لومړی|دویم|دوهم|دریم|څلورم|first|second|third|fourth|fifth)`;
const UNITS = foldedPattern(
  String.raw`(?<![\p{L}\d])(?:${UNIT}\s+(?:no\.?\s*|number\s+|#)?\d{1,3}(?!\d)|(?:د\s+)?${UNIT_NUMBER}[\s-]+${UNIT}(?:si|ی|си)?(?!\p{L})|(?:کندک|تولی|بلوک|لوای|قطعه)\s+${UNIT_NUMBER}(?!\p{L}))(?:,?\s+(?:of\s+the\s+|د\s+)?(?:${UNIT_NUMBER}\s+${UNIT}|${UNIT}\s+${UNIT_NUMBER})(?!\p{L}))?`,
  'dgiu',
);

/** “They took Engineer first”: a title that stands for the name, with neither article nor name. */
const TITLE_ALONE =
  /(?<=(?:took|take|takes|called|call|saw|see|met|told|tell|asked|ask|killed|beat|arrested|released|freed|for|with|from|to|and|by|of|when|after|before|until)\s)(?<hit>Engineer|Doctor|Haji|Hajji|Qari|Ustad|Mudir|Malim|Malik|Arbab|Khalifa|Sufi|Mawlawi|Maulawi|Akhund|Kaka|Mama|Lala|Agha|Commander)(?=\s[a-z]|[.,;]|$)/dgu;

/** What somebody is called on the radio or online, whatever the words are. */
const ALIASES: readonly RegExp[] = [
  /(?:[Ff]acebook|[Ii]nstagram|[Tt]elegram|[Tt]ik[Tt]ok|[Yy]ou[Tt]ube|[Ww]hats[Aa]pp)\s+(?:channel|page|group|profile|account)\s+(?<hit>\p{Lu}[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]+){0,3})/dgu,
  /(?:[Ff]acebook|[Ii]nstagram|[Tt]elegram|[Tt]ik[Tt]ok|[Yy]ou[Tt]ube)\s+as\s+(?<hit>\p{Lu}[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]+){0,3})/dgu,
  foldedPattern(
    String.raw`(?<!\p{L})(?:کانال|صفحه|گروپ|چینل|پیج|پاڼه)\s+(?:تلگرام|فیسبوک|یوتیوب|واتساپ|انستاگرام|تیکتاک)(?:ی)?\s+(?<hit>\p{L}{3,}(?:\s\p{L}{3,})?)`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?:call[- ]?sign|radio name|code ?name|کال ?ساین|نام مخابره|کود مخابره|د مخابری نوم|chaqiruv nomi|ratsiya nomi|pozivnoy|чақирув номи|позивной)(?:\s+(?:is|was|یی|اش|si|си))?\s*:?\s+["“«']?(?<hit>\p{L}[\p{L}'-]*(?:[\s-](?:\p{Lu}[\p{L}'-]*|\d{1,3}))?)`,
    'dgiu',
  ),
  foldedPattern(
    String.raw`(?:facebook|fb|instagram|insta|telegram|tiktok|youtube|whatsapp|imo|viber|twitter|profile|فیسبوک|فیس بوک|انستاگرام|تلگرام|تیلگرام|ټلگرام|واتساپ|یوتیوب|تیکتاک|ټیکټاک|فېسبوک|телеграм|фейсбук|ютуб|инстаграм|ватсап)[\p{L}']{0,3}(?:\s+(?:name|channel|group|کانال|چینل|گروپ|پیج|kanali|guruhi|sahifasi|канали|гуруҳи|саҳифаси|page|account|profile|as|under|صفحه|پاڼه|نوم|نام|حساب|به|په|د|در)){0,3}\s*:?\s*["“«](?<hit>[^"”»\n]{2,40})["”»]`,
    'dgiu',
  ),
];

/** One of a numbered list of people: “1) Xayrmuhammad, 2) …”. */
const ITEM =
  /(?<!\d)\d{1,2}\s?[).\-:]\s*(?<hit>\p{Lu}[\p{L}'-]{2,}(?:\s\p{Lu}[\p{L}'-]+){0,2})(?=\s*[,;]?\s*(?:\d{1,2}\s?[).\-:]|$))/dgu;

/** With a family name behind, or two letters by themselves. */
const INITIALS: readonly RegExp[] = [
  // “Dr N.”, a title and a letter
  foldedPattern(
    String.raw`(?<!\p{L})(?:داکتر|ډاکټر|انجنیر|استاد|حاجی|ملا|مولوی|قاری|معلم|معلمه|آغای|خانم|جنرال|قوماندان|وکیل|قاضی)\s\p{Script=Arabic}\.(?!\p{L})`,
    'dgu',
  ),
  /(?<![\p{L}.\d])(?:\p{Lu}\.\s?){1,3}(?<last>\p{Lu}[\p{L}'-]{2,})/dgu,
  /(?<![\p{L}.\d])(?!(?:U\.\s?[SNK]|P\.\s?[MS]|A\.\s?[MD]|D\.\s?C|B\.\s?C|N\.\s?B|E\.\s?U|Q\.\s?A|I\.\s?D)\.)\p{Lu}\.\s?(?:\p{Lu}\.\s?)?\p{Lu}\.(?!(?!(?:dan|ning|ga|ni|da|дан|нинг|га|ни|да)(?!\p{L}))\p{L})/dgu,
  foldedPattern(
    String.raw`(?<![\p{L}\d])(?!(?:و|د)\.)\p{Script=Arabic}\.\s?(?:\p{Script=Arabic}\.|(?<last>\p{Script=Arabic}{3,}))(?!\p{L})`,
    'dgu',
  ),
];

const EMPTY =
  /^(?:god|allah|islam|jihad|taliban|people|nothing|nobody|خدا|الله|اسلام|دین|جهاد|کافر|مرتد|جاسوس|منافق|طالب|دزد|خاین|شهید|قهرمان|ملا|مولوی|قوماندان|حاجی|استاد|معلم|داکتر|ډاکټر|زوی|ورور|بچیم|لور)$/i;

export function findNamed(text: string): Found[] {
  const called = CALLED.flatMap((pattern) => matches(text, pattern, 'name')).filter(({ at, end }) => {
    const words = text.slice(at, end).toLowerCase().split(/\s+/);
    return words.some(
      (word) =>
        !EMPTY.test(word) &&
        !ARABIC_STOP.has(word) &&
        !CAPITALISED.has(word) &&
        !PEOPLES_AND_GROUPS_ARABIC.has(word),
    );
  });
  const items = matches(text, ITEM, 'name').filter(({ at, end }) => {
    const words = text.slice(at, end).toLowerCase().split(/\s+/);
    return words.some((word) => !isEnglish(word) && !CAPITALISED.has(word) && !LARGE_PLACES.has(word));
  });
  return [
    ...called,
    ...items,
    ...initials(text),
    ...matches(text, UNITS, 'post'),
    ...matches(text, TITLE_ALONE, 'title'),
    ...ALIASES.flatMap((pattern) => matches(text, pattern, 'name')),
  ];
}

function initials(text: string): Found[] {
  return INITIALS.flatMap((pattern) =>
    matchesOf(text, pattern).flatMap((match): Found[] => {
      const last = match.groups?.['last']?.toLowerCase();
      const isWord = last !== undefined && (isEnglish(last) || CAPITALISED.has(last));
      return isWord ? [] : [{ at: match.index, end: match.index + match[0].trimEnd().length, rule: 'name' }];
    }),
  );
}
