/**
 * More given names and family names: of men and women, as Pashtuns, Tajiks, Hazaras, Uzbeks and Turkmens have them.
 * Compounds with -ullah, -uddin, Gul-, -jan and the like need no entry: rules make them.
 */

export const GIVEN_LATIN = `
arian abubakr abasin aseer ahrar ahsan adib arshad irshad esfandiar eskandar ashfaq iftikhar afrasiab altaf amjad
anas enam angaar uria aurangzeb ayaz isar babur batoor basit baset baqir baqer bacha bakhtiar bakhtiyar badi besmel
basharat behroz behzad bahman bijan pasoon tanvir timorshah taimoorshah sabit samin janbaz jahed jibril jabriel
jalandar junaid jahandad jahanzeb jahanzaib chaman changez changiz hatam huzaifa hasib hamayat hamad hamdan hanif
haneef khadem khaksar khesraw khosraw khushdil khozhman khaibar khyber kheyr khairat danish danesh daniel danial
dilagha delbaz durani zabih raghib ramesh rahmdil razzaq rahin roshan romel roman riaz zabardast zardad zarshah
zarwali zaryab zarir zumrud zumarai saghar salar salem subhan sodes sartaj saadi samsor sayar siawash siavash saidal
sidal saif saifi shahpur shahin shayeq shafqat shafaq shakoor shukoor shakil shakeel shamim shahram shahryar
shahriar shawkat shaukat sherahmad saboor safi salah sanaubar ashoor ashur asim aseem alamzeb alamzaib amer ebad
adnan arafat askar ata azmat azimi emad umra anbar ghufran ghorzang fateh fayeq fattah ferasat faramarz farrukh
farshad furqan fasih fahd faulad qabel qodus qudus quddus qaisar kashif kambiz kamgar kamyab kalim kaleem komail
koshan kohzad gulajan gulfam luqman liaqat liaquat maajid mubin mustamand meskin mishal mashal musawir mutahar
muzafar mutasim mazam minhaj mehran mirbacha mirhatam mirdad mirdil mirzada mirali mirnawab mirwaiz milad naseh
naseri namdar nadim nadeem nashat nazeer noman numan nawaz norak noshad nikzad nekzad wasif waseef wasim waseem
wadir wareshmin wuqas waqas wisam hedayat hamdam hamraz hoshang hushang hoshmand yadgar yawar yahia yazdan torlai
torman bayazid bazid dzwak zwak dzalmai zalmi zhwand zhwak wrang spoghmai sparghai stana granai lewal hilaman
hailaman shamlai tsapand tsarak tsanga khkulai shkulai khaperai shaperai shapirai breshna bareshna storai storay
zarlakhta ghotai ghutai durkhanai dorkhanai sherinai rana pashtana khapirai bakhmala marghalara sanzala sandara
gulmakai gulmaky gulghotai tankai zarka peghla shinkai paighla atena atefa azada asefa afarin aida ayda aydin ainoor
aynur arghawan asmah ashrafa afroz afsoon aqlima almas elham elaha anjila anita uranus batool batul badria bashira
bahara behishta bahishta bobojan bibo bibi parasto partaw pariwash parinaz parichehr popal taban tabinda taranum
tarana samina sameena jahanara juwairia chamanara hajira hajera hakima hadisa hasiba hanifa hawa huria khatema
khalida khojasta khojesta khurshid khorshid dania derakhshan durya delaram dilaram dilruba dunya donya diana diba
zakira rashida rubaba robaba rokhshan rohafza rohina roshana romina rita raihana rayhana zahida zuhal zohal
zarafshan zarbanu zartaj zarina zulfa zulaikha zolaikha zibanda zinat zeenat jhala zhala zhela sajida sahira saera
saira sara samea sajia sediqa siddiqa sarvin saida saeeda safora safura sumaya somaya saman sumbul sunbul suzan
sosan susan soma sona sawida simin shadia shahida shahdokht shayesta shaista shaqayeq shagufa shogofa shukofa
shegofta shamayel shamsia shahrzad shahnaz shahrbano shahla shaila shiba shima sabira sadiqa sadeqa sughra soghra
sofia tala talat taiba tayeba zarifa zahera atika aliya aqela aqila adila awida azra efat iffat afifa ghazala ghezal
ghuncha fakhira fayeza fatana farah farahnaz faraidoon farkhunda farkhonda faraiba fariba fareeha fazila fazela feza
qadira qudsia qodsia qamargul kafia kamela kubra kobra katayon kausar kawsar kawkab gulbadan gulbahar gulafroz
gulbanu guldasta gulrukh golsom gulnar gulnesa gulnaz gawharshad giti lala lamia lailoma leeda lida mahbooba mahrukh
mahia mubina matina mohsina marwa mastura mastora malaka maleeka munaza mehri mehrmah mahwash mahin maimuna maimoona
nadira nadera nazbo nazdana nazgul nabila najla najwa naziha nastaran nasreen naghma nigar negar negara negin neghin
nawal nawbahar nurjahan noorjahan nooria noria noshin nilam hania huda hoda hasti hangama wajiha wasima wida vida
yasamin yasmina zhakfar zhila zewa zeba zeeba ziba zulekha mahgul mahjabin mozhgan muzhgan mujgan najiba nazira
nagina nuria noorzia warkaza benazir benafsha banafsha balqis bilqis hasna hafiza humaira homaira dordana durdana
rokhsana rahima salima sonia sima shazia shahina saleha tahira aabida abida arefa uzra gulpari gulala lina mahboba
awazali qurbanali qorbanali nawrozali ramazanali hussainali hossainali chamanali ghulamabbas salmanali alijan
alijuma alidad aliyar alimadad abdulhussain eshaq khademhussain zamenali barat baratali safarali rajabali shabanali
yaqubali mehrabali kalbali gulhussain jawadali mohammadali mohammadhussain mohammadreza saidali alireza aliakbar
aliasghar naderali qorban qurban nawroz nowroz khudadad bayram bairam anamuhammad qulmuhammad xudoynazar tashqul
toshqul toshmurod eshonqul boymurod nurqul shohmardon hamroqul hamroh toraqul to'raqul tursunboy turg'un
nazarmuhammad olloyor ollobergan jo'ra joraboy o'rol oroz oyxon oysulton oltin bibixol eldor eldorbek bobir ulug'bek
ashurmuhammad rustambek yo'ldosh yoldosh baxtiyor shukrullo qoraja oqmuhammad otamurod chori choriyor xudoyqul
qurbonnazar nurmurod omonmurod omongeldi berdimurod muhammadmurod ogulgul oyjamol oynabot gozal go'zal dilfuza
dilrabo dilorom dilnavoz fotima gulbahor gulruh gulsanam gulshan hilola husnora iroda kamola lobar lutfiya mahliyo
maftuna malohat mamlakat manzura marhabo mavjuda mavluda mohichehra muattar muhabbat muhayyo munisa muqaddas muslima
nilufar nozima oygul oynisa oysha ra'no rayhon robiya roziya ruxshona sabina sadoqat sanobar sevara shahlo shahribon
shohista sitora sojida subhiniso sug'diyona surayyo tabassum vazira xadicha xosiyat xurmo yoqutoy zamira zebiniso
zuhro zulayho zulfiya abbos abdug'ani abdumalik abdumannon abdumo'min abdunabi abduqodir abdurasul abdusalom
abdusamad abdusattor abdushukur adham ahad ahmadjon akrom akobir alijon amriddin asadbek asadulla asqar asror avaz
azamat bekmurod begmurod boltaboy boqi botirjon boymat davlat davron dovud elmurod eshmurod eshpo'lat fahriddin
fayzi fozil g'afur g'ani g'ayrat g'iyos g'ofur g'olib g'ulom haydar hayit hoshim husayn ibrohim ilhom inom isroil
jabbor jalol jamol jumaboy jumanazar kamoliddin komiljon lutfulla mamadali mamarasul mamatqul maqsud ma'ruf matyoqub
muhiddin mumin murodali mustafo najmiddin nasriddin ne'mat nizom normat norboy numon nuriddin o'ktam o'lmas omon
orziqul otaboy ozod parda po'lat qahhor qosimjon qurbon quvvat rajab ramazon rauf razzoq rizo ro'zi ro'zimurod
sadriddin safar said sattor sayfiddin sherbek shodmon shokir shoxrux shukur sirojiddin sobit soli sodiq sultonmurod
sunnat suhrob tojiddin toshpo'lat umarali vahob vali valijon xayrulla xayriddin xolbek xolnazar xudoynur yahyo
yo'lchi yusufjon ziyo zoir zokirjon zoxid khalis khales safai sapai wror zaland zmarialai takal tawus turyali
sangaray khoshbeen marjan marjana mawj meena yusra zarsanga wazhmah hawsai hosai gulghutai toorpekai pekai sparlay
sparlai zhwandun lmar rodaba rudaba manija mandana mehria mehrun meher mahrun humera nilufer shirinjan dewa dewah
diwa latun spina spinai shaperay kashmira nagis gulandam gulandama zarmast zartasha zargoona tooba toba setara
khadeja marwarid sahargul saharnaz palwashai hogai hogay muska maska zhagh dunia rabiya rubina sanga parand paiman
payman pamir pamer baran perwez peroz piruz pirouz pahlawan qalandar samander sardarjan sarfaraz shafiqgul
shahbuddin shahidgul shamskhan sharbat spingul taza tazagul torjan torkhan wajid wajeed waseq wazirgul zahidgul
zalgai zargar musafer musafir mirakhan mirahmad mirhamza mirzaman nekmohammad noorali noorwali sahibjan sayedrahman
shahmahmood shahzaman shahnawaz talamohammad azizahmad atamohammad alawuddin isa eidmohammad ghaznawi gulnabi
gulnoor gulrahman gulshah khanmohammad khangul mehruddin nezamuddin yaqobi yaqubi anwari asghari baqeri bahrami
bashiri taimuri jafari jalali jawadi hafezi khalili khaleqi dawoodi zamani sarwari saeedi shujai shafiee sadeqi
samadi taheri zaheri arefi abbasi usmani osmani atayee faqiri qurbani qayumi kohistani latifi mobarez mohebi majidi
mahmoodi mahmudi mirzai muzafari masumi malekzai mansuri mahdawi mirzayee nasery nasiri nuristani wafayee hotaki
yasini yusufzai amiri nazari ahmadi mohammadi hussaini hosseini haidari amini azizi hashimi qaderi qadiri yousufi
ibrahimi akbari rezayee rezai musawi mousavi alawi wahidi rostami ghafoori hakimi sultani sharifi faizi qasemi
mojaddedi gailani gilani muhseni muradi najafi niazi rahmati alizada hussainzada rahimzada karimzada mohammadzada
`;

export const GIVEN_ARABIC = `
زیتونه جانگله شهنازه پلوشه‌گل گلالۍ ښایسته‌گله خوږه زرکۍ توتیا طوطیا نیازبو ببو ادی دادو کشمیرو خیرو گلو تولقین لالی کشمش‌گل آرش آرین آصف ابوبکر اباسین اتل اثیر اجمیر احرار احسن ادیب اریوب ارشاد ارشد ارشیا ازمری اسفندیار اسکندر اشفاق اصغر
افتخار افراسیاب الطاف الفت امجد انس انعام انگار اوریا اورنگ اورنگزیب ایاز ایثار ایمان بابر باتور بادام باران
باسط باقر باقی باچا بختیار بختور بدیع بسمل بشارت بهار بهادر بهروز بهزاد بهمن بیژن پاچا پاسون پهلوان
پیاوړی پیروز پیمان تاج تابش تنویر تورن تیمورشاه ثابت ثمین جانباز جاهد جبرییل جبرئیل جلیل جلندر جمعه جنید 
جهانداد چمن چنگیز حاتم حارث حامد حذیفه حسیب حقیار حماد حمدان حنیف خادم خاکسار خانزاده خداینور خسرو خلیق خوشدل
خوژمن خیال خیبر خیرالدین دادالله دانش دانیال دلاغا دلباز دولت ذبیح راز راحل راغب رامش رحمدل رزاق رقیب رهین
روحانی روشان روشن رومل رومان ریاض زاخیل زبردست زرداد زرشاه زرولی زریاب زریر زمرد زیارمل زیار ساغر سالار سالم سایل
سبحان ستار ستوری سدیس سرتاج سربلند سعادت سعدی سکندر سلام سمسور سنگر سهاک سیار سیاوش سیدال سیف سیفی 
شادمان شاهپور شاهین شایق شبیر شجاع شرف شعبان شفقت شفق شکور شکیل شمالی شمیم شهرام شهریار شهسوار شوکت
شیراحمد شیران صبور صداقت صفدر صفر صفی صلاح صمیم صنوبر صیاد صیدال عاشق عاشور عاصم عالم عالمزیب عامر عباد
عبدالواسع عبدالسبحان عدنان عرفات عطا عظمت عظیمی عقاب علیم عماد عمرا عنبر عید غفران غیور فاتح فایز فایق فتاح
فدا فدامحمد فراست فراز فرامرز فرخ فردوس فرشاد فرقان فرمان فصیح فهد فولاد فیاض فیروزه قابل قایم قدوس قسیم قلیچ
قندآغا قهرمان قیصر کاشف کاکر کامبیز کامگار کامل کامیاب کروخیل کلیم کمیل کوشان کوهزاد گلاجان گلباز گلفام گوهر
لاجورد لقمان لمر لیاقت ماجد مالک مامون مبین مجروح مجاهد مستمند مسکین مشعل مصور مطهر مظفر معتصم معروف معظم 
 ملکزاده منظور منور منهاج مومن مهتاب مهران میربچه میرحاتم میرداد میردل میرزاده میرعلی میرنواب میرواعظ میلاد نازک
ناصح ناصری نامدار نایب نجات نجیم ندیم نشاط نظیر نعمان نواز نورک نورستان نوشاد نیکزاد واصف وثیق
وداد ودیر وریښمین وسیم وفی وقار وقاص ولایت ویاړ هجران هدایت همدم همراز هنرمند هوشنگ هوشمند یادگار یاور یحیا
یزدان تورلی تورمان بازید بایزید پښتونیار ځواک ځلاند ځلمی ځدراڼ ننګیال سپرغی زړور مړنی مرور ستانه شهزاد ګران لېوال
هوډ شملی څپاند څرک څانګه ښکلی ښایسته ښاپېری ښاپیری ورانګه برېښنا ستورۍ تورپیکۍ زرلښته غوټۍ غوټی درخانۍ درخو شېرینۍ
 پښتنه مینه خاپېرۍ خاپیری بخمله مرغلره مرغلرې سنځله سنډره ګلغوټۍ ګلمکۍ تنکۍ شینکۍ آتنه آذر آزاده
آسنات آصفه آفرین آفتاب آیدا آیدین آینور ارغوان اسما اسمه اشرفه افروز افسانه افسون اقدس اقلیما الماس الهام الهه
انجیلا انیتا اورانوس آفاق بتول بدریه برشنا بسمینه بشیره بهاره بهشته بوبوجان بیبو بیگم پرستو پرتو پریوش پریناز پریچهر
پوپل تابان تابنده تاجور ترنم ترانه ثمینه جنت جهان‌آرا جویریه چمن‌آرا حاجره حاکمه حدیثه حسیبه حسنیه حشمتیه حکیمه
حنیفه حوا حوریه خاور خاتمه خجسته دانیه درخشان دریه دلارام دلربا دیانا دیبا ذاکره راشده ربابه رخشان روح‌افزا
روحینا روشنا روفیه رومینه ریتا ریحان زاهده زحل زرافشان زربانو زرتاج زرینه زلفا زیبنده زینت ژاله ژیلا ساجده ساحره
سارا سامعه سایمه ستاره سجیه سحر سدیقه سروین سعیده صفورا سمن سمینه سنبل سوزان سوسن سوما سونا سویدا سیمین شاداب شادیه
شاکره شاهده شاهدخت شقایق شکوفه شگوفه شگفته شمایل شمسیه شمیلا شهرزاد شهناز شهین شهربانو شیلا صادقه صغرا صغری صوفیا
طلعت ظریفه ظاهره عاتکه عاصفه عالمه عایده عدیله عصمتیه عفت عفیفه غزاله فاخره فایزه فایقه فتانه فرح فرحت فرحناز فریحه
فضیله فضه قمرگل کافیه کبرا کبری کتایون کرشمه کوثر کوکب گلبدن گلبهار گل‌افروز گل‌بانو گل‌چهره گلدسته گلرخ گلسوم
گلشن گلنار گلنسا گلناز گوهرشاد گیتی لاله لامعه لعیا لیلوما لیلی ماریا مارینا ماهرخ ماهیه مبینا متینه محسنه مرحبا
مروه مستوره ملکه ملیکا منزه منیره مهری مهرماه مهناز مهوش مهین میمونه نادره نادیا نازبو نازدانه نازگل نبیله نجوا
نزیهه نسترن نسیبه نصیبه نغمه نگار نگارا نگین نوال نوبهار نورجهان نوشین نیلم نیما هانیه هدی هنگامه وجیهه وسیمه
ویدا یاسمینه یگانه عوض‌علی نوروزعلی رمضان‌علی حسین‌علی چمن‌علی غلام‌عباس سلمان‌علی علی‌جمعه علی‌داد علی‌یار علی‌مدد
عبدالحسین اسحاق خادم‌حسین ضامن‌علی برات‌علی صفرعلی رجب‌علی شعبان‌علی محراب‌علی کلب‌علی گل‌حسین جواد‌علی محمدحسین
محمدرضا محمدمهدی محمدجواد سیدعلی سیدحسین علی‌اکبر علی‌اصغر علی‌حسین نادرعلی برات دین‌علی بایرام بیرام آنه‌محمد
آنه‌قل قل‌محمد خدای‌نظر تاشقل تاش‌محمد ایشان‌قل بای‌مراد خال‌مراد نورقل شاه‌مردان همراقل حمراه توره‌قل تورسون تورغون
ایرگش ارگش نظرمحمد الله‌یار الله‌بیردی خدای‌بیردی جوره جوره‌بای اورال اورازمحمد اوراز آی‌خان آی‌سلطان آلتین
بی‌بی‌خال ایلدرم اولوغ‌بیک ظهیر عاشورمحمد رستم‌بیک یولداش یولدوز ارکین اولجه‌بای شکرالله گلچهره قره‌جه آق‌محمد
آتامراد چاری چاریار گلدی خدایقل قربان‌نظر نورمراد آمان‌مراد آمان‌گلدی بردی‌مراد محمدمراد اوغل‌جان اوغل‌گل آی‌جمال
آی‌نبات گوزل الهام‌الدین ارمان ارمغان ثمرگل حکم‌خان خالقداد خواجه‌محمد داودشاه داوودجان رحیم‌شاه روزالدین زلمی‌خان
سمیع‌جان شمس‌الرحمان شیرین‌آغا شیرین‌جان صفت صفت‌خان ضیارحمان عالم‌خان عبدالاول عبدالرقیب عبدالکافی عبدالمعروف
عبدالهاشم عبدالوکیل عبیدرحمان عصمت‌الرحمان غنی‌خان فرهادالدین فریدالله فقیراحمد قدرت‌گل لعل‌باز لعل‌الدین مسافر
مسافرخان مقبل میرزارحیم میرسلام میرغوث نظرگل نورحسن نورحبیب نورزمان نورشاه وزیرگل وکیل‌احمد هدایت‌شاه همیش‌گل
همیشه‌گل هاشم‌خان یارگل یاراحمد پټه‌خزانه پوهاند‌جان بلنه توربۍ جانه جندو خوبان دروزه زرګونه زرپانه سپینۍ
سره‌ګله شیرینه صنوبره غمۍ لیمه لونګه نازوګی ناغوشه نوره وړانګه وریشمینه یاسمنه زینبه زرغونې زرمینې زهرې شکرې
مریمې فاطمې فوزیې کوثری نظامی احمدزاده محمدزاده حسین‌زاده علی‌زاده کریم‌زاده رحیم‌زاده صالح‌زاده جمال‌زاده یعقوبی
انوری اصغری باقری بهرامی بشیری پوپلزی تیموری جعفری جلالی جوادی حافظی خلیلی خالقی داودی رستاقی رحیمیان زمانی ساحلی
سروری سعیدی شجاعی شفیعی صادقی صمدی طاهری ظاهری عارفی عباسی عثمانی عطایی علی‌پور فروتن فرهمند فضلی فقیری قربانی قیومی
کاکړ کوهستانی لطیفی مبارز محبی مجیدی محمودی مرزایی مظفری معصومی ملکزی منصوری مهدوی مهرابی میرزایی نبی‌زاده نوابی
نورستانی وفایی هوتکی یاسینی یوسفزی صافی‌زاده ساپی مهمندزی کټوازی
`;

/** Of those, what is an ordinary word too. */
export const GIVEN_WORDS_LATIN = `
adam parand paiman pamir baran pahlawan talib tor taza spin dunya donya durya danish omon parda odil erkin davlat
quvvat sobit ozod muhabbat tabassum hikmat qudrat rahmat hayit ilhom islom g'olib davron sadoqat sunnat muslima
iroda azamat ne'mat rajab ramazon g'ayrat sattor haydar uranus mina rana sona gozal go'zal qurban kakar pashtun
pashtoon sangar sabit sayar anbar barat chori boqi inom naim latun boymat tola tala sara lala lola asma qais shirin
munira meena zaland shams milad mukarram
`;

export const GIVEN_WORDS_ARABIC = `
برېښنا بریښنا برشنا صبور صبوری افتخار ایثار ایمان بادام باران باقی بهار پهلوان پیاوړی پیروز پیمان تابش ثابت جمعه چمن
 خادم خیال دانش دولت راز رقیب روحانی روشن زیار سالم ستوری سربلند سعادت سلام سنگر 
شادمان شجاع شعبان شمالی صداقت صفر صیاد عاشق عالم غیور فاتح فدا فراز فردوس فرقان فرمان فولاد قابل
قایم کاکر کامل کامیاب گوهر لمر ماجد مالک مجروح مجاهد مسکین مشعل معروف منظور منور مومن مهتاب
میلاد نازک نایب نجات وثیق وقار ولایت ویاړ هجران هنرمند هوشمند یاور ځلمی زړور
ګران ښکلی ښایسته مینه آزاده آفتاب افسانه الماس الهام پرتو ترنم ترانه خاور درخشان ریحان زینت
ستاره سحر سنبل شاداب شمایل کرشمه گلدسته گلشن نغمه هنگامه یگانه برات
قره‌جه ارمان ارمغان حکم‌خان
`;
