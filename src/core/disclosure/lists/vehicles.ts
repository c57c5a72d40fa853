/** Vehicles by what is broken, missing or painted on them, as patterns of folded text. */

const MAKE =
  'hilux|corolla|pickup|pick-up|fielder|surf|ranger|land ?cruiser|prado|starex|mazda|kamaz|truck|lorry|van|minivan|car|motorbike|motorcycle|rickshaw|zaranj|tractor|bus|taxi|jeep|humvee|bicycle|cart';
const MAKE_ARABIC =
  'هایلکس|کرولا|پیکپ|پیکاپ|فیلدر|سرف|رنجر|لندکروزر|لندکروز|ستارکس|مزدا|کاماز|کامز|لاری|لارۍ|موتر|موټر|موترسایکل|موټرسایکل|موترسیکل|ریکشا|زرنج|تراکتور|ټراکټور|بس|تکسی|ټکسی|سراچه|جیپ|بایسکل|ماشین';
const MAKE_UZBEK =
  'hayluks|hilux|korolla|mashina|yuk mashinasi|mototsikl|traktor|avtobus|taksi|velosiped|ҳайлюкс|королла|машина|мотоцикл|трактор|автобус|такси|велосипед|zaranj|заранж|lorri|furgon|фургон';
const PART =
  'mirror|windscreen|windshield|window|door|bumper|sticker|flag|plate|tyre|tire|light|headlight|lamp|horn|bonnet|hood|roof|painting|seat|crack|dent|scratch|wheel|fender|exhaust|antenna|paint|stripe|stripes|curtain|curtains|eyes?|eagle|falcon|slogan|poem|bullet holes?';
const PART_ARABIC =
  'آیینه|شیشه|دروازه|چراغ|بمپر|تایر|سقف|بادی|پلیت|هنداره|ښیښه|څراغ|ټایر|چت|رنگ|برچسپ|بیرق|عکس|پرده|هارن|اریکین';
const BROKEN =
  'شکسته|کنده|سوخته|ترکیده|پاره|کج|ریخته|شکستگی|خراب|ندارد|مات|ماته|مات شوی|سوځیدلی|سوځیدلې|ماته ده|نشته';
/** A vehicle that everybody there knows by a fault or a mark. */
export const VEHICLES: readonly string[] = [
  String.raw`(?:(?:the|a|an|his|her|that)\s+)?(?:[\p{L}-]+\s+)?(?:${MAKE})\s+with\s+(?:[\p{L}'-]+\s+){1,4}(?:painted|written|drawn|stuck|tied|hanging|glued|sprayed)(?:\s+(?:on|across|along|to|from|over)\s+(?:the|its)\s+\p{L}+)?`,
  String.raw`(?:${MAKE_ARABIC})(?:ی)?\s+(?:\p{L}{3,}ی?\s+)?که\s+(?:\p{L}+\s+){1,4}(?:رسم|نوشته|نقاشی|چسپانده|اویزان|رنگ|بسته)\s+(?:است|شده|بود)(?!\p{L})`,
  String.raw`(?:\p{L}{2,}\s+)?(?:${MAKE_ARABIC})\s+چی\s+(?:\p{L}+\s+){1,5}(?:رسم|لیکلی|لیکل\s+شوی|انځور|ځوړند|لگیدلی|سریښ)\s*(?:شوی\s+)?(?:دی|ده|و|وه)(?!\p{L})`,
  String.raw`(?:[\p{L}']+\s+){0,2}(?:chizilgan|yozilgan|osilgan|bo'yalgan|yopishtirilgan|чизилган|ёзилган|осилган|бўялган|ёпиштирилган)\s+(?:[\p{L}']+\s+)?(?:${MAKE_UZBEK})`,
  String.raw`(?:(?:the|a|an|his|her|that)\s+)?(?:[\p{L}-]+\s+){0,2}(?:${MAKE})\s+(?:with|without|whose|that\s+has|that\s+had|missing)\s+(?:(?:the|a|an|its|no|one|only|both|two)\s+){0,2}(?:(?!(?:who|and|in|at|on)\s)[\p{L}-]+\s+){0,2}(?:${PART})(?!\p{L}|(?<=plate)\s+\p{L}{1,9}[\s-]*\d)`,
  String.raw`(?:the|a|that)\s+(?:[\p{L}-]+\s+)?(?:broken|cracked|smashed|painted|burnt|dented|three-wheeled)\s+(?:[\p{L}-]+\s+)?(?:${MAKE})(?!\p{L})`,
  String.raw`(?:${MAKE_ARABIC})(?:ی)?\s+(?:\p{L}{3,}\s+){0,2}(?:که\s+)?(?:${PART_ARABIC})(?:ه?اش|ش)?\s?(?:\p{L}{2,}\s+)?(?:${BROKEN})(?!\p{L})`,
  String.raw`(?:\p{L}{3,}\s+)?(?:${MAKE_ARABIC})\s+چی\s+(?:\p{L}{2,}\s+)?(?:${PART_ARABIC})\s+(?:یی\s+)?(?:${BROKEN})(?:\s+(?:ده|دی|وه|و))?(?!\p{L})`,
  String.raw`(?:[\p{L}']+\s+)?(?:oynasi|eshigi|chirog'i|bamperi|g'ildiragi|tomi|ойнаси|эшиги|чироғи|бампери|ғилдираги|томи)\s+(?:singan|siniq|yorilgan|yo'q|kuygan|ezilgan|qiyshiq|синган|синиқ|ёрилган|йўқ|куйган|эзилган|қийшиқ)\s+(?:[\p{L}']+\s+)?(?:${MAKE_UZBEK})`,
];

/** By whose name plates are said; as patterns of folded text. */
export const PLATE_PROVINCES =
  'kabul|kunduz|nangarhar|herat|balkh|kunar|kandahar|khost|ghazni|laghman|logar|takhar|badakhshan|baghlan|paktia|qobul|کابل|کندز|قندوز|ننگرهار|هرات|بلخ|کنر|کونړ|قندهار|کندهار|خوست|غزنی|لغمان|لوگر|تخار|بدخشان|بغلان|پکتیا|parwan|wardak|helmand|faryab|jawzjan|samangan|پروان|وردک|هلمند|فاریاب|جوزجان|سمنگان|نیمروز|فراه|غور|بامیان|کاپیسا|پنجشیر';
