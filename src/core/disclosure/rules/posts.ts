/** A role with its place: one person holds it. */
import { foldedPattern } from '../fold.ts';
import { matches, type Found } from '../hit.ts';
import { isOrdinaryArabic } from '../lists/ordinary-arabic.ts';
import { PLACES_OF_POSTS } from '../lists/places.ts';

/** The longest first. */
const LISTED = PLACES_OF_POSTS.map((words) => words.join(String.raw`\s?`))
  .toSorted((a, b) => b.length - a.length)
  .join('|');

const DEPARTMENTS = String.raw`(?:police|intelligence|security|customs|education|health|justice|finance|agriculture|information|culture|hajj|women's affairs|refugees|prisons?|traffic|border|passports?|public health|counter-?terrorism|recruitment|vice and virtue)`;

const POSTS = `(?:[Dd]eputy |acting |former |shadow |provincial |district |assistant |then |first )*(?:police chief|chief of police|security chief|intelligence chief|chief of intelligence|police commander|border commander|corps commander|brigade commander|battalion commander|base commander|governor|mayor|head teacher|headmaster|headmistress|principal|head nurse|head|director|chief judge|chief prosecutor|prosecutor|judge|chief|commander|commissioner|administrator|manager|spokesman|spokesperson|spokeswoman|representative|imam|preacher|khatib|chancellor|rector|dean|leader|chairman|chairwoman|secretary|attach[eé]|ambassador|consul|warden|station chief|station commander|woluswal|wuluswal|qumandan|amir|emir|wali)`;

const PLACED = String.raw`(?:of|for|in|at)\s+(?:the\s+|our\s+|his\s+|that\s+)?(?:\p{Lu}[\p{L}'-]+|(?:[\p{L}'-]+\s+){0,3}(?:district|province|city|department|directorate|hospital|clinic|prison|school|madrasa|madrassa|mosque|university|corps|brigade|battalion|unit|office|court|council|bank|airport|customs|checkpoint|post|union|market|village|police|border|crossing))(?:[\s'-]\p{Lu}[\p{L}'-]+)*(?:\s+(?:district|province|city|police|prison|hospital|university|airport|department|border|crossing|customs))?`;

const ARABIC_POSTS = `(?:معاون\\s+|سرپرست\\s+|سابق\\s+)?(?:قوماندان\\s+امنیه|قوماندان\\s+سرحدی|قوماندان\\s+پولیس|قوماندان|والی|ولسوال|رییس|مدیر|امر|شاروال|امام|خطیب|سرمعلم|سرطبیب|قاضی|سارنوال|څارنوال|سخنگوی|مسوول|مسیول|رهبر|امیر|نماینده|وکیل|ملک|قریه\\s?دار|شهردار|بخشدار|فرمانده|سرپرست)`;
const ARABIC_OFFICE = `(?:امنیه|استخبارات|معارف|صحت\\s+عامه|شفاخانه|زندان|محبس|مکتب|لیسه|مدرسه|مسجد|ولسوالی|ولایت|ناحیه|قریه|گمرک|بانک|محکمه|شاروالی|قول\\s?اردو|لوا|کندک|حوزه|پولیس|سرحدی|عدلیه|شورای\\s+ولایتی|شورا|شورای|عامه|اطلاعات\\s+و\\s+فرهنگ|حج\\s+و\\s+اوقاف|زراعت|پوهنتون|دانشگاه)`;
const ARABIC_PLACE =
  'بدخشان|بادغیس|بغلان|بلخ|بامیان|دایکندی|فراه|فاریاب|غزنی|غور|هلمند|هرات|جوزجان|کابل|قندهار|کاپیسا|خوست|کنر|کونړ|کندز|قندوز|لغمان|لوگر|ننگرهار|نیمروز|نورستان|پکتیا|پکتیکا|پنجشیر|پروان|سمنگان|سرپل|تخار|ارزگان|وردک|زابل|جلال\\s?اباد|مزار|اسعداباد|اچین|دنگام|شیگل|چوکی|خوگیانی|کامه|سرخرود|بهسود|گردیز|تالقان|فیض\\s?اباد';

const PASHTO_POSTS = `(?:مرستیال\\s+|پخوانی\\s+|سرپرست\\s+)?(?:امنیه\\s+قوماندان|والی|ولسوال|رییس|مدیر|امر|مشر|ښاروال|قوماندان|امام|ملا\\s?امام|خطیب|سرښوونکی|قاضی|څارنوال|ویاند|مسوول|مسیول|امیر|استازی|وکیل|سرپرست)`;

const UZBEK_POSTS = `(?:hokimi|gubernatori|politsiya\\s+boshlig'i|xavfsizlik\\s+boshlig'i|boshlig'i|direktori|qo'mondoni|qomondoni|imomi|qozisi|vakili|raisi|mudiri|mudirasi|direktrisasi|o'rinbosari|ўринбосари|мудираси|bosh\\s+shifokori|rahbari|volisi|amiri|ҳокими|губернатори|полиция\\s+бошлиғи|хавфсизлик\\s+бошлиғи|бошлиғи|директори|қўмондони|имоми|қозиси|вакили|раиси|мудири|раҳбари|волийси|амири)`;

const UZBEK_PLACED = `(?:viloyati?|tumani?|shahri?|qishlog'i|masjidi?|maktabi?|madrasasi|kasalxonasi|qamoqxonasi|shifoxonasi|bozori|universiteti|шифохонаси|бозори|politsiya(?:si)?|вилояти?|тумани?|шаҳри?|қишлоғи|масжиди?|мактаби?|мадрасаси|касалхонаси|қамоқхонаси)`;

const PATTERNS: readonly RegExp[] = [
  // the deputy head of intelligence in Jalalabad; Kunar's head of customs
  foldedPattern(
    String.raw`(?<!\p{L})(?:[Tt]he\s+)?${POSTS.replaceAll('é', 'e')}\s+(?:of|for)\s+(?:the\s+)?${DEPARTMENTS}(?:\s+and\s+\p{L}+)?\s+(?:in|of|for|at)\s+(?:the\s+)?\p{Lu}[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]+)?`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})\p{Lu}[\p{L}-]+(?:'s)?\s+(?:deputy |acting |former )?(?:head|chief|director|boss)\s+of\s+${DEPARTMENTS}`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:[Tt]he\s+|\p{Lu}[\p{L}-]+'s\s+)(?:deputy\s+)?(?:governor|mayor|police chief|commander|judge|minister|emir|district chief|director|prosecutor)'s\s+(?:former\s+|own\s+|personal\s+)?(?:driver|bodyguard|guard|secretary|cook|clerk|scribe|interpreter|deputy|assistant|spokesman|doctor|tailor|gardener|barber)(?:\s+and\s+\p{L}+)?(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:معاون\s+|سرپرست\s+|پیشین\s+)?(?:معاون|مرستیال|کاتب|سکرتر|محافظ|بادیگارد|دریور|راننده|اشپز|ترجمان|${ARABIC_POSTS})(?:\s+(?:عمومی|سابق|اسبق|پیشین))?\s+(?:${ARABIC_OFFICE}\s+){0,2}(?:ولسوالی\s+|ولایت\s+|شهر\s+|قریه\s+|حوزه\s+)?(?:${ARABIC_PLACE}|${LISTED})(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:دریور|راننده|محافظ|بادیگارد|سکرتر|کاتب|اشپز|ترجمان|معاون)\s+(?:شخصی\s+)?(?:قوماندان|والی|ولسوال|رییس|شاروال|قاضی|امر|وزیر)(?!\p{L})(?:\s+(?:امنیه|${ARABIC_OFFICE}))?`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:امر|قوماندان|مدیر|رییس|مسوول)\s+(?:حوزه|ناحیه|پوسته|بلاک)\s+(?:\d{1,2}|اول|دوم|سوم|چهارم|پنجم|ششم|هفتم|هشتم|نهم|دهم)(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})د\s+(?:${ARABIC_PLACE}|${LISTED})\s+(?:د\s+)?(?:(?:${ARABIC_OFFICE}|ولسوالی|ولایت|ښار|\p{L}{4,}و|پوهنی|روغتیا|گمرک|محبس|زندان|امنیی|ښوونی(?:\s+او\s+روزنی)?|عدلیی|مالیی|کرنی|کرهنی|روغتیا|ترافیک|سرحدی|کلتور|اطلاعاتو(?:\s+او\s+کلتور)?|حج\s+او\s+اوقافو)\s+(?:د\s+)?){0,3}(?:مرستیال\s+|پخوانی\s+|اوسنی\s+|نوی\s+)?(?:${PASHTO_POSTS}|مرستیال|دریور|موټروان|ساتونکی|کاتب|سکرتر|آمر|امر)(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})د\s+(?:\d{1,2}\s?(?:م|می|مه)?|لومړی|لومړی|دویمی?|دوهمی?|دریمی?|څلورمی?|پنځمی?|شپږمی?|اوومی?|اتمی?|نهمی?|لسمی?|یوولسمی?|دولسمی?)\s+(?:(?:امنیتی|پولیسو)\s+)?(?:حوزی|ناحیی|پوستی|بلاک|زون|کنډک|قول\s?اردو)\s+(?:د\s+\p{L}{3,}\s+)?(?:مرستیال\s+|پخوانی\s+|اوسنی\s+)?(?:امر|مشر|قوماندان|مدیر|مسوول|مسیول|وکیل)(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})د\s+(?:قوماندان|والی|ولسوال|رییس|ښاروال|قاضی|وزیر)\s+(?:شخصی\s+|ځانگړی\s+)?(?:دریور|موټروان|ساتونکی|بادیگارد|سکرتر|کاتب|اشپز|ترجمان|مرستیال)(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:hokim|gubernator|qo'mondon|boshliq|qozi|vazir|ҳоким|губернатор|қўмондон|бошлиқ|қози)(?:ning|нинг)\s+(?:shaxsiy\s+|шахсий\s+)?(?:haydovchisi|qo'riqchisi|kotibi|oshpazi|tarjimoni|o'rinbosari|ҳайдовчиси|қўриқчиси|котиби|ошпази|таржимони|ўринбосари)`,
    'dgiu',
  ),
  foldedPattern(String.raw`(?<!\p{L})(?:[Tt]he\s+)?${POSTS.replaceAll('é', 'e')}\s+${PLACED}`, 'dgu'),
  // Kunar's police chief; the Achin district governor
  foldedPattern(
    String.raw`(?<!\p{L})(?!(?:Any|Which|What|Whose|Both|All|Neither|Either|Even|Only|Like|Such|Many|Most|Once|Now|Later|Before|After|Because|Taliban|Afghan|Islamic|Pakistani|The|A|An|Our|His|Her|Their|My|That|This|Its|Every|One|No|Each|Some|Former|Deputy|Acting|New|Old|Local|Another|When|If|And|But|Then)\s)\p{Lu}[\p{L}-]+(?:'s)?\s+(?:(?:district|province|provincial|city)(?:'s)?\s+)?(?:deputy |acting |former |shadow )?(?:police chief|security chief|intelligence chief|governor|mayor|district governor|chief judge|prison director|hospital director|education director|customs director|police commander|woluswal)(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})${ARABIC_POSTS}\s+(?:عمومی\s+)?(?:${ARABIC_OFFICE}\s+)?(?:ولسوالی\s+|ولایت\s+|شهر\s+)?(?:${ARABIC_PLACE})(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})${ARABIC_POSTS}\s+${ARABIC_OFFICE}(?:\s+(?:ولسوالی|ولایت|شهر|مرکزی|مرکز|ما|قریه))?(?:\s+\p{L}{3,})?(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})د\s+(?:\p{L}+\s+){0,2}(?:${ARABIC_PLACE}|\p{L}{3,}\s+(?:ولسوالی|ولایت|ناحیی|ناحیه|روغتون|محبس|زندان|ښوونځی|لیسی|لیسه|جومات|مدرسی|مدرسه|کلی|کلي|گمرک|پوهنی|استخباراتو|محکمی|پولیسو|ښار))\s+(?:د\s+\p{L}{3,}\s+)?(?:\p{L}{3,}\s+)?${PASHTO_POSTS}(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})\p{Lu}[\p{L}'-]+(?:ning|нинг)?\s+(?:${UZBEK_PLACED}(?:ning|нинг)?\s+)?(?:(?:shahar|tuman|viloyat|politsiya|xavfsizlik|maorif|bojxona|chegara|шаҳар|туман|вилоят|полиция|хавфсизлик|маориф|божхона)\s+){0,3}${UZBEK_POSTS}(?:ni|ga|dan|ning|da|ни|га|дан|нинг|да)?(?![\p{L}'])`,
    'dgu',
  ),
];

/** Words that never stand inside the name of an office. */
const NOT_OFFICE = `(?!(?:در|از|به|که|گفت|گفتند|را|با|بر|برای|تا|است|بود|ما|او|این|ان|هر|هم|نیز|شد|کرد|امد|رفت|په|چی|ته|کی|دی|ده|و|وو|یی|مو|می|وویل|خو|نه|نو|زما|هغه)(?!\\p{L}))`;
const OFFICE_WORDS = String.raw`(?:${NOT_OFFICE}\p{L}{2,}\s+){0,4}`;
const HELPERS = String.raw`(?:(?:معاون|سرپرست|پیشین|سابق|اسبق|مرستیاله?|پخوانی|اوسنی|نوی|لوی|عمومی|جدید|فعلی)\s+)*`;
const POST_WORDS = `(?:قوماندان|والی|ولسوال|رییس[هی]?|مدیر[هی]?|امر[هی]?|شاروال|ښاروال|امام|خطیب|سرمعلمه?|سرطبیب|قاضی|سارنوال|څارنوال|سخنگوی?|ویاند|مسوول|مسیول|امیر|نماینده|استازی|وکیله?|شهردار|فرمانده|سرپرسته?|مستوفی|معین|مشاور|قونسل|سفیر|مشر|مرستیاله?|معاون|ماموره?|منشی|سکرتر)`;
const UZBEK_ARABIC_POSTS = `(?:والی|حاکم|قاضی|باشلیغ|باشلیق|رییس|مدیر|قوماندان|قومندان|امر|امام|خطیب|معلم|وکیل|ولسوال|شاروال|نماینده|معاون)(?:ی|سی)`;

const MORE: readonly RegExp[] = [
  // an office down to its room
  foldedPattern(
    String.raw`(?<!\p{L})(?:[Tt]he\s+)?(?:[Dd]irectorate|[Dd]epartment|[Oo]ffice)\s+of\s+(?:the\s+)?[\p{L}' -]{3,40},?\s+(?:room|floor|counter|desk)\s+(?:no\.?\s*)?\d{1,3}`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})${HELPERS}${POST_WORDS}\s+${OFFICE_WORDS}(?:ولایت\s+|شهر\s+|ولسوالی\s+)?(?:${ARABIC_PLACE}|${LISTED})(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})د\s+(?:${ARABIC_PLACE}|${LISTED})\s+(?:د\s+)?(?:${NOT_OFFICE}\p{L}{2,}\s+(?:د\s+)?){0,4}${HELPERS}${POST_WORDS}(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})د\s+(?!(?:دی|دغه|دغی|هغه|هغی|همدی|یوی?|هر|هری|خپل|خپلی|بل|بلی|هماغه)\s)(?:${NOT_OFFICE}\p{L}{3,}\s+){1,2}(?:قلعی|کلا|بانډی|محلی|کوڅی|کلی|درې|بازار|مارکیټ)\s+${HELPERS}(?:ملا\s?امام|امام|ملا|ملک|خطیب|موذن|مشر|وکیل|قریه\s?دار|میراب)(?!\p{L})`,
    'dgu',
  ),
  // “of … high school the principal”, “head of the Malalai school”
  foldedPattern(
    String.raw`(?<!\p{L})د\s+(?:${NOT_OFFICE}\p{L}{3,}\s+){1,2}(?:لیسی|ښوونځی|روغتون|مدرسی|جومات|پوهنتون|بانک|محبس|شاروالی|گمرک|محکمی|څارنوالۍ|څارنوالی|حوزی)\s+(?:د\s+\p{L}{3,}\s+)?${HELPERS}${POST_WORDS}(?!\p{L})`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})\p{Lu}[\p{L}'-]+(?:\s+${UZBEK_PLACED}(?:ning|нинг)?)?\s+(?:(?:sobiq|sobik|hozirgi|yangi|bosh|собиқ|ҳозирги|янги|бош)\s+)?(?:[\p{L}']{3,}\s+){0,3}${UZBEK_POSTS}(?:ning\s+o'rinbosari|нинг\s+ўринбосари)?(?:ni|ga|dan|ning|da|ни|га|дан|нинг|да)?(?![\p{L}'])`,
    'dgu',
  ),
  foldedPattern(
    String.raw`(?<![\p{L}'])(?:\d{1,2}-|(?:birinchi|ikkinchi|uchinchi|to'rtinchi|beshinchi|биринчи|иккинчи|учинчи|тўртинчи|бешинчи)\s+)(?:hudud|uchastka|maktab|bo'lim|ҳудуд|участка|мактаб|бўлим)\s+(?:[\p{L}']{3,}\s+)?${UZBEK_POSTS}(?![\p{L}'])`,
    'dgiu',
  ),
  foldedPattern(
    String.raw`(?<!\p{L})(?:${ARABIC_PLACE}|${LISTED})(?:\s+(?:ولایتی|ولسوالی|شهری|ښهری|تومنی|بازاری|مکتبی|مسجدی)(?:سی)?)?(?:\s?نینگ)?\s+(?:سابق\s+|ینگی\s+)?(?:${NOT_OFFICE}\p{L}{3,}\s+){0,2}${UZBEK_ARABIC_POSTS}(?!\p{L})`,
    'dgu',
  ),
  // the Kandahar airport director, Malalai school's principal
  foldedPattern(
    String.raw`(?<!\p{L})\p{Lu}[\p{L}-]+(?:'s)?\s+(?:\p{Lu}[\p{L}-]+\s+)?(?:airport|hospital|clinic|prison|customs|border|university|school|college|bank|court|traffic|police|army|radio|union|orphanage|power station|passport office|high school|girls' school)(?:'s)?\s+(?:deputy |acting |former )?(?:director|chief|head|manager|principal|commander|judge|surgeon|imam|chairman|chairwoman|supervisor|superintendent|headmaster|headmistress)(?!\p{L})`,
    'dgu',
  ),
];

/** “A judge in Herat”: one of many. */
const ANY_OF_MANY =
  /(?<!\p{L})(?:an?|one|some|any|another|every|each|two|three|several)\s+(?:[\p{L}-]+\s+)?$/iu;
/** “Every police chief”. */
const EVERY = foldedPattern(
  String.raw`(?<![\p{L}'])(?:هر|یک|کدام|چند|هیچ|بعضی|چندین|دو|سه|یو|هیڅ|ځینی|ځینو|har|bir|hech|баъзи|ҳар|бир|ҳеч)(?:\s+د)?\s+$`,
  'iu',
);
const MANY =
  /^(?:former\s+|acting\s+)?(?:judge|commander|imam|prosecutor|manager|representative|secretary|leader|preacher|administrator|commissioner|chief|amir|emir|principal|headmaster|head teacher|director|manager|attache|warden)(?!\p{L})/iu;

const GENERIC =
  /^(?:(?:the|a|an)\s+)?(?:[\p{L}-]+\s+)?(?:governor|mayor|commander|leader|chief|head|imam|judge|emir|amir)\s+(?:of|in|for|at)\s+(?:the\s+)?(?:madrasa|madrassa|seminary|school|front|prison|hospital|clinic|court|district|province|city|police|army|camp|Islamic|Taliban|Afghanistan|Pakistan|IS-K|ISKP|Daesh|Islam|God|Emirate|village|mosque|unit|group|council|movement|department|office)\b/iu;

/** “The imam of the mosque” is nobody's post, while no mosque is named. */
const GENERIC_ARABIC = foldedPattern(
  String.raw`^(?:امام|ملا\s?امام|خطیب|ملا|مدیر|رییس|قوماندان|والی|ولسوال)\s+(?:مسجد|جومات|مدرسه|مکتب|قریه|ولسوالی|ولایت)$`,
  'u',
);

/** “The head of the madrasa”, where no madrasa is named. */
const GENERIC_UZBEK =
  /^(?:Madrasa|Maktab|Masjid|Qishloq|Tuman|Viloyat|Shahar|Guruh|Jabha|Qamoqxona|Kasalxona|Bozor|Mahalla|Мадраса|Мактаб|Масжид|Қишлоқ|Туман|Вилоят|Шаҳар|Гуруҳ|Жабҳа|Қамоқхона|Касалхона|Бозор|Маҳалла)(?:ning|нинг)?\s[\p{L}']+$/u;

/** “The imam of the mosque the sermon”: with an ordinary word of what is told behind it. */
const isGenericWith = (hit: string): boolean => {
  const [, head, last] = /^(.+)\s(\p{L}+)$/u.exec(hit) ?? [];
  return head !== undefined && last !== undefined && GENERIC_ARABIC.test(head) && isOrdinaryArabic(last);
};

export function findPosts(text: string): Found[] {
  return [...PATTERNS, ...MORE]
    .flatMap((pattern) => matches(text, pattern, 'post'))
    .filter(
      ({ at, end }) =>
        !/^(?:Any|Every|Each|Some|No|Another|Which|What)\s/.test(text.slice(at, end)) &&
        !EVERY.test(text.slice(Math.max(0, at - 12), at)) &&
        !(MANY.test(text.slice(at, end)) && ANY_OF_MANY.test(text.slice(Math.max(0, at - 30), at))) &&
        !GENERIC.test(text.slice(at, end)) &&
        !GENERIC_ARABIC.test(text.slice(at, end)) &&
        !(GENERIC_UZBEK.test(text.slice(at, end)) && !/^\s\p{Lu}/u.test(text.slice(end))) &&
        !isGenericWith(text.slice(at, end)),
    );
}
