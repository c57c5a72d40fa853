/** Who is told without a name: whose kin an office makes them, what they are the most of, and what they alone did. */
import { foldedPattern } from '../fold.ts';
import { matches, type Found, type ScanRule } from '../hit.ts';
import { TRADE_UZBEK } from '../lists/kin.ts';

const NO_LETTER = String.raw`(?![\p{L}'])`;

const KIN =
  'son|daughter|brother|sister|wife|husband|father|mother|nephew|niece|cousin|uncle|aunt|grandson|granddaughter|grandfather|grandmother|widow|widower|fiancee?|(?:son|daughter|brother|sister|father|mother)-in-law|stepson|stepdaughter|driver|bodyguard|cook|secretary|neighbou?r|landlord|clerk|interpreter';
const OFFICER =
  'governor|mayor|judge|imam|mullah|mawlawi|commander|minister|headmaster|headmistress|principal|(?:school)?teacher|schoolmaster|(?:police|district|intelligence|security|border|village|prison|customs|tribal) (?:chief|governor|head|director|commander)|(?:village )?elder|headman|malik|mirab|khan|arbab|chief|emir|director|prosecutor|general|colonel|warden|doctor|midwife|butcher|baker|tailor|miller|shopkeeper|muezzin|pir|sheikh|wali|woluswal|qazi|senator|mp|ambassador|warlord|pharmacist|landowner|money ?changer|hawaladar|station master|head nurse|caretaker|gravedigger';
const NEAR =
  'landlord|neighbou?r|boss|driver|commander|teacher|host|employer|guide|interpreter|tailor|doctor|lawyer|cook|guard|business partner|partner|imam|landlady|headmaster|student|classmate|roommate|colleague|friend';
const QUALITY =
  '(?:former|old|late|new|dead|deputy|acting|shadow|current|local|last|previous|retired|ex-?|one-eyed|blind)';
const SOMEBODY =
  'man|woman|girl|boy|child|person|teacher|doctor|nurse|midwife|judge|mullah|cleric|elder|commander|fighter|soldier|trader|shopkeeper|student|pupil|journalist|lawyer|player|driver|farmer|shepherd|prisoner|widow|singer|poet|tailor|baker|butcher|one';
const DEED =
  'won|filmed|founded|carried|composed|painted|designed|recited|invented|hoisted|raised|unveiled|translated|drives|owns|runs|dug|rang|read out|washed|buried|delivered';

const DARI_KIN =
  '(?:پسر|دختر|برادر|خواهر|زن|خانم|همسر|شوهر|پدر|مادر|کاکا|ماما|عمه|خاله|نواسه|داماد|عروس|خسر|خسربره|خشو|یازنه|برادر\\s?زاده|خواهر\\s?زاده|بیوه|نامزد|دریور|محافظ|همسایه|دوست|رفیق|باجه)(?:ی|ای|ۀ)?(?:\\s+(?:کاکا|ماما|خاله|عمه)(?:ی|ۀ)?)?';
const DARI_OFFICER =
  'قوماندان|والی|ولسوال|ملک|امام|ملا\\s?امام|قاضی|رییس|ارباب|شاروال|خطیب|قریه\\s?دار|قابله|میراب|سرمعلم|مدیر|وزیر|معین|سارنوال|وکیل|موذن|میرزا|خان|امر|سرطبیب|دگروال|جنرال|سناتور';
const DARI_PEOPLE =
  'زن|مرد|دختر|پسر|بچه|داکتر|نرس|قابله|معلم|معلمه|استاد|قاضی|ملا|مولوی|ریش\\s?سفید|تاجر|صراف|دکاندار|سرباز|قوماندان|شاگرد|محصل|خبرنگار|وکیل|دریور|دهقان|چوپان|زندانی|بندی|بیوه|شاعر|خیاط|نانوا|قصاب|ادم|شخص|عضو';
const DARI_NEAR =
  'صاحب\\s?خانه|صاحب\\s?کار|همسایه|استاد|معلم|قوماندان|میزبان|راهنما|ترجمان|دریور|شریک|امر|دوست|رفیق|همصنفی|همکار|داکتر|وکیل';
const DARI_LIMB = '(?:چشم|دست|پا|پای|گوش|بینی|روی|صورت|ریش|موی|انگشت|دندان|گردن|زبان)';
const DEED_WORD = '(?:جایزه|بیرق|بیرغ|فلم|ویدیو|ویډیو|تکسی|ټکسی|سرود|بیانیه|شعر|نقاشی|مدال|توپ|چادری)';

const PASHTO_KIN =
  '(?:زوی|ځوی|لور|ورور|خور|خورزه|میرمن|میرمنی|ښځه|ښځی|کونډه|کونډی|لمسی|زوم|وراره|وریره|خورییی|تره|ماما|ترور|پلار|مور|سخر|خواښی|اوښی|تربور|نږور|لیور|موټروان|ساتونکی|گاونډی|ملگری|(?:تره|ماما|ترور|خاله|اکا)\\s+(?:زوی|لور))';
const PASHTO_OFFICER =
  'قوماندان|والی|ولسوال|ملک|امام|ملا\\s?امام|ملا|قاضی|رییس|ارباب|ښاروال|خطیب|میراب|سرښوونکی|ښوونکی|مدیر|وزیر|معین|څارنوال|وکیل|موذن|خان|امر|جنرال|ډگروال|دوکاندار|قصاب|نانوای|خیاط|ډاکټر|قابلی';
const PASHTO_PEOPLE =
  'ښځه|سړی|نجلی|هلک|ماشوم|ډاکټر|ډاکټره|نرسه|قابله|ښوونکی|ښوونکی|استاد|قاضی|ملا|مولوی|مشر|سپین\\s?ږیری|سوداگر|صراف|دوکاندار|سرتیری|قوماندان|زده\\s?کوونکی|خبریال|وکیل|موټروان|بزگر|شپون|بندی|کونډه|شاعر|خیاط|نانوای|قصاب|تن|کس';
const PASHTO_LIMB = '(?:سترگه|لاس|پښه|غوږ|پزه|مخ|ږیره|ویښتان|گوته|غاښ|غاړه|ژبه)';

const UZBEK_OFFICER =
  "hokim|gubernator|qo'mondon|imom|mulla|boshliq|boshlig'i|arbob|oqsoqol|qozi|domla|rais|eshon|muallim|mirob|vazir|direktor|direktori|voliy|muazzin|bosh shifokor|doya|prokuror|general|ҳоким|губернатор|қўмондон|имом|мулла|бошлиқ|бошлиғи|арбоб|оқсоқол|қози|домла|раис|эшон|муаллим|мироб|вазир|директор|директори|волий|муаззин|доя|прокурор|генерал";
const UZBEK_KIN =
  "o'g'il|o'g'l|qiz|uka|aka|singil|singl|opa|xotin|kuyov|kelin|jiyan|nabira|nevara|amaki|tog'a|amma|xola|farzand|beva|ota|ona|buvi|bobo|yanga|pochcha|qayn|bo'la|haydovchi|qo'riqchi|ўғил|ўғл|қиз|ука|ака|сингил|сингл|опа|хотин|куёв|келин|жиян|набира|невара|амаки|тоға|амма|хола|фарзанд|бева|ота|она|буви|бобо|янга|почча|қайн|бўла|ҳайдовчи|қўриқчи";
const UZBEK_PEOPLE =
  "odam|kishi|ayol|xotin|erkak|qiz|bola|yigit|chol|kampir|shifokor|doktor|muallim|qozi|mulla|imom|qo'mondon|askar|o'quvchi|talaba|jurnalist|savdogar|do'kondor|sikh|hindu|одам|киши|аёл|хотин|эркак|қиз|бола|йигит|чол|кампир|шифокор|доктор|муаллим|қози|мулла|имом|қўмондон|аскар|ўқувчи|талаба|савдогар|дўкондор";
const UZBEK_LIMB =
  "(?:ko'zi|qo'li|oyog'i|qulog'i|burni|yuzi|soqoli|barmog'i|кўзи|қўли|оёғи|қулоғи|бурни|юзи|соқоли|бармоғи)";

const PATTERNS: readonly (readonly [ScanRule, string])[] = [
  [
    'kinship',
    String.raw`(?:the\s+)?(?:${KIN})\s+(?:of|to)\s+(?:the|our|that|their)\s+(?:${QUALITY}\s+){0,2}(?:${OFFICER})(?!\p{L})`,
  ],
  [
    'kinship',
    String.raw`(?:the|our|that)\s+(?:${QUALITY}\s+){0,2}(?:${OFFICER})'s\s+(?:[\p{L}-]{3,}\s+)?(?:${KIN})(?!\p{L})`,
  ],
  [
    'kinship',
    String.raw`(?:father|mother|brother|husband|uncle|son|grandfather)\s+(?:is|was)\s+the\s+(?:${QUALITY}\s+)?(?:${OFFICER})\s+(?:of|in|at)\s+(?:the\s+)?(?:[\p{L}-]+\s+)?[\p{L}-]+`,
  ],
  [
    'kinship',
    String.raw`(?:my|our|his|her|their|the)\s+(?:(?:${QUALITY})\s+)?(?:${NEAR})'s\s+(?:${QUALITY}\s+)?(?:${KIN})(?![\p{L}-])`,
  ],
  [
    'kinship',
    String.raw`${DARI_KIN}\s+(?:${DARI_NEAR})(?:ی|ه)?(?:ا?م|ا?ش|ات|مان|شان|یم|یش|\s+(?:ما|من|او))${NO_LETTER}`,
  ],
  [
    'kinship',
    String.raw`(?:زما|زموږ|د\s+هغه|د\s+هغی)\s+د\s+(?:کور\s+د\s+خاوند|دوکان\s+د\s+خاوند|گاونډی|ښوونکی|استاد|قوماندان|کوربه|موټروان|ملگری|مشر|ډاکټر)\s+${PASHTO_KIN}${NO_LETTER}`,
  ],
  [
    'kinship',
    String.raw`(?:uy\s+egasi|xo'jayin|qo'shni|o'rtog'|do'st|ustoz|rahbar|уй\s+эгаси|хўжайин|қўшни|ўртоғ|дўст|устоз|раҳбар)[\p{L}']{0,7}(?:ning|нинг)\s+(?:${UZBEK_KIN})[\p{L}']{1,8}${NO_LETTER}`,
  ],
  [
    'only-one',
    String.raw`the\s+(?!(?:best|worst|least|latest|rest|west|east|first|most|test|nest|guest|priest|past|forest|interest|request|arrest|protest|harvest|contest)\s)(?:[\p{L}]{2,}est|most\s+\p{L}{4,})\s+(?:[\p{L}-]+\s+)?(?:${SOMEBODY})\s+(?:in|of|on|at|from)\s+(?:(?:the|our|this|that|all)\s+)*[\p{L}'-]+`,
  ],
  [
    'only-one',
    String.raw`(?:the|that)\s+(?:[\p{L}-]+\s+)?(?:${SOMEBODY})\s+who\s+(?:had\s+)?(?:${DEED})\s+(?:the|our|that|a|an|both)\s+[\p{L}'-]+(?:\s+[\p{L}'-]+)?`,
  ],
  [
    'kinship',
    String.raw`${DARI_KIN}\s+(?:(?:سابق|پیشین|اسبق|مرحوم|کلان|دوم|اول|خورد)\s+)?(?:${DARI_OFFICER})(?:\s+(?:سابق|پیشین|نام\s?نهاد|قریه|مسجد|ولسوالی|مکتب|معارف|امنیه|استخبارات|محل|زندان))?${NO_LETTER}`,
  ],
  [
    'only-one',
    String.raw`\p{L}{2,}ترین\s+(?:${DARI_PEOPLE})(?:ی)?(?:\s+(?:در\s+)?(?!(?:را|از|به|که|بود|است|هم|ما)(?!\p{L}))\p{L}{2,})?${NO_LETTER}`,
  ],
  [
    'only-one',
    String.raw`(?:مردی?|زنی?|دختری?|پسری?|جوانی|بچه\s?ای|طالبی?|قوماندانی|ملایی|معلمی|کسی)\s+که\s+(?:\p{L}+\s+){0,3}(?:${DEED_WORD}(?:\s+\p{L}+){0,3}\s+(?:برد|گرفته?|گرفت|میگرفت|میراند|ساخت|خواند|میخواند|کشید|میکشید|داشت|بود)|${DARI_LIMB}(?:ش|اش|هایش)\s+(?:\p{L}+\s+){1,2}(?:است|بود|ندارد|نداشت|دارد|داشت))(?:\s+بود)?${NO_LETTER}`,
  ],
  [
    'kinship',
    String.raw`د\s+(?:(?:پخوانی|مړ|مرحوم|نوی|اوسنی)\s+)?(?:(?:امنیی|امنیه|معارف|استخباراتو|کلی|جومات|ښوونځی|ولسوالی|محبس)\s+(?:د\s+)?)?(?:${PASHTO_OFFICER})\s+(?:د\s+)?(?:(?:مشر|مشره|کشر|کشره|مشری|کشری|دویم|دریم|لومړی|یوازینی|یوازنی)\s+)?${PASHTO_KIN}${NO_LETTER}`,
  ],
  [
    'only-one',
    String.raw`(?:(?:د|په)\s+(?:\p{L}+\s+){1,3})?تر\s+(?:ټولو|هرچا)\s+(?:\p{L}{2,}\s+){1,2}(?:${PASHTO_PEOPLE})${NO_LETTER}`,
  ],
  [
    'only-one',
    String.raw`(?:(?:د|په)\s+(?:\p{L}+\s+){1,3})?(?:یوازینی|یوازنی|یواځینی)\s+د\s+\p{L}{3,}\s+\p{L}{3,}`,
  ],
  [
    'only-one',
    String.raw`(?:هغه|همغه|همدا)\s+(?:سړی|ښځه|نجلی|هلک|ځوان|طالب|قوماندان|ملا)\s+چی\s+(?:\p{L}+\s+){0,3}(?:${DEED_WORD}|${PASHTO_LIMB})\s+یی\s+\p{L}{2,}`,
  ],
  [
    'kinship',
    String.raw`(?:(?:sobiq|yangi|собиқ|янги)\s+)?(?:${UZBEK_OFFICER})(?:ning|нинг)\s+(?:(?:[\p{L}']+(?:nchi|нчи)|katta|kichik|to'ng'ich|kenja|катта|кичик|тўнғич|кенжа)\s+)?(?:${UZBEK_KIN})[\p{L}']{1,8}${NO_LETTER}`,
  ],
  [
    'only-one',
    String.raw`[\p{L}']+(?:dagi|даги|ning|нинг)\s+(?:eng|энг)\s+[\p{L}']+\s+(?:${UZBEK_PEOPLE}|${TRADE_UZBEK})[\p{L}']{0,5}`,
  ],
  [
    'only-one',
    String.raw`[\p{L}']+(?:dagi|даги|ning|нинг)\s+(?:oxirgi|so'nggi|охирги|сўнгги)\s+(?:${UZBEK_PEOPLE})[\p{L}']{0,5}`,
  ],
  // who has so many fingers, or one of something: what they go by
  [
    'only-one',
    String.raw`(?:the\s+)?(?:[\p{L}-]+)\s+with\s+(?:the\s+)?(?:one|two|three|four|six|seven|no|only\s+\p{L}+)\s+(?:fingers?|toes?|thumbs?|eyes?|hands?|arms?|legs?|ears?|teeth)(?!\p{L})`,
  ],
  [
    'only-one',
    String.raw`(?:(?:${SOMEBODY}|\p{L}{3,}i)\s+)?(?:four|six|seven|one|three)-(?:fingered|toed|eared|thumbed)(?:\s+(?:${SOMEBODY}|\p{L}{4,}))?(?!\p{L})`,
  ],
  [
    'only-one',
    String.raw`(?:(?!(?:در|از|به|که|را|با|این|ان|یک|هر)\s)\p{L}{3,}\s+)?(?:یک|دو|سه|چهار|شش|هفت)\s?(?:انگشته|انگشتی|انگشت[هی]|گوشه|شسته)${NO_LETTER}`,
  ],
  [
    'only-one',
    String.raw`(?:یو|دوه|دری|څلور|شپږ|اووه)\s?(?:گوتی|گوتیز|غوږی|غوږیز)(?:\s+(?!(?:دی|و|وو|یی|په|له|ته|چی)\s)\p{L}{3,})?${NO_LETTER}`,
  ],
  [
    'only-one',
    String.raw`(?:bir|ikki|uch|to'rt|olti|yetti|бир|икки|уч|тўрт|олти|етти)\s+(?:barmoq|quloq|бармоқ|қулоқ)(?:li|ли)(?:\s+[\p{L}']{3,})?${NO_LETTER}`,
  ],
  ['only-one', String.raw`(?:bir|бир)\s+${UZBEK_LIMB}\s+[\p{L}']+\s+(?:${UZBEK_PEOPLE})[\p{L}']{0,5}`],
  [
    'only-one',
    String.raw`(?:mukofot|bayroq|film|taksi|she'r|medal|мукофот|байроқ|фильм|такси|шеър|медал)[\p{L}']*\s+[\p{L}']+(?:gan|ган|digan|диган)\s+(?:${UZBEK_PEOPLE})[\p{L}']{0,5}`,
  ],
  [
    'only-one',
    String.raw`\p{L}+\s?(?:ده\s?گی|دگی|نینگ)\s+(?:اېنگ|اینگ|ینگ)\s+\p{L}+\s+(?:ادم|کیشی|عیال|قیز|یگیت|معلم|داکتر|قاضی|چال|کمپیر)`,
  ],
];

const READY = PATTERNS.map(
  ([rule, source]) => [rule, foldedPattern(String.raw`(?<![\p{L}'])(?:${source})`, 'dgiu')] as const,
);

export const findDescribed = (text: string): Found[] =>
  READY.flatMap(([rule, pattern]) => matches(text, pattern, rule));
