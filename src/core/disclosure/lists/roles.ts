/**
 * Words of which phrases are made that point to one person or one place without a name: what people do, where they do it,
 * where that lies. In our own words, one list a language and a kind; singular, for many are nobody.
 */
import { setOf } from './list.ts';

/** What a word may be in such a phrase. */
export interface PhraseWords {
  readonly roles: ReadonlySet<string>;
  readonly kin: ReadonlySet<string>;
  readonly sites: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  /** “behind”, “next to”. */
  readonly where: ReadonlySet<string>;
  readonly former: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  /** Qualities by which one site is told from another. */
  readonly qualities: ReadonlySet<string>;
}

export const ENGLISH_WORDS: PhraseWords = {
  roles:
    setOf(`mullah imam preacher khatib muezzin judge prosecutor lawyer headmaster headmistress principal teacher tutor coach
    trainer goalkeeper midwife nurse doctor physician surgeon dentist pharmacist chemist gynaecologist gynecologist paediatrician
    pediatrician anaesthetist vet baker barber butcher tailor carpenter blacksmith goldsmith jeweller welder mechanic electrician
    plumber potter cobbler miller weaver dyer painter photographer cook caterer gardener watchman gatekeeper doorman guard bodyguard
    caretaker cleaner porter janitor driver conductor smuggler shopkeeper grocer stationer bookseller seller vendor hawker moneychanger hawaladar
    banker cashier accountant bookkeeper clerk scribe typist secretary registrar librarian archivist postman mayor governor
    commissioner director manager head deputy chief superintendent supervisor foreman inspector administrator chairman chairwoman
    spokesman commander lieutenant captain colonel sergeant warden jailer interpreter translator announcer newsreader presenter
    reporter editor broadcaster poet singer musician drummer wrestler boxer footballer falconer shepherd beekeeper farmer landlord landowner
    innkeeper mirab malik arbab elder headman chieftain khan undertaker gravedigger washer herbalist healer matchmaker hairdresser beautician
    seamstress embroiderer broker agent contractor engineer surveyor electrician technician operator dispatcher pilot attendant
    storekeeper quartermaster armourer gunsmith recruiter paymaster tax-collector collector muazzin qari widow policeman policewoman sentry ferryman guide watchmaker usher`),
  kin: setOf(
    `son daughter brother sister father mother uncle aunt nephew niece cousin wife husband grandson granddaughter
    grandfather grandmother son-in-law brother-in-law father-in-law daughter-in-law sister-in-law mother-in-law widow fiance fiancee twin stepson`,
  ),
  sites:
    setOf(`mosque madrasa madrassa seminary school lycee lycée kindergarten college academy institute course hospital clinic ward
    pharmacy laboratory orphanage shelter bakery shop store stall kiosk booth workshop garage factory mill kiln mine quarry
    warehouse depot market bazaar sarai restaurant teahouse cafe hotel guesthouse bank exchange bathhouse hammam shrine cemetery
    graveyard bridge dam well spring canal park stadium club gym pool cinema library station stop terminal pump checkpoint post
    outpost barracks base prison jail court courthouse office ministry directorate council village quarter street lane alley
    square roundabout house compound flat apartment building block tower hostel dormitory canteen salon parlour studio printworks pressroom brickworks
    tannery slaughterhouse dairy farm orchard nursery camp gate crossing customs union guild association foundation corner district precinct section basement cellar roof attic courtyard yard`),
  units: setOf(
    `brigade battalion company platoon squad regiment corps division kandak unit department section directorate
    committee commission branch bureau agency team fund cell front`,
  ),
  where: setOf(`behind beside opposite near facing below above under beneath past`),
  former: setOf(`former late old ex retired acting deputy current new last previous then assistant`),
  numbers: setOf(
    `one two three four five six seven eight nine ten first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth`,
  ),
  qualities:
    setOf(`lower upper big small old new red blue green white black yellow central main northern southern eastern western
    burnt ruined abandoned little great stone mud wooden glass girls boys women's men's children's military private public provincial
    district commercial central eye maternity tuberculosis leprosy customs police border`),
};

export const DARI_WORDS: PhraseWords = {
  roles:
    setOf(`ملا ملاامام امام خطیب موذن قاضی سارنوال وکیل سرمعلم سرمعلمه معلم معلمه استاد مربی مدیر مدیره آمر آمره رئیس رییس رئیسه معاون سرپرست
    منشی سکرتر کاتب محرر محاسب خزانه‌دار تحویلدار گدامدار داکتر داکترۀ نرس قابله دواساز دوافروش جراح سرطبیب طبیب نانوا نانوای سلمان قصاب خیاط نجار
    آهنگر زرگر مستری ترمیمکار برقی نلدوان کلال موچی بافنده رنگمال عکاس آشپز باغبان چوکیدار دربان محافظ بادیگارد پهره‌دار نگهبان صفاکار دریور راننده
    موتروان قاچاقبر دکاندار بقال صراف حواله‌دار بانکدار شاروال والی ولسوال کلانتر مامور قوماندان قومندان دگروال جگرن تورن افسر سربازرس مستنطق ترجمان
    گوینده نطاق خبرنگار مدیرمسئول شاعر آوازخوان پهلوان دروازه‌بان چوپان زنبوردار ارباب ملک میراب قریه‌دار وکیل‌گذر گورکن مرده‌شوی طبابتگر آرایشگر خیاطه
    دلال کمیشنکار قراردادی انجنیر ترافیک رهنما رهنمای سروی‌گر تخنیکر پیلوت خادم متولی ملنگ حافظ قاری نماینده مسئول مسوول سخنگو فرمانده رهبر کتابدار چای‌فروش ناظم ناظر سوپروایزر مفتش ناظره`),
  kin: setOf(
    `پسر بچه دختر برادر خواهر زن خانم شوهر کاکا ماما عمه خاله نواسه داماد عروس خسربره خشو یازنه باجه برادرزاده خواهرزاده بیوه نامزد همسایه همسایۀ همسایهٔ`,
  ),
  sites:
    setOf(`مسجد مدرسه دارالعلوم مکتب لیسه کورس پوهنتون انستیتوت شفاخانه کلینیک بلاک دواخانه لابراتوار پرورشگاه یتیم‌خانه نانوایی دکان
    دوکان کراچی کارگاه ورکشاپ گاراج فابریکه آسیاب داش معدن گدام بازار مارکیت سرای رستورانت سماوار سماوات چایخانه هوتل مهمانخانه بانک صرافی حمام زیارت
    قبرستان هدیره پل بند چاه چشمه کاریز پارک استدیوم استودیو کلپ جمنازیوم سینما کتابخانه ایستگاه اده ترمینل تانک پوسته قرارگاه کندک قشله زندان محبس
    توقیف محکمه دفتر ریاست مدیریت شورا شاروالی ولسوالی قریه محله گذر کوچه چوک خانه حویلی قلعه اپارتمان تعمیر لیلیه جای آرایشگاه مطبعه زیرزمینی زیرخانه تحویلخانه شرکت رادیو تلویزیون کمپ دروازه
    گمرک اتحادیه انجمن موسسه بنیاد ناحیه حوزه میدان مرکز آمریت عدلیه حربی`),
  units: setOf(
    `لوا لوای کندک تولی بلوک غند فرقه قول‌اردو قطعه بخش شعبه ریاست آمریت مدیریت کمیسیون کمیته اداره تیم جبهه امنیه معارف استخبارات پولیس ترافیک صحت امور`,
  ),
  where: setOf(`پشت پهلوی روبروی روبه‌روی مقابل نزدیک عقب کنار زیر بالای سر پیشروی بغل جوار لب دم رو‌به‌روی`),
  former: setOf(`پیشین سابق اسبق قبلی فعلی جدید مرحوم متقاعد برحال عمومی`),
  numbers: setOf(
    `اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم یک دو سه چهار پنج شش هفت هشت نه ده بیست سی چهل پنجاه صد دوصد سه‌صد چهارصد پنجصد هزار دو‌صد پنج‌صد`,
  ),
  qualities:
    setOf(`بالا پایین کلان خورد سفید سبز سرخ کبود سیاه زرد کهنه قدیم نسوان ذکور دخترانه بچه‌ها مرکزی سرحدی شمالی جنوبی شرقی غربی خشتی سنگی گلی نظامی ساختمانی تجارتی صرافی
    خصوصی اطفال زنانه مردانه ولادی مرکز شهر قریه ولسوالی ولایتی ولایت گمرک سوخته ویران جامع`),
};

export const PASHTO_WORDS: PhraseWords = {
  roles:
    setOf(`ملا امام خطیب موذن قاضي څارنوال وکیل سرښوونکی ښوونکی ښوونکې استاد روزونکی مدیر مدیره آمر امر امره آمره رئیس رییس رییسه مرستیال مرستیاله سرپرست
    منشي سکرتر کاتب محاسب خزانه‌دار تحویلدار ګدامدار ډاکټر ډاکټره نرس نرسه قابله درملتون‌وال جراح سرطبیب نانوای نانوايي نایي ډم قصاب خیاط ترکاڼ پښ زرګر
    مستري برقي کلال موچي رنګمال عکاس اشپز آشپز باغوان بڼوال چوکیدار دربان ساتونکی بادیګارد پیره‌دار پهره‌دار موټروان دریور قاچاق‌وړونکی دوکاندار هټیوال صراف
    حواله‌دار ښاروال والي ولسوال مامور قوماندان ډګروال جګړن تورن افسر ژباړن ویاند نطاق خبریال شاعر سندرغاړی پهلوان شپون ارباب ملک میراب قریه‌دار وکیل‌ګذر قبرکن
    آرایشګره دلال کمیشنکار قراردادي انجنیر تخنیکر پیلوټ ترافیک لارښود خادم متولي حافظ قاري استازی مسوول مشر کتابتون‌وال پلورونکی چای‌پلورونکی چلوونکی ناظم ګول‌کیپر سوپروایزر سوپروایزره مفتش پلټونکی څارونکی`),
  kin: setOf(
    `زوی لور ورور خور مېرمن ښځه ښځې مېړه تره ماما عمه ترور لمسی زوم نږور اوښی وراره خورزه خوریی کونډه تربور زامن کوژدن ګاونډی ګاونډي چنغول`,
  ),
  sites:
    setOf(`جومات مسجد مدرسه مدرسې ښوونځی ښوونځي لېسه لیسې کورس پوهنتون انسټیټیوټ روغتون کلینیک بلاک درملتون لابراتوار نانوایي نانوایۍ دوکان هټۍ کراچۍ کارخانه
    ورکشاپ ګراج فابریکه فابریکې ژرنده ژرندې بټۍ کان کانونو ګودام بازار مارکېټ سرای رستورانت سماوار هوټل مېلمستون بانک صرافۍ حمام زیارت هدیره هدیرې پل بند څاه چینه چینې
    کارېز پارک لوبغالی استدیو سینما کتابتون تمځای اډه اډې ترمینل ټانک پمپ پوسته پوستې قرارګاه کنډک زندان محبس محکمه محکمې دفتر ریاست شورا ښاروالۍ ولسوالۍ ښار
    کلي کلی محله محلې کوڅه کوڅې چوک کور کلا ځای باغ اپارتمان ودانۍ لیلیه ارایښتون ارایشګاه مطبعه راډیو ټلویزیون کمپ دروازه دروازې ګمرک اتحادیه ټولنه مؤسسه موسسې بنسټ ناحیه
    ناحیې حوزه حوزې میدان مرکز درې دره`),
  units: setOf(
    `لوا کنډک ټولۍ بلوک غند فرقه قول‌اردو قطعه قطعې څانګه څانګې برخه ریاست امریت مدیریت کمېسیون کمېټه اداره ادارې ټیم جبهه جبهې امنیې امنیه معارف استخباراتو پولیسو ترافیک روغتیا چارو نرسنګ`,
  ),
  where: setOf(`شاته مخامخ ترڅنګ څنګ خوا مخکې وروسته مخې لاندې پورته شا څنګته نږدې`),
  former: setOf(`پخوانی پخواني پخوانۍ اوسنی نوی مړ عمومي سرپرست مرحوم`),
  numbers: setOf(
    `لومړي لومړۍ لومړی دویم دویمې دوهم دوهمې دریم دریمې درېیم څلورم څلورمې پنځم پنځمې شپږم شپږمې اووم اوومې اتم اتمې نهم لسم لسمې دوه درې څلور پنځه شپږ اووه اته نهه لس شل سل سوه زره`,
  ),
  qualities:
    setOf(`لوړ برنی برې کوزنی کوزې ښکتنی پاسنی پاسنۍ لوی لویې کوچني کوچنۍ سپین سپینې شین شنې زرغون سور سرې تور تورې ژېړ زاړه نوي مرکزي سرحدي شمالي جنوبي ختیځ لوېدیځ
    نجونو هلکانو نسوان ذکور پوځي خصوصي ماشومانو ښځو ولایتي ښار کلي ولسوالۍ بستریز خښتین ډبرین ړنګ زېږنتون`),
};
