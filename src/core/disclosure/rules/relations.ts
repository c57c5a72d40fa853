/** Who is singled out without a name: by whose kin they are, or by being the only one. */
import { foldedPattern } from '../fold.ts';
import { matches, type Found } from '../hit.ts';
import { SIBLINGS, TRADED, TRADE_UZBEK, UZBEK_ARABIC } from '../lists/kin.ts';
import { VEHICLES } from '../lists/vehicles.ts';

const KIN =
  'son-in-law|brother-in-law|father-in-law|daughter-in-law|sister-in-law|mother-in-law|son|daughter|brother|sister|wife|husband|father|mother|nephew|niece|cousin|uncle|aunt|grandson|granddaughter|grandfather|child|twin|son-in-law|brother-in-law|father-in-law|daughter-in-law|stepson|stepbrother|widow|fiancee';
const RANKED =
  'eldest|oldest|youngest|elder|older|younger|only|second|third|fourth|fifth|first|first-born|middle|big|little|twin|late|blind|disabled|surviving|adopted|half';
const PEOPLE =
  'woman|female|man|male|girl|boy|doctor|nurse|midwife|teacher|judge|engineer|cleric|mullah|mawlawi|scholar|elder|trader|hawaladar|dealer|money changer|shopkeeper|pharmacist|dentist|surgeon|lawyer|prosecutor|journalist|reporter|photographer|interpreter|translator|policewoman|policeman|officer|soldier|survivor|witness|commander|member|official|employee|worker|driver|mechanic|butcher|baker|tailor|farmer|widow|orphan|convert|foreigner|graduate|student|Hazara|Uzbek|Tajik|Turkmen|Pashtun|Salafi|Shia|Sikh|Hindu|Nuristani|Pashai|Arab|person|one|family|candidate|mp|senator|representative';

const AR_KIN =
  'بیوه|پسر|دختر|برادر|خواهر|زن|خانم|نواسه|برادرزاده|خواهرزاده|کاکا|ماما|داماد|خسر|خسربره|پدر|مادر|شوهر|همسر|عروس|پسرکاکا|پسر\\s+کاکا';
const AR_RANK =
  'کلان|بزرگ|بزرگتر|خورد|خوردترین|کوچک|کوچکتر|اول|اولی|دوم|دومی|سوم|سومی|چهارم|ارشد|وسطی|یگانه|دوگانگی|مرحوم|کلانی|خوردی|بزرگش|کلانش|خوردش|کوچکش';
const AR_PEOPLE =
  'زن|مرد|دختر|پسر|داکتر|دکتور|ډاکټر|نرس|قابله|معلم|استاد|قاضی|انجنیر|ملا|مولوی|عالم|ریش\\s?سفید|تاجر|صراف|حواله\\s?دار|دکاندار|دوافروش|خبرنگار|ژورنالیست|ترجمان|افسر|سرباز|بازمانده|شاهد|قوماندان|عضو|کارمند|راننده|دریور|قصاب|نانوا|خیاط|بیوه|هزاره|ازبک|تاجک|پشتون|سلفی|شیعه|سیک|هندو|کسی|نفر|شخص|خانواده|فامیل|نماینده|وکیل';

const PS_KIN =
  'کونډی|میرمنی|ښځی|لورانی|لوڼه|زامن|وروڼه|خویندی|خورزه|نږور|نږوری|کونډه|زوی|لور|ورور|خور|میرمن|ښځه|لمسی|زوم|وراره|وریره|خورییی|خوریی|تره|ماما|پلار|مور|سخر|اوښی|تربور|زامن';
const PS_RANK =
  'مشری|کشری|دویمی|دریمی|څلورمی|لومړنی|مشر|مشره|کشر|کشره|لوی|لویه|یوازینی|یوازنی|منځنی|منځنۍ|دویم|دریم|لومړی|تر\\s+ټولو\\s+مشر|تر\\s+ټولو\\s+کشر|غبرگ|یواځنی|یواځینی';
const PS_PEOPLE =
  'ښځه|ښځینه|سړی|نجلی|هلک|ډاکټر|ډاکټره|داکتر|نرسه|قابله|ښوونکی|ښوونکی|استاد|قاضی|انجنیر|ملا|مولوی|عالم|مشر|سپین\\s?ږیری|سوداگر|صراف|حواله\\s?دار|دوکاندار|درملتون|خبریال|ترجمان|افسر|سرتیری|شاهد|قوماندان|غړی|مامور|کارکوونکی|موټروان|قصاب|نانوای|خیاط|کونډه|هزاره|ازبک|تاجک|پښتون|سلفی|شیعه|سیک|کس|تن|سړی|کورنی|استازی|وکیل|ژوندی';

const UZ_RANK = `katta|kichik|to'ng'ich|kenja|yagona|o'rtancha|ikkinchi|uchinchi|birinchi|egizak|eng\\s+katta|eng\\s+kichik|катта|кичик|тўнғич|кенжа|ягона|ўртанча|иккинчи|учинчи|биринчи|эгизак`;
const UZ_KIN = `o'g'il|o'g'l|ogl|ogil|qiz|uka|aka|singil|singl|opa|xotin|kuyov|jiyan|nabira|nevara|amaki|tog'a|amma|xola|farzand|beva|ўғил|ўғл|қиз|ука|ака|сингил|сингл|опа|хотин|куёв|жиян|набира|невара|амаки|тоға|фарзанд|бева`;
const UZ_ONLY = `yagona|yakka-yu\\s+yagona|birdan-bir|bittagina|ягона|якка-ю\\s+ягона|бирдан-бир|биттагина`;

/** What can be the only one of its kind and says nothing of a person. */
const ABSTRACT =
  'way|thing|reason|time|problem|question|hope|road|option|choice|point|difference|solution|answer|means|rule|law|language|food|source of|income|money|work|job|day|night|month|year|moment|sound|word|side|group|force|power|party|government|country|province|religion|book|path|route|door|chance|place|news|fear|aim|goal|purpose|condition|explanation|evidence|sign|fact|weapon|water|electricity|link|exception|truth|message|fault|cause|concern|issue|idea|possibility|requirement|change|help|support|right|duty|enemy|crime';
const AR_ABSTRACT =
  'راه|چاره|دلیل|علت|مشکل|سوال|امید|فرصت|زمان|وقت|چیز|چیزی|چیزیکه|منبع|راهی|دلیلی|کاری|کار|عاید|خبر|فرق|تفاوت|قانون|زبان|گروه|حزب|لار|لاره|هیله|شی|پوښتنه|ستونزه|لامل|ډله|کارونه|جای|ځای|بار|ساعت|روز|شب|ما|او|شما|تو|من|انها|این|ان|خدا|الله|در|به|از|با|برای|که|تا|می\\p{L}*|است|بود|مانده|ماند|امدم|امد|رفتم|رفت|نشسته|زندگی|زنده';
const UZ_ABSTRACT =
  "yo'l|chora|sabab|umid|narsa|masala|savol|til|guruh|imkon|vaqt|йўл|чора|сабаб|умид|нарса|масала|савол|тил|гуруҳ|имкон";
const FLAWED =
  'blind|lame|deaf|mute|one-eyed|one-armed|one-legged|one-handed|albino|hunchbacked?|crippled|limping|paralysed|paralyzed|disfigured|red-haired|green-eyed|toothless';
const AR_FLAWED =
  'نابینا|کور|لنگ|کر|گنگ|یک\\s?چشم[هی]?|یک\\s?دست[هی]?|یک\\s?پا(?:ی|یی|یه)?|چشم\\s?سبز|موی\\s?سرخ|معیوب|فلج|شل|زال|قدکوتاه';
const PS_FLAWED = 'ړوند|ړانده|کوڼ|کڼه|گونگ|گوډ|گوډه|شل|یو\\s?سترگی|یو\\s?لاسی|یو\\s?پښی|معیوب|فلج';
const AR_ROLE =
  'موذن|امام|ملا|دکاندار|نانوا|قصاب|خیاط|معلم|چوپان|پهره\\s?دار|محافظ|راننده|دریور|بازرگان|ریش\\s?سفید|مرد|زن|پیرمرد|پیرزن|بچه|پسر|دختر|برادر|خواهر|سرباز|قوماندان|عسکر|چوکیدار|گدا|فالبین|سقاو|دهقان|اهنگر|نجار|زرگر|صراف|شاعر|همسایه|تاجر|ملنگ|مولوی|طالب|سړی|ښځه|هلک|نجلی|ښوونکی|شپون|دوکاندار|ورور|خور|بوډا|بوډی|سرتیری|مشر|ګاونډی|سپین\\s?ږیری|نانوای';

const PATTERNS = {
  kinship: [
    ...SIBLINGS.map((source) => foldedPattern(String.raw`(?<![\p{L}'])(?:${source})`, 'dgu')),
    foldedPattern(
      String.raw`(?<!\p{L})(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[Yy]our|[Ii]ts|\p{Lu}[\p{L}-]+'s?)\s+(?:${RANKED})(?:\s+surviving)?\s+(?:${KIN})(?!\p{L})(?:\s+of\s+(?:(?:the|an?)\s+)?(?:(?:old|former|late|dead|new|retired|village|district|provincial)\s+)?[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+)*(?:\s+(?:member|chief|commander|owner|master|keeper|teacher)(?!\p{L}))?(?:\s+(?:of|from|in)\s+(?:the\s+)?\p{Lu}\p{L}+)?)?`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:[Aa]|[Tt]he|[Aa]n)\s+(?:${KIN})\s+of\s+(?:the\s+(?:[\p{L}-]+\s+)?(?:governor|commander|emir|imam|mullah|mawlawi|malik|mayor|judge|police chief|minister|headmaster|elder|khan|arbab|pir|director|district governor)|(?:\p{Lu}[\p{L}'-]+))(?:\s+\p{Lu}[\p{L}'-]+)*`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:[Tt]he\s+[\p{L}-]+(?:\s+chief)?|\p{Lu}[\p{L}-]+|[Mm]y\s+(?:late\s+)?(?:husband|wife|father|mother|brother|sister))'s\s+(?:(?:${RANKED})\s+)?(?:${KIN})(?!\p{L})`,
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
      String.raw`(?<!\p{L})(?:${AR_KIN})\s+(?:(?:سابق|پیشین|اسبق|مرحوم)\s+)?(?:قوماندان|والی|ولسوال|ملک|امام|قاضی|رییس|ارباب|شاروال|خطیب|قریه\s?دار|قابله|میراب|سرمعلم|مدیر|دکاندار|نانوا|قصاب|خیاط|صراف|سارنوال|وکیل\s+گذر|ولسوال)(?!\p{L})(?:\s+(?:مسجد|قریه|ولسوالی|شهر))?`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:د\s+(?:\p{L}{3,}\s+){1,3})?(?:${PS_RANK})\s+(?:${PS_KIN})(?!\p{L})`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})د\s+(?:\p{L}+\s+)?(?:قوماندان|والی|ولسوال|ملک|امام|ملا|مولوی|قاضی|رییس|ارباب|ښاروال|خان|ښوونکی|دوکاندار)\s+(?:\p{L}+م[هی]?\s+|مشر|مشره|کشر|کشره|یوازینی|یوازینۍ)\s*(?:${PS_KIN})(?!\p{L})`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})د\s+(?:حاجی|ملک|ملا|مولوی|خان|استاد|شیخ|قاری|سید|پیر|مفتی|معلم|ډاکټر|انجنیر|جنرال|آمر|وکیل|والی|قوماندان|قاضی|ولسوال)(?:\s+صیب|\s+صاحب)?\s+(?:(?:${PS_RANK})\s+)?(?:${PS_KIN})(?!\p{L})`,
      'dgu',
    ),
    foldedPattern(String.raw`(?<!\p{L})برادر\s+(?:دوگانگی|دوگانه|ناتنی|شیری|رضاعی)`, 'dgu'),
    foldedPattern(
      String.raw`(?<!\p{L})د\s+(?:\p{L}+\s+)?(?:قوماندان|والی|ولسوال|ملک|امام|قاضی|رییس|ارباب|ښاروال|خان)\s+(?:${PS_KIN})(?!\p{L})`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:حاکم|والی|ولسوال|قوماندان|قومندان|ملا|مولوی|امام|قاضی|رییس|ارباب|آقساقال|میراب|معلم|حاجی|ایشان|شاروال|باشلیق|باشلیغ|داملا|مدیر)\s?(?:نینگ)\s+(?:(?:کتته|کیچیک|اورته|تونغیچ|کنجه|یگانه|\p{L}+نچی)\s+)?(?:${UZBEK_ARABIC})(?!\p{L})`,
      'dgu',
    ),
    foldedPattern(String.raw`(?<!\p{L})(?:${UZ_RANK})\s+(?:${UZ_KIN})[\p{L}']*`, 'dgiu'),
    foldedPattern(
      String.raw`(?<!\p{L})(?:(?:sobiq|собиқ)\s+)?(?:hokim|qo'mondon|imom|mulla|boshliq|gubernator|arbob|oqsoqol|qozi|domla|rais|qori|hoji|eshon|muallim|mirob|ҳоким|қўмондон|имом|бошлиқ|губернатор|арбоб|оқсоқол|қози|домла|раис|эшон|муаллим|мироб)[\p{L}']{0,6}(?:ning|нинг)\s+(?:[\p{L}']+(?:nchi|нчи)\s+|(?:${UZ_RANK})\s+)?(?:${UZ_KIN})[\p{L}']*`,
      'dgiu',
    ),
  ],
  'only-one': [
    ...VEHICLES.map((source) => foldedPattern(String.raw`(?<![\p{L}'])(?:${source})`, 'dgiu')),
    foldedPattern(String.raw`(?<!\p{L})${TRADED}`, 'dgu'),
    // who has one ear, one eye …
    foldedPattern(
      String.raw`(?<!\p{L})(?:یک|دو)\s+(?:گوش|چشم|دست|پا|پای|انگشت|بازو)(?:ش)?\s+(?:ندارد|نداشت|دارد|داشت|قطع|بریده)(?!\p{L})`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:یو|یوه|دوه)\s+(?:غوږ|لاس|سترگه|پښه|گوته)\s+(?:یی\s+)?(?:نه\s+)?(?:لری|درلود|درلوده|نشته|پری)(?!\p{L})`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<![\p{L}'])(?:bir|бир)\s+(?:qulog'i|ko'zi|qo'li|oyog'i|barmog'i|қулоғи|кўзи|қўли|оёғи|бармоғи)\s+(?:yo'q|йўқ)(?:\s+[\p{L}']{3,})?`,
      'dgiu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:[Tt]he|[Oo]ur|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er|[Mm]y|\p{Lu}[\p{L}-]+'s)\s+(?:only|sole|lone|one and only|last remaining|last)\s+(?!(?:${ABSTRACT})s?(?!\p{L}))[\p{L}'-]+(?:\s+(?!(?:who|in|on|of|from|with|at|between|near|around|behind|above|below|to|there|here|left|whose|ever|for)(?!\p{L}))[\p{L}'-]+){0,2}\s+(?:who|whose|in|on|from|with|at|between|near|around|behind|above|below|there|here|left|ever)(?!\p{L})(?:\s+(?:the|our|that|this|a|is|was|had|has|ever)(?!\p{L}))?(?:\s+[\p{L}'-]+){1,3}`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:just|only|but)\s+(?:one|a single)\s+(?!(?:${ABSTRACT})s?(?!\p{L}))[\p{L}'-]+(?:\s+[\p{L}'-]+)?\s+(?:in|on|from|with|at|left)(?!\p{L})(?:\s+[\p{L}'-]+){1,3}`,
      'dgiu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:فقط|صرف|محض|تنها)\s+یک\s+(?!(?:${AR_ABSTRACT})(?!\p{L}))\p{L}{3,}(?:\s+\p{L}{3,})?`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:یوازی|یواځی|یوازی\s+همدا|صرف|فقط|بس)\s+(?:یو|یوه)\s+(?!(?:${AR_ABSTRACT})(?!\p{L}))(?:\p{L}{3,}\s+)?(?:${PS_PEOPLE})(?!\p{L})`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:(?:زموږ|د)\s+(?:\p{L}+\s+){1,3})?وروستی\s+(?:${PS_PEOPLE})(?!\p{L})`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:\p{L}{3,}\s+(?:نابینا|یک\s?چشم|یک\s?دست|یک\s?پا)|(?:ړوند|یو\s?سترگی|یو\s?لاسی|یو\s?پښی)\s+\p{L}{3,})(?!\p{L})`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:bir\s+(?:ko'zli|qo'lli|oyoqli)|бир\s+(?:кўзли|қўлли|оёқли))\s+[\p{L}']+`,
      'dgiu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:the|our|their)\s+(?:very\s+)?first\s+(?:ever\s+)?(?:[\p{L}-]+\s+)?(?:${PEOPLE})\s+(?:(?:in|from|of|on)\s+(?:the|our|this|that|my|his)\s+\p{L}+\s+)?(?:to|who|ever)\s+[\p{L}'-]+(?:\s+[\p{L}'-]+)?`,
      'dgiu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:[Tt]he|[Tt]hat|[Oo]ur|[Aa])\s+(?:(?:old|young|tall|short|fat|thin|big|little|poor|late|same)\s+){0,2}(?:${FLAWED})\s+(?!(?:and|or|eye|man's|people|faith|spot|obedience|trust|ear|ears)(?!\p{L}))[\p{L}'-]+`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:the\s+)?(?:one|man|woman|boy|girl|guard|teacher|elder|trader|mullah|driver|fighter|commander|brother|guy|fellow)\s+(?:with|who\s+(?:has|had|lost|walks with|wears))\s+(?:only\s+)?(?:the|a|an|one|both|his|her|no|two|three|six)\s+(?:[\p{L}-]+\s+)?(?:eyes?|hands?|arms?|legs?|fingers?|foot|feet|ears?|scar|limp|hook|crutch|birthmark|stutter|burn|tattoo|teeth|tooth|wives)(?:\s+(?:on|at|in|from|over)\s+(?:the|his|her)\s+\p{L}+)?`,
      'dgiu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:یگانه|یکه\s?یگانه|تنها|اولین|نخستین|اخرین)\s+(?!(?:${AR_ABSTRACT})(?!\p{L}))\p{L}{3,}(?:\s+(?:\p{L}{3,}\s+)?(?:در|از|بازار|قریه|ولسوالی|شهر|ولایت|ناحیه|کوچه|محله|منطقه|ما|که|بود|است|هستم|خانه|دره)(?!\p{L}))(?:\s+(?:\p{L}+)){0,2}`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:په\s+\p{L}+\s+(?:کی\s+)?)?(?:یوازینی|یوازنی|یوازینۍ|یواځنی|یواځینی|لومړنی|لومړنۍ|لومړی\s+(?=ښځ|نجلی|هلک))\s*(?!(?:${AR_ABSTRACT})(?!\p{L}))\p{L}{3,}(?:\s+(?!(?:یم|دی|ده|وه|وو|چی)(?!\p{L}))\p{L}{2,})?`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?!\p{L}+\s+کور(?:ونه|ونو)?\s+(?:ته|کی|کښی|نه|یی|مو|می|تر|له|څخه|و|وو|دی|ده)(?!\p{L}))(?:(?:${AR_ROLE})(?:ی)?\s+(?:${AR_FLAWED})(?:ی\s+(?!(?:ما|شما|او|که|را|در|از|به|بود|است|قریه|محل)(?!\p{L}))\p{L}{3,}(?:\s(?!(?:را|در|از|به|که|بود|است|اول|هم|با|گفت)(?!\p{L}))\p{L}{3,})?)?|(?:${PS_FLAWED})\s+(?:${AR_ROLE}))(?!\p{L})`,
      'dgu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:\p{L}+(?:dagi|даги)\s+)?(?:yagona|birinchi|ягона|биринчи)\s+(?!(?:${UZ_ABSTRACT})(?:[\p{L}']*))(?:[\p{L}']+\s+)?(?:ayol|erkak|qiz|shifokor|doktor|muallim|zargar|savdogar|duradgor|hamshira|odam|kishi|oila|do'kondor|аёл|эркак|қиз|шифокор|доктор|муаллим|заргар|савдогар|ҳамшира|одам|киши|оила)[\p{L}']*`,
      'dgiu',
    ),
    foldedPattern(
      String.raw`(?<!\p{L})(?:ko'r|ko'zi\s+ojiz|cho'loq|kar|soqov|bir\s+ko'zli|bir\s+qo'lli|кўр|чўлоқ|кар|соқов|бир\s+кўзли|бир\s+қўлли)\s+(?:${TRADE_UZBEK}|so'fi|muazzin|imom|mulla|chol|kampir|savdogar|do'kondor|muallim|qo'riqchi|odam|kishi|aka|ayol|xotin|bola|yigit|askar|аёл|хотин|бола|йигит|аскар|сўфи|муаззин|имом|мулла|чол|кампир|савдогар|дўкондор|муаллим|қўриқчи|одам|киши)[\p{L}']*`,
      'dgiu',
    ),
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
    foldedPattern(
      String.raw`(?<!\p{L})(?:${UZ_ONLY})\s+(?!(?:${UZ_ABSTRACT})(?:[\p{L}']*))[\p{L}']+(?:\s+[\p{L}']+)?`,
      'dgiu',
    ),
  ],
} as const;

export function findRelations(text: string): Found[] {
  return [
    ...PATTERNS.kinship.flatMap((pattern) => matches(text, pattern, 'kinship')),
    ...PATTERNS['only-one'].flatMap((pattern) => matches(text, pattern, 'only-one')),
  ];
}
