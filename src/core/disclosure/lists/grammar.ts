/** Titles, and the ordinary words that stand beside names and are none. */
import { setOf } from './list.ts';

/** What comes before a name and makes it one person's. */
export const TITLES =
  setOf(`arbob арбоб mirob мироб usta уста ustoz устоз muhandis муҳандис hofiz ҳофиз xalifa халифа pir пир sayid сайид so'fi сўфи polvon полвон pahlavon паҳлавон mayor майор kapitan капитан leytenant лейтенант мавлоно mavlono maxdum маҳдум qurboshi sardor сардор senator سناتور abu umm ustaad muallim muhandis hojji hadji hajja hajja mullana maulavi mavlaviy mavlavi qomandan komandan brigadier warrant sergeant teacher uncle brother
جگرن جګړن جگړن بریدمل ساتنمن پوهاند پوهنوال پوهنمل پوهنیار آغلې حافظ حافظه شهزاده کماندو ابو ابی مهندس ډاکټره داکټره داکتره معلمه استاده مولینا کاکو ماما تغایی ترور عمه خاله ماستر دگرجنرال تورنجنرال پیلوت سرمعلم کاتب داملا آقای اقای خانم میرمن абу муҳандис мавлавий мулло
mullah mulla molla mola mula mollah mulah mawlawi maulawi mawlavi maulavi molavi mowlawi maulvi moulvi mawlana maulana mowlana haji hajji hajee hajj alhaj al-haj al-hajj
qari qaree kari qazi qadi sheikh shaikh shaykh sheykh shekh shaik dr doctor prof professor commander cmdr comandan qomandan qumandan kumandan general gen colonel col captain capt major maj lieutenant lt
engineer eng ustad ostad ustaz ostaz akhund akhundzada akhunzada damullah damulla mufti malik arbab sayed sayyid syed pir khalifa khwaja khan mr mrs ms sir madam kaka mama lala bibi
governor mayor judge imam minister ustod mulla hoji qori shayx shaix doktor qo'mondon qomondon domla domulla eshon muallim otaxon polkovnik general
мулла ҳожи хожи қори шайх доктор қўмондон домла домулла эшон муаллим полковник генерал устод мавлавий
ملا مولوی مولانا حاجی الحاج قاری قاضی شیخ داکتر دکتور دکتر ډاکتر ډاکټر دوکتور قوماندان کماندان قومندان جنرال استاد انجنیر انجینر انجنیئر مفتی ملک ارباب خلیفه پیر صوفی سید حضرت اخند آخند
اخندزاده آخندزاده معلم دگروال ډگروال تورن دگرمن بریدمن څارنوال سارنوال کاکا ماما لالا مرزا میرزا بی‌بی ښاغلی جناب محترم خواجه ایشان داملا دمولا`);

/** Titles that are also roles: beside a large place they make a post, not a name. */
export const ROLE_TITLES = setOf(
  'governor mayor judge imam minister commander general khan malik kaka mama lala general doctor engineer captain major',
);

/** Latin words that follow a title and name nobody. Small letters. */
export const LATIN_STOP =
  setOf(`uyi uyim uyimiz telefoni raqami moshini mashinasi do'koni puli pullari odamlari ishi ukasi akasi otasi onasi уйи уйим уйимиз телефони рақами мошини машинаси дўкони пули пуллари одамлари иши укаси акаси отаси онаси video видео videoni видеони rasm расм foto фото internet интернет radio радио televizor телевизор kompyuter компьютер telefon телефон o'zim o'zimning o'zimiz o'zing o'zi ўзим ўзимнинг ўзимиз ўзи ўзинг mening bizning sizning uning ularning менинг бизнинг сизнинг унинг уларнинг a an the and or but of in on at to from for with by as is was were are be been being has have had do did does said says say told tells asked asks who whom whose which that this these
those he she they it we you i his her their its our my your him them us me not no nor so if then than there here when where why how what all some any each every both few many more most other
such only own same too very can will would could should may might must shall about against between into through during before after above below up down out off over under again further once
came come comes went goes go going gone saw see sees seen heard hear hears knew know knows known gave give gives took take takes made make makes got get gets left leave leaves paid pay pays
works worked working lives lived living teaches taught speaks spoke led leads runs ran kept keep keeps met meets meet called calls named calls arrived joined joins fought fights killed killing
also still never always often sometimes later now today yesterday soon because while until since though although without within around near like among who's wants wanted thinks thought
people man men woman women one two three four five son brother sister father mother cousin uncle village villages district districts province mosque mosques group groups fighters commanders commander elders elder council councils
himself herself themselves another others nobody somebody someone anyone everyone everybody
va bilan uchun edi ekan bu u ular biz men sen siz dedi aytdi keldi ketdi bor yo'q emas ham esa lekin ammo har bir hamma ko'p juda keyin oldin orqali haqida tomonidan kabi deb degan xudo yagona alloh
shamol osmon narx qarz amirlik ozodlik ovoz yoqilg'i tank telefon
xalq hukumat askarlik farmon musofir asir халқ ҳукумат фармон мусофир асир қарз нарх шамол танк рўза ўлим ko'rgan qurgan кўрган қурган`);

/** Ordinary words of Dari and Pashto, beside which a name is looked for and which are none. */
export const ARABIC_STOP =
  setOf(`و در به از که را با برای تا بر این ان آن او وی ما شما ایشان انها آنها من تو خود یک دو سه چهار پنج چند هر هم نیز نه نی یا اگر اما ولی مگر چون زیرا پس باز بعد قبل پیش پیشتر حالا اکنون
امروز دیروز فردا شب روز سال ماه هفته ساعت وقت زمان جا جای همه همین همان هیچ بسیار خیلی زیاد کم بیشتر کمتر تنها فقط هنوز همیشه گاهی دیگر دیگه دیگری
است هست بود بودند بوده باشد شد شده شدند میشود می‌شود می شود میشوند می‌شوند کرد کرده کردند میکند می‌کند میکنند می‌کنند کند کنند گفت گفته گفتند میگوید می‌گوید میگویند می‌گویند میگفت می‌گفت امد آمد آمده آمدند می‌آید رفت رفته رفتند میرود می‌رود
داد داده دادند میدهد می‌دهد میدهند می‌دهند گرفت گرفته گرفتند میگیرد می‌گیرد دارد داشت داشتند ندارد نداشت دید دیده دیدم شنید شنیدم شنیده خواند میخواند می‌خواند ماند مانده کشته کشتند کشت زد زده زدند ساخت برد اورد آورد نشست خواست میخواهد می‌خواهد
ها های هایی ان ای ی مردم مرد مردان زن زنان کس کسی کسانی نفر نفری شخص اشخاص افراد گروه گروپ طالبان داعش دولت حکومت امارت نظام
صاحب صاحبان صایب محل مسجد مدرسه قریه قریه‌ها ولسوالی ولایت ولایات شهر منطقه مناطق بازار خانه مکتب راه سرک پول معاش کار جنگ صلح امام امامان خطیب مردمان بزرگ بزرگان کلان خورد دینی محلی سلفی حنفی سابق سابقه فعلی جدید کهنه
مستعار مستعارش مستعاری نام اسم بنام موسوم قوم قومی ریش سفید سفیدان متنفذ متنفذین عالم علما طالب جوان جوانان پسر دختر برادر خواهر پدر مادر کاکا ماما
د په له ته تر کی کښی کې باندی سره او یی یې یو یوه دوه دری څلور پنځه دا دغه هغه هغوی دی دې زه ته موږ مونږ تاسو خپل خپله خپلو چی چې که نو خو یا هم نه نشته شته دی ده وه وو وی یم یو ول وای شی شو شوی شوه شول کیږی کیدل کیده
وکړ وکړه وکړل کړی کړ کړه کوی کاوه کول وایی وویل ویل ویلی وایه راغی راغلی راغلل راځی لاړ تللی ځی ورکړ ورکړی ورکوی واخیست لری درلود ولری ولیدل ولید اوری واورید اوسیږی اوسی اوسیده ژوند کوی وژل وواژه مړ
خلک خلکو سړی سړو ښځه ښځی ښځو کس کسان کسانو کلی کلیو کلی‌والو ولسوالۍ ولایت ښار سیمه سیمی جومات مدرسی بازار کور ښوونځی لار پیسی تنخوا کار جګړه جگره سوله مشر مشران مشرانو کشر لوی نوی زوړ پخوانی اوسنی ځینی ډیر ډیری لږ ټول ټولو هیڅ هر
نن پرون سبا شپه ورځ کال میاشت اوونی وخت ځای بیا اوس مخکی وروسته یوازی لا تل کله هلته دلته ځکه نوم نامه صاحبان یوازینی
شپی خبر خبری خبره یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نزده بیست سی چهل پنجاه شصت هفتاد هشتاد نود صد هزار
یوولس دولس دیارلس څوارلس پنځلس شپاړس اوولس اتلس نولس شل دیرش څلویښت پنځوس شپیته اویا اتیا نوی سل زر مور پلار ورور ورونه خور زوی لور تره ماما نیکه تن تنه ډله ډلی حکومت دولت طالبانو داعشیان د‌داعش محترم محترمه`);

/** Between a title and the name: a courtesy. */
export const COURTESY = setOf('متقاعد sahib saheb sb sahab صاحب صایب صیب ساهیب sohib соҳиб');

/** Before a name: that it is one. */
export const NAMING_ARABIC = setOf(
  'اتی بنام نام اسم نامش اسمش نوم موسوم مسما ولد بن بنت فرزند مشهور معروف ملقب تخلص لقب ismi nomi исми номи',
);
/** After a name: that somebody speaks or acts. */
export const SPEAKING_ARABIC = setOf('گفت میگوید میگفت گفته وویل ویل وایی ویلی');
export const KIN_ARABIC = setOf(
  'پسر دختر برادر خواهر زن خانم نواسه زوی لور ورور خور میرمن لمسی وراره کاکای پسرکاکای مامای زوم داماد برادرزاده خواهرزاده',
);
/** What is taught, and what somebody is pitied as: “the Arabic teacher”, “the poor smuggler” have no name. */
export const TAUGHT = setOf(
  'عربی انگلیسی دری پشتو ازبکی ریاضی کیمیا فزیک تاریخ جغرافیه دینیات ورزش سپورت رسامی حسن‌خط کمپیوتر بیولوژی ساینس هندسه غریب بیچاره',
);
