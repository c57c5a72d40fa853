/** Capitals and titles that point at nobody who is in danger: groups, peoples, months, faiths, public figures. */
import { setOf } from './list.ts';

/** Words that are written with a capital wherever they stand. */
export const CAPITALISED =
  setOf(`i january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday hamal sawr jawza saratan asad sunbula mizan aqrab qaws jadi dalw hut
united states kingdom nations valley fergana islamist islamists jihadi jihadist jihadists islam islami islamic muslim muslims quran koran sharia hadith ramadan ramazan eid allah god prophet salafi salafis salafist hanafi hanafis deobandi shia shias sunni
sunnis sufi sufis wahhabi christian christians sikh sikhs hindu hindus jew jews jihad ummah hijra caliphate emirate caliph amir emir
taliban taleban talib isis daesh daish is-k isk iskp isis-k is-khorasan khorasan khurasan al-qaeda alqaeda qaeda haqqani haqqanis ttp tehrik-i-taliban imu etim let lashkar-e-taiba jamaat-ul-ahrar
hizb hezb jabha tanzim hizb-e-islami jamiat mujahideen mujahidin mujahed gdi nds isi cia nato isaf un unhcr unicef wfp icrc eu usaid ngo fbi red cross crescent
pashtun pashtuns tajik tajiks hazara hazaras uzbek uzbeks turkmen turkmens baloch baluch nuristani pashai pashayi safi safis shinwari shinwaris mohmand mohmands afridi
afridis zadran wazir wazirs mehsud mehsuds achakzai noorzai popalzai barakzai alokozai ghilzai ghilzais durrani durranis kharoti ahmadzai stanikzai mashwani mamund salarzai
kuchi kuchis gujar gujars kyrgyz arab arabs aimaq sadat sayyids alikozai ishaqzai alizai tarakai khugiani
afghan afghans pakistani pakistanis iranian iranians american americans russian russians soviet soviets chinese indian indians turkish
british european western asian directorate tashkiloti ташкилоти saudi emirati qatari kazakh hajj doha pashto dari uzbek persian arabic urdu english farsi russian
ministry minister government republic army police court senate parliament loya jirga shura hawala ushr zakat office internet facebook
birlashgan millatlar buddha budda whatsapp instagram tiktok facebook skype zoom telegram youtube twitter signal viber google toyota corolla land cruiser hilux kalashnikov rpg pkm m16 humvee ak ak-47 pk ied ieds
north south east west northern southern eastern western central covid-19 covid corona dr mr mrs ms
ismaili ismailis fieldnote fieldnotes nawruz nowruz navruz nauruz roshan etisalat mtn awcc salaam afghanistani kunduzi peshawari kabuli herati nangarhari balkhi ghaznavi sar-e ayollar vazirlik vazirligi maorif ichki mudofaa jumhuriyat amirlik аёллар вазирлик вазирлиги маориф жумҳурият амирлик dial hokim hokimi ҳоким muharram skype book imei cafe grid insta tazkira taskera surf hilux corolla lorry passport cnic nadra whatsapp torkham afghani kalashnikov rupee dollar euro salafism islamism arabia covid source interviewer interviewee researcher question answer q a yes no
korolla fielder starex lexus landcruiser prado surf ranger pajero mazda kamaz zil uaz jeep humvee rangers honda yamaha suzuki bajaj zarang saracha tuktuk mercedes ford datsun tundra tacoma hyundai kia nissan fildor fildir damas neksiya nexia matiz lada niva volga jiguli samsung nokia iphone huawei vivo oppo tecno hayluks hilyuks vertolyot drone королла ҳайлюкс нексия матиз нива жигули камаз тойота
o'zbek o'zbeklar tojik pashtun turkman hazora toliblar tolibon tolib ishid iShid islom musulmon qur'on alloh ramazon hayit
ўзбек ўзбеклар тожик паштун туркман ҳазора толиблар толибон толиб ишид ислом мусулмон қуръон аллоҳ рамазон ҳайит`);

/** Ministries, courts and banks of a whole country or of the world: nobody is found by one. */
export const BODIES_OF_ALL =
  /^(?:the\s+)?(?:ministry\s+of\s+(?:the\s+)?\p{L}+(?:\s+(?:and\s+)?\p{L}+)?|(?:world|central|national|asian\s+development)\s+bank|supreme\s+court|supreme\s+council|وزارت\s+\p{L}+|د\s+\p{L}+\s+وزارت|بانک\s+(?:جهانی|مرکزی)|نړیوال\s+بانک|مرکزي\s+بانک|\p{L}+\s+(?:vazirligi|вазирлиги)|(?:jahon|markaziy|жаҳон|марказий)\s+bank[ia]?|(?:жаҳон|марказий)\s+банки?)$/iu;

/** Heads of state and others in public roles (a project adds its own): all words of one, as they sound together. */
export const PUBLIC_FIGURES = [
  'ashraf ghani',
  'president ghani',
  'hamid karzai',
  'karzai',
  'hibatullah akhundzada',
  'mullah hibatullah',
  'sheikh hibatullah',
  'haibatullah akhundzada',
  'mawlawi hibatullah',
  'mullah omar',
  'mullah mohammad omar',
  'mullah baradar',
  'abdul ghani baradar',
  'mullah abdul ghani baradar',
  'sirajuddin haqqani',
  'jalaluddin haqqani',
  'anas haqqani',
  'mullah yaqoob',
  'mullah yaqub',
  'mawlawi yaqoob',
  'zabihullah mujahid',
  'suhail shaheen',
  'amir khan muttaqi',
  'abdullah abdullah',
  'ahmad shah massoud',
  'ahmad massoud',
  'amrullah saleh',
  'gulbuddin hekmatyar',
  'hekmatyar',
  'hikmatyor',
  'gulbiddin hikmatyor',
  'abdul rashid dostum',
  'general dostum',
  'marshal dostum',
  'dostum',
  'osama bin laden',
  'usama bin laden',
  'bin laden',
  'ayman al-zawahiri',
  'zawahiri',
  'abu bakr al-baghdadi',
  'baghdadi',
  'shahab al-muhajir',
  'hafiz saeed khan',
  'joe biden',
  'biden',
  'donald trump',
  'trump',
  'barack obama',
  'obama',
  'vladimir putin',
  'putin',
  'imran khan',
  'pervez musharraf',
  'musharraf',
  'ismail khan',
  'atta mohammad noor',
  'zalmay khalilzad',
  'khalilzad',
  'mohammad najibullah',
  'doctor najibullah',
  'dr najibullah',
  'babrak karmal',
  'zahir shah',
  'king zahir shah',
  'burhanuddin rabbani',
  'xi jinping',
  'shavkat mirziyoyev',
  'mirziyoyev',
  'islom karimov',
  'emomali rahmon',
  'اشرف غنی',
  'حامد کرزی',
  'کرزی',
  'هبت‌الله آخندزاده',
  'هبت الله آخندزاده',
  'ملا هبت‌الله',
  'ملا هبت الله',
  'شیخ هبت‌الله',
  'شیخ هبت الله',
  'ملا هیبت الله',
  'شیخ هیبت الله',
  'ملا هیبت‌الله',
  'هیبت الله آخندزاده',
  'ملا عمر',
  'ملا محمد عمر',
  'ملا برادر',
  'عبدالغنی برادر',
  'ملا عبدالغنی برادر',
  'سراج‌الدین حقانی',
  'سراج الدین حقانی',
  'جلال‌الدین حقانی',
  'ملا یعقوب',
  'مولوی یعقوب',
  'ذبیح‌الله مجاهد',
  'ذبیح الله مجاهد',
  'امیرخان متقی',
  'عبدالله عبدالله',
  'احمد شاه مسعود',
  'احمدشاه مسعود',
  'امرالله صالح',
  'گلبدین حکمتیار',
  'حکمتیار',
  'عبدالرشید دوستم',
  'جنرال دوستم',
  'دوستم',
  'اسامه بن لادن',
  'ایمن الظواهری',
  'ابوبکر البغدادی',
  'بایدن',
  'ترمپ',
  'پوتین',
  'عمران خان',
  'پرویز مشرف',
  'اسماعیل خان',
  'داکتر نجیب',
  'ډاکټر نجیب',
  'داکتر نجیب‌الله',
  'داکتر نجیب الله',
  'ظاهر شاه',
  'خلیلزاد',
  'زلمی خلیلزاد',
  "ashraf g'ani",
  'hamid karzay',
  'mulla umar',
  'mulla hibatulloh',
  "do'stum",
  'ашраф ғани',
  'ҳамид карзай',
  'мулла умар',
  'дўстум',
  'путин',
  'каримов',
  'ислом каримов',
] as const;

/** Of people who are many: the word alone names nobody. */
export const PEOPLES_AND_GROUPS_ARABIC =
  setOf(`بټنی منگل ځاځی تنی گربز مروت کاکړ هوتک توخی سلیمانخیل جبارخیل خټک بنگښ اورکزی محسود داوړ مقبل صبری طالبان طالب داعش پشتون تاجک هزاره ازبک ترکمن بلوچ صافی شینواری مومند اپریدی زدران وزیر مسید اڅکزی
نورزی پوپلزی بارکزی الکوزی غلجی درانی خروټی احمدزی ستانکزی مشوانی ماموند سالارزی سلفی سلفیان حنفی دیوبندی شیعه سنی مجاهدین حقانی القاعده حزب جمعیت امارت خلافت امریکا ناتو ملل متحد یونیسف اسحاقزی علیزی سدوزی خوگیانی کوچی`);
