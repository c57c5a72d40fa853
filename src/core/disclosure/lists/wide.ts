/** Names of people and places that the other lists lack, and ordinary words of Uzbek in Arabic script. */

export const WIDE_LATIN = `
adiba alam alif aqil arifa asif azimullah badri belal besmellah ferozan freba gohar guldana gulrang gulsanga hadi helai janat kaihan
kameela kamila kemia khaista khanum mahfuz maisam mateen mahtab mohsin mushtaq nahida najma nilab orzala paymana payam qader rangina
roza sabrina sahel samia saliha sayeda shakib shakira sharafat sohail tahera wahab waqif waranga waslat zala zarmin ziaullah zulgai
akbarali akmalxon ayniddin joniqul laziza muxtor ochil parvina qahramon ruxsora vohid xurram yorqin shukriya 
fahima feroza gulghotai gulpari hamasa hangama hawa huma ibtisam jahanara khurshid latif lailoma lutfia mahjabin mallika maqsuda
marghalara maryama masuma mehria mermen mobina moqadasa muqaddas nageen naseema nasreen nazneen nelofar nooria palwasha parween
raheela raihan razma rukhsar sakeena sameera sapna saira shafiqa shahnaz shahla shamim sharara shaperai shazia shukufa simin sohaila
sughra sultana tabasum tahmina tayiba torpakai wagma yasamin zahida zainab zakira zarifa zarka zarqa zermina zibagul zuhra
abas abdali adel afzali ahad ajab ajmir akhtar almas amanat andiwal arsala aryan asghar ashur ataullah attal awal awalkhan ayub azghar
badshah bahadur bahram bakhtullah baqi baqir baryal basir bazgul daryakhan dawran delawar dunya ehsas emran enayat esa eshaq faqirullah
farooq fazli fedaullah gharzai ghazan ghorzang ghufran habibgul haidar hamdard hamdullah hashem hazar hejran hozhaber ikhtiar ilham
imamuddin inam iqbal ismatullah ezatullah jabbar jafar jahan jahed jamaluddin jawhar jehan joma kabir kakar kalimullah karimdad
khaksar khalil khalilullah khalq kheyal khurram khwani lajward lalagul lewal lutf mahdi majid malyar mansur maqsud mashuq matin mehdi
mehraban mir mirajan mirzada mobin mudasir mujtaba mumtaz munib murtaza muslim nadali najmuddin nangial nangyalai naser nasratullah
nawroz nayeb nazargul niaz nizam noman obaid obaidullah omara pacha pamir parwez pasoon payenda qahar qand qandagul qasem qayum
qudrat rafiq rahimdad rahmat rahmatgul rasool rawof razaq rohollah rostam sabawoon sadruddin safar safdar saidgul sajad saleem samandar
samar sanaullah sarajuddin sardar sayedgul sebghatullah shadab shaer shafi shafaq shahbaz shahid shahmahmood shahpoor shahrukh shamsher
shamsul sharafuddin shekib shirzai shuja siawash sifatullah siyar soroush sulaimankhil tahsin taimur tamkin tanwir tawfeeq tela temor
torgul turab ubaid umara walid wakil wasim wazir weesa yaqoob yar yawar yonus zaher zaki zalmay zamir zarif zaryab zmaryalai zohair zaheer
esmat arghush batur bahodur bo'ri bo'riboy davronbek egamberdi elmira gulizar hayitmat hudoyqul jo'rabek kenjaboy mamadali mamatqul
mamajon mirvosid nazirjon nurali ochildi oltinoy omonboy oqila orziqul ostonaqul pirimqul qilichboy quvonch rahmonqul ro'ziboy ro'ziqul
safarali sanam sayfiddin sharofat shoira shodiyor suyun tangirqul tillo toshmurod toshtemir to'xtaboy to'xtamurod turdiqul umar umrzoq
uzoqboy xayrinisa xidirali xolboy xudoyberdi xushvaqt yo'lchi yormat zayniddin zebiniso ziyodulla ogulnabat ogulgerek gurbanguly
annaguly orazmuhammet bayramdurdy amangul maral ogulsona ogulbike sapargul nurberdi hallynazar durdygul
`;

export const WIDE_ARABIC = `
عبدالرحمان ادیبه اکمل آناهیتا انارگل بی‌بی‌گل غرغښت گلدانه اسلام‌الدین جانداد کیهان کاملیا مهرخ میثم عمید اورزلا قدیره رنگینه
روهینا روزا صبرینا ساجیه ښپون تواب وهاب وصلت زکیه ضیاالله زلګی حبیب‌گل سخی‌جان شیرین‌گل سورگل لال‌آغا آغامحمد نوروزخان رحمن‌قل
باتیر الله‌نظر رجب جان‌علی هوا فهیمه فروزه گلپری حماسه هنگامه حوا هما جهان‌آرا لیلما لطفیه مه‌جبین مقصوده مرغلره معصومه مهریه مبینه
مقدسه نسیمه نسرین نوریه پلوشه پروین راحیله رخسار سکینه سمیرا سپنا سایره شهناز شهلا شراره ښاپېرۍ شاپیری شازیه شگوفه سیمین سهیلا
صغرا سلطانه تبسم تهمینه طیبه تورپیکی وږمه یاسمن زاهده زینب ذاکره ظریفه زرکا زرقا زرمینا زیباگل عباس ابدالی عادل افضلی احد
عجب اختر الماس امانت اندیوال ارسلا آرین اصغر عاشور عطاالله اتل اول‌خان ایوب بهادر بهرام بخت‌الله باقی باقر بریال بصیر بازگل
دریاخان دوران عنایت عیسی اسحاق فقیرالله فضلی فداالله غرزی غازان غورځنګ غفران حیدر هاشم هجران امام‌الدین انعام اقبال عصمت‌الله
جعفر جاهد جمال‌الدین جوهر کبیر کلیم‌الله کریمداد خاکسار خلیل خلیل‌الله لاجورد لالاگل لېوال مهدی مجید ملیار منصور مقصود معشوق
متین مهربان میراجان میرزاده مبین مدثر مجتبی منیب نادعلی نجم‌الدین ننگیال ننګیالی نصرت‌الله نظرگل نیاز نعمان عبیدالله پامیر
پرویز پسون پاینده قهار قندگل قیوم رفیق رحیمداد رحمت‌گل رسول رووف رزاق رستم سباوون صدرالدین صفدر سیدگل سجاد سمندر ثناالله
سراج‌الدین صبغت‌الله شاداب شفق شهباز شاه‌محمود شاهپور شاهرخ شمشیرخان شرف‌الدین شیرزی شجاع سیاوش صفت‌الله سروش تحسین تیمور
تمکین تنویر تورگل تراب عبید وسیم ویسا یعقوب یاور ظاهر زکی ضمیر ظریف زریاب زمریالی زهیر اجمل‌خان شیراحمد گل‌احمد میراحمد
نوراحمد جان‌احمد خان‌زمان گل‌زمان شیرزمان محمدزمان نورزمان میرزمان گل‌رحمن خان‌ولی گل‌ولی شیرولی گل‌امیر خان‌امیر شیرین‌آغا
بابه‌جان بابه‌مراد قربان‌علی رجب‌علی صفرعلی جمعه‌علی نادعلی علی‌جمعه علی‌نظر علی‌مدد علی‌یاور محمدجمعه محمدنعیم محمدهاشم محمدیونس
محمدایوب محمدقاسم محمدعیسی محمدموسی عبدالحی عبدالباقی عبدالاحد عبدالصبور عبدالمنان عبدالعلی عبدالحکیم عبدالقیوم عبدالحنان عبدالستار
عبدالهادی عبدالوکیل عبدالملک عبدالوالی عبدالبصیر عبدالمجید عبدالمالک عبدالمتین عبدالنافع عبدالاحمد عبدالجلیل عبدالجبار عبدالحبیب
تورسون‌بای جوره‌بیک جوره‌قل رحمان‌بیردی ایشانقل خال‌مراد نارمراد نارقل یولداش اولماس تاش‌مراد تاشپولاد ایرگش ایرکین تورابیک
قوچقار بوری‌بای بوری جمعه‌بای قربان‌بای صفرمراد نورمراد حضرت‌قل خدایقل خدایبیردی خدای‌نظر اوراز اورازمراد قلیچ آنه‌قلی بایرام
اوغل‌بیکه آی‌جمال گل‌جهان گل‌چهره گلنور گلشاد مه‌گل ماه‌پری لاله‌گل تورسون‌آی بی‌بی‌حوا بی‌بی‌سارا بی‌بی‌آمنه بی‌بی‌عایشه
`;

export const WIDE_LATIN_PLACES = `
alishing andar arghandiwal bahram+shahid char+kent chughtaran dahana+ghuri dand+patan dara+nur darah+suf dawlina dehsabz fayroz+koh
ghazi+abad gonbad khan+char+bagh khoja+du+koh khost+fereng khuram+sarbagh kishm kohband lajoy lal+pura markaz+behsud
muta+khan nader+shah+kot naka nawa+barakzayi pul+alam qala+kah reg+khan+nishin sang+charkh sayed+abad sayid+khel sayyid+karam
shahrak+haji shajoy shakar+dara shari+safa shaykh+ali tarnak+jaldak tormay torzai tswaka wata+pur wuza+jadran zhawara qala+fathullah
macrorayan kota+sangi pul+khishti sara+shamali ahmad+shah+mina tarakhel parwan+se
pul+sorkh chilsitoon chelsetoon karte+nau karta+naw shahrak+haji+nabi omid+sabz ayno+maina shahr+safa shur+andam sang+masha hutqol
khawat almeto darb+khosh tangi+gharu khushal+khan+mena khushhal+khan+mena khushal+mena chahar+dehi char+dehi chardehi chahardehi deh+khwaja deh+khoja deh+bagh deh+kepak deh+arab deh+sabz+khas qala+khwaja qala+qazi qala+moslem qala+wahid
qala+zaman+khan qala+shada qala+haidar+khan qala+murad+beg kariz+mir tangi+lalandar tangi+saidan tangi+wardak tangi+tashqurghan
sia+sang siah+sang bini+hisar qargha kart+naw guzar+gah char+rahi+qambar rishkhor musahi kamari butkhak surkhab
dega+khas qala+jangi takhta+pul dehdadi kod+barq karte+ariana karte+zera+at siyagird kalampir hairatan
chendawol bala+hesar chawki+arghandi arghandi shekh+yassin
tarakai hassan+khel sabari dwa+manda lakan matun tere+zayi nangalam qalae+gal kandigal korangal chapa+dara waygal barge+matal
asmar dangam narang sheltan ganjgal shultan marawara ghakhi nawapass shonkrai sarkani dewagal digal tora+bora spin+gharai mamand
abdul+khel takhto bandar pekha kot+bazaar lagharjo janikhel mirzaka ahmadaba laja+ahmad+khel zazi+aryub ali+khel
qorghan khwaja+do+koh khwaja+gogirdak jangal+arigh xo'ja+do'ko'h xojadukoh khoja+ghar andxo'y andxuy
sheberghan shibirg'on qaramqul qarqin xamob khamab mingajik aqcha oqcha fayzobod mardiyon mardyan xoniqoh qo'shtepa darzob belcheragh
bilchirog' almor qaysor ko'histon garziwan gurziyon pashtunkot sherintagob dawlatobod xonchorbog' maymana maymona
`;

export const WIDE_ARABIC_PLACES = `
الساي بټي+کوټ چار+سده څپرهار دولت‌آباد دهراوود ده+یک دربابا جانی‌خیل خم‌آب خوگیاڼي کوز+کنړ لجه+منگل لال‌پوره منگجیک
مومند+دره موسی‌خیل موسی‌قلعه متاخان نادرشاه‌کوت پچیر+اگام قره‌باغ قوش‌تپه شهیدحساس شهر+بزرگ شملزایی شیخ‌علی شیبکوه سوزمه‌قلعه
تیرزایی ټوروو وټه‌پور وازیخوا ورممی وازه+ځدران یحیی‌خیل یوسف‌خیل زنه‌خان زیړوک ده+مزنگ احمدشاه+مینه 
تره‌خیل افشار پل+سرخ بی‌بی+مهرو لویه+ویاله شورندام حوتقول تنگی+غارو تنګي+غارو خوشحال‌خان+مینه خوشحال+خان+مینه چهاردهی ده+خواجه ده+باغ ده+کیپک ده+عرب قلعه+قاضی قلعه+واحد قلعه+شاده قلعه+جنگی
کاریز+میر تنگی+لالندر تنگی+سیدان تنگی+وردک سیاه‌سنگ بینی+حصار قرغه گذرگاه ریشخور تخته+پل کود+برق
سیاه‌گرد حیرتان ارغندی نانگلام کندیگل کورنگل اسمار شلتن سرکاڼي سرکانی دیوه‌گل توره+بوره عبدل‌خیل لغرجو میرزکه زازی+آریوب
علی‌خیل جنگل+اریغ خواجه+گوگردک شبرغان قرقین مردیان خانقا دارزاب بلچراغ پشتونکوت شیرین‌تگاب
خان+چارباغ 
`;

/** Of the sentence, the weather, the fields and the house. */
export const UZBEK_ARABIC_WORDS = `
امنیه امنیې خدایا یاخدا الهی یارب پروردگارا خداوندا بچیم جانم عزیزم دوستان برادران خواهران هموطنان مسلمانان آقایان افسوس دریغا وای آه ای هی بلی نخیر آری هو نه‌خیر آفرین شاباش لطفا مهربانی سلامت زنده‌باد مرده‌باد خدایه خدایږو اونی
قیش یاز کوز بهار کون تون کېچه کیچه کیچ ایرته اېرته اقشام آقشام آخشام ییل ییلی آی هفته ساعت وقت زمان بوگون ایرتگه کېچگی اۉته بولدی
یۉل یول ایو اۉی اوی اېشیک ایشیک دېوار دریچه بازار دوکان مکتب مسجد شهر قیشلاق ولایت وطن دنیا یېر سو تاغ دریا دشت چول باغ باغچه دالا
اکین بوغدای نان گوشت یاغ سوت توز شکر چای آت قوی قۉی ایچکی سیغیر ات ایت اېشک توه توخوم قوش بالیق بۉری بوری یۉلبرس آدم کیشی اېر ایرکک
عیال قیز بالا بالهلر کمپیر چال قری یاش یاشلر اوسقال اقسقال آقساقال آق‌ساقال اۉقیتووچی اوقووچی معلم شاگرد طالب عسکر پولیس حاکم والی
داکتر قابله قۉشنی قوشنی اۉرتاق یولداشلر دوستلر دشمن مهمان گپ گپلر سۉز سوز خبر سوال جواب حق کتاب خط پول نرخ قرض ایش ایشچی جنگ اوروش
تینچلیک تینچ قۉرقینچ قورقو ییغی کولگی اولیم اۉلیم توغیلیش تۉی توی ماتم نماز روزه دعا قرآن مولود زکات یاخشی یمان کتته کیچیک اوزون
قیسقه یانگی ینگی ایسکی اېسکی قیزیل آق قره کۉک کوک ساریق یشیل ایسیق ساووق سووق اچچیق شیرین بوش تۉله توله آچ تۉق آغیر یېنگیل تېز سېکین
بیز سیز اولر اولار مېن سېن منگه سنگه بیزگه سیزگه اولرگه اونی بونی شو او بو اوشه اۉشه ها یۉق یوق اېمس ایمس بار کیم نیمه نیمگه قچان
قیاق قنداق قنچه همه هېچ هیچ هر بیر ایکی اوچ تۉرت تورت بېش بیش آلتی یېتی یتی سککیز توققیز اۉن اون یگیرمه اۉتیز قیرق اېللیک آلتمیش
یوز مینگ کۉپ کوپ آز باشقه بعضی یرم یریم کېین کیین آلدین اول سۉنگ سونگ حاضر همیشه گاهی ینه ینگیدن بیلن اوچون حقیده اره اورته آستی
اوستی یانی ایچی تشقری ایچکری اۉنگ اۉز اۉزیم اۉزی اوزیم کېلدی کیلدی کېتدی کیتدی باردی قایتدی آلدی آلیب بېردی بیردی قیلدی قیلیب
دېدی دیدی دېب دیب اېتدی ایتدی سۉردی کۉردی کوردی کۉرگن اېشیتدی یازدی اۉقیدی اوقیدی آچدی یاپدی تورردی اۉتیرردی اۉلدی اۉلدیریلدی
قالدی قالمه‌دی چیقدی چیقمه‌دی کیردی توشدی یوردی چاپدی قاچدی توتدی توتیب ایلدی بۉلدی بۉلگن بولگن بۉله بوله اېدی ایدی اېکن ایکن
کېرک کیرک ممکن بیلمیمن بیلمه‌یمن بیلمه‌دی قورقدیم قۉرقدیم ییغلدی کولدی اورگندی ساتدی ساتیب آلیشدی یاقدی یاندی کویدی سالدی تشله‌دی
اوچره‌دی سۉیلدی گپیردی گپیرمه‌دی کۉچدی کوچدی یاغدی یاغمور قار باران شمال بولوت قویاش آی یولدوز تام تمام اسمان تیریک حیاتی آتلیق
قرغه قوشه درس امتحان ماش کیییم کییم پخته گیلم کرخانه آبیاری آریق اریق ارا مالیه محصول مالدار دهقان چوپان سوداگر
`;

/** Of field notes, tools, beasts, trades and the body, in Dari and Pashto. */
export const WIDE_ORDINARY = `
کتابخانه کتابتون کتابخونه شفاخانه دواخانه آشپزخانه مهمانخانه قهوه‌خانه چایخانه کارخانه فابریکه کتابفروشی نانوایی کودکستان پوهنتون پوهنځی پوهنځی لابراتوار آرشیف موزیم سینما پارک استدیوم ستدیوم جمنازیم حوض تالار
محاسب محاسبه محاسبې نقشه شاهده شاهدې لیکلې مقاله مقالې مجسمه طاووس رسم نقاش نقاشی انځور نرسنګ نرسنگ خیاطۍ 
پاچا پاچاهي پادشاه گدا ګدا
مختصات موقعیت سیگنال جنراتور ژنراتور بتری پاسخ‌دهنده مصاحبه‌گر مصاحبه‌شونده پرسش‌نامه رضایت‌نامه چاپ آشپزخانه آسیاب آسیا
نان‌پز تندور خمیر پالک شلغم تاک ارزن شالی پنبه زعفران خشخاش هیرویین یوغ قاطر اسپ بز گوساله خروس کبوتر گنجشک کبک گرگ شغال
روباه کفتار مار گژدم بقه پشه مگس مورچه سیل برفکوچ ژاله توفان آفتاب ابر غبار زغال هیزم کاه‌گل گچ زنجیر صحن مهمان‌خانه
تشناب آشیانه نمد بالش رومال برقع چپلک عصا لاتین لمپه شیطان‌چراغ چرخبال هاوان تفنگچه کلاشنکوف مورچل قرارگاه قشله پادگان
تیپ نل پمپ کمبود تشنگی مرض کمر زانو تابلیت پیچکاری سکته ملاریا توبرکلوز جهیز طویانه شیربها بیوه وصیت نذر جادو باج خمس
گرو لنډیز یادښت پوښتنلیک رضایت بټرۍ ګازره هندواڼه متاک خوسی کچره کوتره باښه لېوه سورلنډی ګیدړ چونګښه مچ لمر ورېځ دوړې
سکاره خښته ځنځیر کولپ غولی ټغر غالۍ لمڅی بالښت شړۍ څادر لوپټه پټکی کمیس پرتوګ واسکټ لکړه لاټین چورلکه تمانچه کنډک ټلیفون
کمښت ټوخی پزه زنګون پوټکی ستن ولور کوډې بډې واخلئ وپوښتئ وګورئ وخورئ وڅښئ وتړئ وساتئ خرابه خیرنه لنده درنه ژوره ړنده کڼه
ګوډه حافظه بررسی پژوهش تهمت شک یقین توبه ثواب حلال واجب مستحب مکروه غسل رکعت سجده رکوع ترجمه فقه نحو ادبیات رباعی
ضرب‌المثل معما لطیفه شوخی زمزمه نجوا غوغا هیاهو شلیک تیراندازی یورش پیروزی پرچم شعار راهپیمایی گردهمایی آموزش نصاب نتیجه
دیپلوم رخصتی غیرحاضری الماری پنسل تخته‌پاک پرنتر فوتو دوربین کمره ثبت‌کننده بلندگو پلگ سویچ بلب ترانسفارمر انرژی پنل
شارژ دیزل بلون اجاق منقل کرسی هوا عقب حومه دامنه قله صخره غار سراشیبی هموار ریگستان علفزار مرتع آبشار باتلاق لنگر
قایق جاله پلچک چوک ایستگاه اده ترمینل راکب تکت عبور بازرسی رهایی بیجا داوطلب کارکن اجیر مستخدم هنر کسب سرمایه مدافع
پیگیری دوسیه بایگانی مثنی قد ابرو رخسار زنخ چاق لاغر نوجوان دوگانگی یتیم‌خانه کتنه څېړنه منل ژباړه ټوکه لاریون روزنه
پایله رخصتي کامره لوډسپیکر مزی انرژي نغری سوېل کونج ګټ سمڅه هواره شګلن ورشو څړځای ځړوبی جبه ټاپو څپه بېړۍ
لویه‌لار تمځای اډه هوايي‌ډګر ټکټ تېښته رضاکار بنسټ پانګه ونډه پېژندنه بریت چاغ ډنګر لوړ تنکی غبرګونی ختل خوښ راحت بېړه
ځنډ مهال شېبه ګړۍ لحظه بله‌ورځ ماسپښتن ماخوستن سحار غرمه‌ډوډۍ ګاونډ بلد نابلد کوربه خادم نوکر بادار کشرتوب ماشومتوب
شیندل رېبل څنډل خړوب
`;

/** Of the names above, what is an ordinary word too. */
export const WIDE_WORDS_LATIN = `rahmat bo'ri arslon lochin shunqor bulbul to'ti oy kun tong bahor barot hayit hawa payam dunya jahan pamir safar samar wazir qand roza gohar amanat baqi qahar zala alam alif badri khanum
tanwir tela umar umara qasem`;
export const WIDE_WORDS_ARABIC = `شاهده پاچا هوا الماس امانت جوهر شفق پامیر پیام باقی ظریف متین مهربان تبسم حماسه هنگامه هما حوا سپنا معشوق مقصود لاجورد شاداب
دوران انعام اقبال امداد احد عادل تحسین تمکین تنویر توبه تراب شجاع قهار رووف ضمیر صبا همت صفت هجران`;
