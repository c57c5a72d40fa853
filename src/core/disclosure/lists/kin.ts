/**
 * Words of kinship and of courtesy in the four languages, as patterns of folded text: before a name, behind it, and
 * between a child's name and its father's.
 */
import { foldedPattern } from '../fold.ts';

const ENGLISH = `(?:(?:grand|great-grand|step|half-|foster[ -]|god|twin\\s)?(?:son|daughter|brother|sister|father|mother|child)(?:-in-law)?|wife|husband|uncle|aunt|auntie|nephew|niece|cousin|fianc[eé]e?|widow|widower|twin|in-law|spouse|co-wife|neighbou?r|friend|classmate|colleague|driver|bodyguard|cook|boss|teacher|student|landlord|partner|roommate|guest|host|boy|girl)`;
const QUALITY =
  '(?:eldest|oldest|youngest|elder|older|younger|only|second|third|fourth|first|middle|big|little|twin|late|dead|deceased|former|own|paternal|maternal|close|best|old|new|young|married|widowed|blind|disabled|surviving)';
const OWNER = `(?:my|his|her|our|their|your|the|a|an|that|this|\\p{Lu}[\\p{L}-]+'s?)`;

const DARI = `(?:پسر|دختر|بچه|برادر|خواهر|زن|خانم|همسر|شوهر|پدر|مادر|کاکا|ماما|عمه|خاله|نواسه|کواسه|داماد|عروس|خسر|خسربره|خشو|برادر\\s?زاده|خواهر\\s?زاده|کاکا\\s?زاده|ماما\\s?زاده|خاله\\s?زاده|عمه\\s?زاده|مادر\\s?کلان|پدر\\s?کلان|پدر\\s?اندر|مادر\\s?اندر|نامزد|باجه|یازنه|ننو|ایور|دوست|رفیق|همسایه|هم\\s?صنفی|همکار|شریک|استاد|معلم|شاگرد|بیوه)`;
const DARI_OWN = '(?:های?)?(?:ی|یم|یش|ام|اش|م|ش|ات|ت|شان|مان|تان|یشان|یمان)?';
const DARI_KIN_OWNED = foldedPattern(`^${DARI}(?:ا?م|ا?ش|یم|یش|ات|مان|شان|یمان|یشان)$`, 'u');

/** “His brother”, “my nephew”, in one word. */
export const isDariKin = (key: string): boolean => DARI_KIN_OWNED.test(key);

const DARI_RANK =
  '(?:کلان|بزرگ|بزرگتر|خورد|خوردترک|کوچک|کوچکتر|اول|دوم|دومی|سوم|سومی|چهارم|ارشد|یگانه|مرحوم|شهید|جوان|بیوه|ما|شما|او|وی|انها|ناتنی)(?:م|ش|ام|اش|ی|یم|یش|مان|شان)?';

const PASHTO = `(?:زوی|ځوی|لور|ورور|خور|میرمن|ښځه|ښځی|لمسی|لمسۍ|زوم|وراره|وریره|خورییی|خوریی|خورزه|تره|کاکا|ماما|ترور|عمه|خاله|توری|پلار|مور|سخر|خواښی|اوښی|تربور|ترلی|نیکه|نیا|انا|اکا|چنغول|نږور|لیور|ندرور|کوژدن|ملگری|ملگری|گاونډی|همصنفی|استاد|ښوونکی|کونډه|بن)`;
const PASHTO_RANK = '(?:مشر|مشره|کشر|کشره|لوی|لویه|منځنی|دویم|دویمه|دوهمه|دریم|دریمه|مرحوم|شهید|یوازینی|سکه)';
const PASHTO_OWNER =
  '(?:زما|ستا|زموږ|زمونږ|ستاسو|خپل|خپله|خپلی|د\\s+(?:هغه|هغی|ده|دی|دوی|هغوی|دغه|\\p{L}{3,}))';

const UZBEK = `(?:o'g'[iu]?l|o'gil|qiz|uka|aka|singi?l|opa|xotin|er|kuyov|kelin|jiyan|nabira|nevara|evara|amaki|tog'a|amma|xola|farzand|ota|ona|buvi|bobo|yanga|pochcha|bo'la|(?:amaki|xola|tog'a|amma)vachcha|qaynota|qaynona|qayni?|do'st|o'rtoq|qo'shni|ustoz|shogird|muallim|beva|bola|xo'jayin|sinfdosh|hamkasb)`;
const UZBEK_CYRILLIC = `(?:ўғ[иу]?л|ўгил|қиз|ука|ака|синги?л|опа|хотин|эр|куёв|келин|жиян|набира|невара|эвара|амаки|тоға|амма|хола|фарзанд|ота|она|буви|бобо|янга|почча|бўла|(?:амаки|хола|тоға|амма)вачча|қайнота|қайнона|қайни?|дўст|ўртоқ|қўшни|устоз|шогирд|муаллим|бева|бола|хўжайин|синфдош|ҳамкасб)`;
const UZBEK_OWN = `(?:lari?m?iz|imiz|miz|ingiz|ngiz|im|m|ing|ng|si|i|лари?м?из|имиз|миз|ингиз|нгиз|им|м|инг|нг|си|и)?(?:ning|нинг)?`;
const UZBEK_RANK = `(?:katta|kichik|to'ng'ich|kenja|yagona|o'rtancha|ikkinchi|uchinchi|birinchi|egizak|marhum|o'gay|катта|кичик|тўнғич|кенжа|ягона|ўртанча|иккинчи|учинчи|биринчи|эгизак|марҳум|ўгай)`;
export const UZBEK_ARABIC = `(?:اوغل|اوغیل|اوغول|قیز|اوکه|اکه|سینگل|سینگیل|اپه|خاتین|خاتون|ایر|کیوو|کویاو|کوییاو|قاین|قیناته|قینانه|بوله|کیلین|جیین|نبیره|نوره|عمک|امکی|تغا|طغا|عمه|خاله|اته|انه|بابا|بوی|ینگه|قوشنی|دوست)(?:لر)?(?:یمیز|میز|یم|م|سی|ی)?(?:نینگ)?`;

const TRADE =
  'baker|barber|butcher|tailor|carpenter|blacksmith|goldsmith|driver|teacher|shopkeeper|mechanic|gardener|watchman|guard|cook|poet|singer|midwife|nurse|doctor|pharmacist|money ?changer|hawaladar|smuggler|blind|lame|deaf|one-eyed|elder|younger|tall|short|fat|cobbler|miller|shepherd|potter|painter|photographer|interpreter|scribe|clerk|imam|muezzin|cleaner|porter|plumber|electrician|welder';
export const TRADE_DARI =
  'بزاز|کلال|سرتراش|حلوایی|کبابی|سمسار|عطار|علاف|جولا|موچی|دوره‌گرد|حمامی|آسیابان|میراب|رنگریز|سراج|پیزاردوز|بوت\\s?دوز|لحاف\\s?دوز|گلکار|ناوه\\s?کش|کراچی\\s?وان|گادی\\s?وان|ماهی\\s?گیر|شکاری|مرغ\\s?فروش|کتاب\\s?فروش|میوه\\s?فروش|تیل\\s?فروش|موبایل\\s?فروش|ساعت\\s?ساز|موټرساز|نانوا|قصاب|خیاط|نجار|اهنگر|زرگر|مسگر|سلمان|سلمانی|دریور|راننده|موتروان|دکاندار|دوکاندار|بقال|چوپان|مستری|باغبان|چوکیدار|عسکر|پهلوان|شاعر|اوازخوان|قابله|نرس|دوافروش|صراف|دلال|قاچاقبر|کور|لنگ|کر|شل|گنگ|کلان|خورد|موذن|کاتب|ترجمان|برقی|نلدوان|رنگمال|اشپز|نانبای|نانوای|موټروان|شپون|ترکاڼ|خټگر|ساتونکی|ښوونکی|ړوند|گوډ|کوڼ';
export const TRADE_UZBEK =
  "bazzoz|attor|kulol|kosib|etikdo'z|tegirmonchi|halvofurush|kabobpaz|oshpaz|baqqol|mo'ynado'z|suvchi|ovchi|baliqchi|gilamchi|sozanda|g'assol|баззоз|аттор|кулол|косиб|этикдўз|тегирмончи|кабобпаз|ошпаз|баққол|сувчи|овчи|балиқчи|гиламчи|созанда|ғассол|novvoy|qassob|tikuvchi|duradgor|temirchi|zargar|sartarosh|haydovchi|do'kondor|cho'pon|usta|bog'bon|qorovul|shoir|hofiz|doya|hamshira|dorixonachi|sarrof|mergan|cho'loq|ko'r|soqov|so'qir|oqsoq|новвой|қассоб|тикувчи|дурадгор|темирчи|заргар|сартарош|ҳайдовчи|дўкондор|чўпон|уста|боғбон|қоровул|шоир|ҳофиз|доя|ҳамшира|чўлоқ|кўр|соқов|оқсоқ";

/** Ends where the name begins. */
export const KIN_BEFORE: readonly string[] = [
  String.raw`(?:${OWNER}\s+)?(?:${QUALITY}\s+){0,2}(?:${ENGLISH}(?:'s)?,?\s+(?:of\s+)?(?:${QUALITY}\s+)?){1,3}(?:named\s+|called\s+|a certain\s+|one\s+)?`,
  String.raw`(?:${DARI}${DARI_OWN}(?:\s+${DARI_RANK}){0,2}(?:\s+(?:${TRADE_DARI}))?(?:,\s+|\s+)){1,3}`,
  String.raw`(?:${PASHTO_OWNER}\s+){0,2}(?:د\s+)?(?:(?:${PASHTO_RANK}\s+)?${PASHTO}(?:\s+(?:می|مو|یی|دی))?(?:,\s+|\s+)(?:د\s+)?){1,3}`,
  String.raw`(?:(?:${UZBEK_RANK}\s+)?(?:${UZBEK}|${UZBEK_CYRILLIC})${UZBEK_OWN},?\s+){1,3}`,
  String.raw`(?:${UZBEK_ARABIC}\s+){1,3}`,
];

/** Begins where the name ends: courtesies, and kin by which people are addressed. */
export const NAME_AFTER: readonly string[] = [
  String.raw`,?\s+(?:(?:s|d|w)\/o|ولد|بنت|زوجه)\s+(?:(?:the\s+)?same|as\s+above|ditto|همو|همان|ایضا|پورتنی|مذکور)(?!\p{L})`,
  String.raw`(?:\s+(?:sahib|saheb|sahab|jan|jaan|khan|agha|aqa|bai|bay|bek|beg|baba|lala|kaka|mama|bibi|gul|shah|jr|senior|junior))+(?!\p{L})`,
  String.raw`(?:\s+(?:aka|opa|xola|amaki|tog'a|amma|boy|bek|jon|xon|domla|usta|polvon|pahlavon|buvi|bobo|yanga|pochcha|kelin|hoji|qori|oqsoqol|eshon|mulla|otin|oyi|og'a|bika|bibi|ака|опа|хола|амаки|тоға|амма|бой|бек|жон|хон|домла|уста|полвон|паҳлавон|пахлавон|буви|бобо|янга|почча|келин|ҳожи|қори|оқсоқол|эшон|мулла|отин|ойи|оға|бика|биби))+(?![\p{L}'])`,
  String.raw`(?:\s+(?:صاحب|جان|خان|اغا|اقا|بابا|کاکا|لالا|ماما|بیگ|بیک|بای|اکه|اپه|قاری|حاجی|ایشان|پهلوان|خاله|عمه|بی‌بی|شاه|نام))+(?!\p{L})`,
];

/** Begins where the name ends: whose kin is meant, or the trade by which the person is told from others. */
/** Brothers and sisters who are told by what they do. */
export const SIBLINGS: readonly string[] = [
  String.raw`(?:[Tt]he\s+|[Tt]hose\s+|[Oo]ur\s+)?(?:two|three|four|five|twin)\s+(?:[\p{L}-]+\s+)?(?:${TRADE})\s+(?:brothers|sisters|twins|cousins)(?!\p{L})`,
  String.raw`(?:دو|سه|چهار|پنج)\s+(?:برادر|خواهر|پسر)(?:ان)?\s+(?:${TRADE_DARI})(?!\p{L})(?:\s+سر\s+\p{L}{3,})?`,
  String.raw`(?:دوه|دری|څلور|پنځه)\s+(?:${TRADE_DARI})\s+(?:وروڼه|خویندی|خوندی|ورونه)(?!\p{L})`,
  String.raw`(?:ikki|uch|to'rt|икки|уч|тўрт)\s+(?:${TRADE_UZBEK})\s+(?:aka-uka|opa-singil|ака-ука|опа-сингил)[\p{L}']*`,
];

/** A trade with what its owner's body is known by. */
export const TRADED = String.raw`(?:[Tt]he|[Tt]hat|[Aa]|[Oo]ur)\s+(?:[\p{L}-]+\s+)?(?:${TRADE}|man|woman|boy|girl|fighter|commander|trader|mullah)\s+with\s+(?:the|a|an|one|no|both|only one|two|his|her)\s+(?:[\p{L}-]+\s+){0,2}(?:eyes?|hands?|arms?|legs?|fingers?|foot|feet|ears?|nose|face|scar|limp|hook|crutch|birthmark|stutter|burns?|tattoo|teeth|tooth|beard|voice|hair|moustache|cane|glass eye)(?!\p{L})`;

/** Who does or keeps something for a living, as Dari and Pashto make such words. */
const AGENT = String.raw`(?!(?:خبر|بی|پای|دی|نا|سزاوار|وفا|هوا|معنا|ادامه|طرف)دار)\p{L}{3,}(?:دار|فروش|ساز|دوز|تراش|باف|کوب|پز|\p{L}وان|\p{L}چی)`;

/** “…, the midwife of that village”: one of them there is, beside the name that says who. */
const POST_OF_THERE: readonly string[] = [
  String.raw`,?\s+(?:who\s+(?:is|was)\s+)?the\s+(?:old\s+|only\s+|former\s+)?(?:${TRADE}|headman|malik|mirab|judge|preacher|headmaster|baker)\s+of\s+(?:that|this|our|their|the|my|his)\s+(?:same\s+)?(?:village|quarter|district|valley|mosque|school|bazaar|street|neighbou?rhood|clinic|camp)(?!\p{L})`,
  String.raw`,\s+(?:${TRADE_DARI}|ملا|امام|ملک|میراب|قاضی|خطیب|معلمه?|سرمعلمه?)(?:ی)?\s+(?:همان|همین|این|ان)\s+(?:قریه|محل|محله|گذر|ولسوالی|دره|مسجد|مکتب|بازار|کوچه|کلینیک|کمپ)(?!\p{L})`,
  String.raw`,\s+د\s+(?:هماغه|همدغه|همدی|هغه|دغه|همغه)\s+(?:کلی|محلی|کوڅی|ولسوالی|دری|جومات|ښوونځی|بازار|کمپ|سیمی)\s+(?:${TRADE_DARI}|قابلی|ملا|امام|ملک|میراب|قاضی|خطیب|ښوونک[یو])(?!\p{L})`,
  String.raw`,\s+(?:shu|o'sha|bu|шу|ўша|бу)\s+(?:qishloq|mahalla|tuman|masjid|maktab|bozor|қишлоқ|маҳалла|туман|масжид|мактаб|бозор)(?:ning|нинг)\s+[\p{L}']{3,}(?:si|i|си|и)(?![\p{L}'])`,
];

export const KIN_AFTER: readonly string[] = [
  ...POST_OF_THERE,
  String.raw`'s?\s+(?:${QUALITY}\s+){0,2}(?:(?:${TRADE})\s+)?(?:${ENGLISH})(?!\p{L})`,
  String.raw`,?\s+the\s+(?:old\s+|young\s+|one-eyed\s+)?(?:${TRADE})(?!\p{L})`,
  String.raw`\s+(?:${TRADE_DARI}|${AGENT})(?!\p{L})`,
  String.raw`\s+(?:${PASHTO_RANK}\s+)?(?:زوی|ځوی|لور|ورور|خور|میرمن|ښځه|کونډه|لمسی|زوم|وراره|خوریی|تره|ماما|پلار|مور|سخر|اوښی|تربور|زامن|وروڼه|کورنی|کور|دوکان|موټر)(?!\p{L})`,
  String.raw`(?:ning|нинг)?\s+(?:${UZBEK_RANK}\s+)?(?:${UZBEK}|${UZBEK_CYRILLIC})(?:lari|i|si|лари|и|си)(?:ning|нинг)?(?![\p{L}'])`,
  String.raw`\s+(?:${TRADE_UZBEK})(?:ning|ni|ga|dan|da|нинг|ни|га|дан|да)?(?![\p{L}'])`,
  String.raw`\s?(?:نینگ)?\s+(?:اوغلی|اوغیلی|قیزی|اوکهسی|اکهسی|سینگلیسی|خاتینی|جیینی|نبیرهسی|اته\s?سی|انه\s?سی)(?!\p{L})`,
];

/** Whose shop or house it is, before a site and behind one. */
export const KEPT_BY_KIN = {
  before: [
    String.raw`(?:my|his|her|our|their)\s+(?:${QUALITY}\s+)?${ENGLISH}'s\s+`,
    String.raw`(?:دکان|دوکان|خانه|حویلی|صرافی|نانوایی|هوتل|سرای)(?:ی|ء)?\s+${DARI}${DARI_OWN}\s+(?:در|ده)\s+`,
  ],
  after: [
    String.raw`\s+(?:کی|کښی)\s+(?:د\s+)?(?:خپل\s+)?${PASHTO}\s+(?:په\s+)?(?:دوکان|هټی|کور|صرافی|حجره)(?!\p{L})`,
    String.raw`\s+(?:${UZBEK}|${UZBEK_CYRILLIC})${UZBEK_OWN}\s+(?:do'kon|uy|hovli|novvoyxona|sarrofxona|дўкон|уй|ҳовли|новвойхона|саррофхона)[\p{L}']*`,
  ],
} as const;

/** Between a name and the father's. */
export const PATRONYMIC: readonly string[] = [
  String.raw`,?\s+(?:(?:the\s+)?(?:${QUALITY}\s+)?(?:son|daughter|brother|sister|wife|nephew|child)\s+of|s\/o|d\/o|w\/o|bin|ibn|bint|b\.|walad-?[ei]?|wald-?[ei]?|bent|binte)\s+`,
  String.raw`,?\s+(?:پسر|دختر|ولد|ولدی|فرزند|بن|بنت|ابن|برادر|خواهر|زوجه|همسر|نواسه|بنتی)ی?\s+`,
];
