/** Who is singled out without a name: by whose kin they are, or by being the only one. */
import { foldedPattern } from '../fold.ts';
import { matches, type Found } from '../hit.ts';

const KIN =
  'son|daughter|brother|sister|wife|husband|father|mother|nephew|niece|cousin|uncle|aunt|grandson|granddaughter|grandfather|child|twin|son-in-law|brother-in-law|father-in-law|daughter-in-law|stepson|stepbrother|widow|fiancee';
const RANKED =
  'eldest|oldest|youngest|elder|older|younger|only|second|third|fourth|fifth|first|first-born|middle|big|little|twin|late|blind|disabled|surviving|adopted|half';
const PEOPLE =
  'woman|female|man|male|girl|boy|doctor|nurse|midwife|teacher|judge|engineer|cleric|mullah|mawlawi|scholar|elder|trader|hawaladar|dealer|money changer|shopkeeper|pharmacist|dentist|surgeon|lawyer|prosecutor|journalist|reporter|photographer|interpreter|translator|policewoman|policeman|officer|soldier|survivor|witness|commander|member|official|employee|worker|driver|mechanic|butcher|baker|tailor|farmer|widow|orphan|convert|foreigner|graduate|student|Hazara|Uzbek|Tajik|Turkmen|Pashtun|Salafi|Shia|Sikh|Hindu|Nuristani|Pashai|Arab|person|one|family|candidate|mp|senator|representative';

const AR_KIN =
  'پسر|دختر|برادر|خواهر|زن|خانم|نواسه|برادرزاده|خواهرزاده|کاکا|ماما|داماد|خسر|خسربره|پدر|مادر|شوهر|همسر|عروس|پسرکاکا|پسر\\s+کاکا';
const AR_RANK =
  'کلان|بزرگ|بزرگتر|خورد|خوردترین|کوچک|کوچکتر|اول|اولی|دوم|دومی|سوم|سومی|چهارم|ارشد|وسطی|یگانه|دوگانگی|مرحوم|کلانی|خوردی|بزرگش|کلانش|خوردش|کوچکش';
const AR_PEOPLE =
  'زن|مرد|دختر|پسر|داکتر|دکتور|ډاکټر|نرس|قابله|معلم|استاد|قاضی|انجنیر|ملا|مولوی|عالم|ریش\\s?سفید|تاجر|صراف|حواله\\s?دار|دکاندار|دوافروش|خبرنگار|ژورنالیست|ترجمان|افسر|سرباز|بازمانده|شاهد|قوماندان|عضو|کارمند|راننده|دریور|قصاب|نانوا|خیاط|بیوه|هزاره|ازبک|تاجک|پشتون|سلفی|شیعه|سیک|هندو|کسی|نفر|شخص|خانواده|فامیل|نماینده|وکیل';

const PS_KIN =
  'زوی|لور|ورور|خور|میرمن|ښځه|لمسی|زوم|وراره|وریره|خورییی|خوریی|تره|ماما|پلار|مور|سخر|اوښی|تربور|زامن';
const PS_RANK =
  'مشر|مشره|کشر|کشره|لوی|لویه|یوازینی|یوازنی|منځنی|منځنۍ|دویم|دریم|لومړی|تر\\s+ټولو\\s+مشر|تر\\s+ټولو\\s+کشر|غبرگ|یواځنی|یواځینی';
const PS_PEOPLE =
  'ښځه|ښځینه|سړی|نجلی|هلک|ډاکټر|ډاکټره|داکتر|نرسه|قابله|ښوونکی|ښوونکی|استاد|قاضی|انجنیر|ملا|مولوی|عالم|مشر|سپین\\s?ږیری|سوداگر|صراف|حواله\\s?دار|دوکاندار|درملتون|خبریال|ترجمان|افسر|سرتیری|شاهد|قوماندان|غړی|مامور|کارکوونکی|موټروان|قصاب|نانوای|خیاط|کونډه|هزاره|ازبک|تاجک|پښتون|سلفی|شیعه|سیک|کس|تن|سړی|کورنی|استازی|وکیل|ژوندی';

const UZ_RANK = `katta|kichik|to'ng'ich|kenja|yagona|o'rtancha|ikkinchi|uchinchi|birinchi|egizak|eng\\s+katta|eng\\s+kichik|катта|кичик|тўнғич|кенжа|ягона|ўртанча|иккинчи|учинчи|биринчи|эгизак`;
const UZ_KIN = `o'g'il|o'g'l|ogl|ogil|qiz|uka|aka|singil|singl|opa|xotin|kuyov|jiyan|nabira|nevara|amaki|tog'a|amma|xola|farzand|ўғил|ўғл|қиз|ука|ака|сингил|сингл|опа|хотин|куёв|жиян|набира|невара|амаки|тоға|фарзанд`;
const UZ_ONLY = `yagona|yakka-yu\\s+yagona|birdan-bir|bittagina|ягона|якка-ю\\s+ягона|бирдан-бир|биттагина`;

const PATTERNS = {
  kinship: [
    foldedPattern(
      String.raw`(?<!\p{L})(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[Yy]our|[Ii]ts|\p{Lu}[\p{L}-]+'s?)\s+(?:${RANKED})(?:\s+surviving)?\s+(?:${KIN})(?!\p{L})(?:\s+of\s+(?:the\s+)?[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+)*)?`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:[Aa]|[Tt]he|[Aa]n)\s+(?:${KIN})\s+of\s+(?:the\s+(?:[\p{L}-]+\s+)?(?:governor|commander|emir|imam|mullah|mawlawi|malik|mayor|judge|police chief|minister|headmaster|elder|khan|arbab|pir|director|district governor)|(?:\p{Lu}[\p{L}'-]+))(?:\s+\p{Lu}[\p{L}'-]+)*`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:[Tt]he\s+[\p{L}-]+(?:\s+chief)?|\p{Lu}[\p{L}-]+)'s\s+(?:${KIN})(?!\p{L})`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:${AR_KIN})(?:ی)?\s+(?:${AR_RANK})(?!\p{L})(?:\s+(?:قوماندان|والی|ولسوال|ملک|ملا|مولوی|حاجی|امام|قاضی|رییس|خان|ارباب|معلم|داکتر|شاروال|مدیر|قریه\s?دار)(?!\p{L}))?`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:یگانه|تنها|اولین|کلانترین|خوردترین|بزرگترین|کوچکترین)\s+(?:${AR_KIN})(?!\p{L})(?:\s+\p{L}{3,})?`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:${AR_KIN})\s+(?:قوماندان|والی|ولسوال|ملک|امام|قاضی|رییس|ارباب|شاروال|خطیب|قریه\s?دار)(?!\p{L})(?:\s+(?:مسجد|قریه|ولسوالی|شهر))?`,
      'dgu',
    ),
    foldedPattern(String.raw`(?<!\p{L})(?:${PS_RANK})\s+(?:${PS_KIN})(?!\p{L})`, 'dgu'),
    foldedPattern(
      String.raw`(?<!\p{L})د\s+(?:\p{L}+\s+)?(?:قوماندان|والی|ولسوال|ملک|امام|قاضی|رییس|ارباب|ښاروال|خان)\s+(?:${PS_KIN})(?!\p{L})`,
      'dgu',
    ),
    foldedPattern(String.raw`(?<!\p{L})(?:${UZ_RANK})\s+(?:${UZ_KIN})[\p{L}']*`, 'dgiu'),
    foldedPattern(
      String.raw`(?<!\p{L})(?:hokim|qo'mondon|imom|mulla|boshliq|gubernator|ҳоким|қўмондон|имом|бошлиқ|губернатор)[\p{L}']{0,6}(?:ning|нинг)\s+(?:${UZ_KIN})[\p{L}']*`,
      'dgiu',
    ),
  ],
  'only-one': [
    foldedPattern(
      String.raw`(?<!\p{L})(?:[Tt]he|[Oo]ur|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er|[Mm]y|\p{Lu}[\p{L}-]+'s)\s+(?:only|sole|lone|one and only|last remaining|first ever|very first|first)\s+(?:[\p{L}-]+\s+){0,3}(?:${PEOPLE})(?!\p{L})(?:\s+(?:of|in|from|on|at|who|to)\s+(?:the\s+)?[\p{L}'-]+)?`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:is|was|am|were)\s+the\s+only\s+(?:one|[\p{L}-]+)\s+(?:who|to|in|from|of|there|left)(?!\p{L})`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})no(?:\s+other|\s+one\s+else|body\s+else)\s+(?:[\p{L}-]+\s+)?(?:in|from|of)\s+(?:the|our|that)\s+[\p{L}-]+`,
      'dgiu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:یگانه|تنها|اولین)\s+(?:${AR_PEOPLE})(?!\p{L})(?:ی|ۀ)?(?:\s+\p{L}{2,}){0,2}`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:یوازینی|یوازنی|یوازینۍ|یواځنی|یواځینی|لومړنی)\s+(?:\p{L}+\s+)?(?:${PS_PEOPLE})(?!\p{L})`,
      'dgu',
    ),
    foldedPattern(String.raw`(?<!\p{L})(?:${UZ_ONLY})\s+[\p{L}']+(?:\s+[\p{L}']+)?`, 'dgiu'),
  ],
} as const;

export function findRelations(text: string): Found[] {
  return [
    ...PATTERNS.kinship.flatMap((pattern) => matches(text, pattern, 'kinship')),
    ...PATTERNS['only-one'].flatMap((pattern) => matches(text, pattern, 'only-one')),
  ];
}
