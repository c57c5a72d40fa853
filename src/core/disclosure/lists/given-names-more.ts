/** More given names and family names of the four languages, and women's and Turkmen names that reports have seldom. */

export const MORE_LATIN = `
zuhur zohur zuhriddin mirafg'on mirafgon mirvays mirvais shohmurod shohnazar gulafroz gulafruz hayrulla hayriddin xayriddin xayrmuhammad malangshoh shohpari shohjahon dadajon dadaboy otajon onaxon buviniso buvimaryam oytumor abbos abdijalil abdimannon abdimurod abdixoliq abdujabbor abdujalol abdulatif abdulfattoh abdulla abdullajon abdunazar
abduqahhor abduqayum abdurahim abdurauf abdurazzoq abduvahob abduvohid abdug'affor abdug'afur adham adolat afzal ahad
ahmad ahror akbar akmal akobir akram alibek alijon alimardon alisher alimjon alpomish amin aminjon anora anorgul anvar
aripov arslon arslonbek asad asadbek asal asila asliddin asqar asqarali asrora ataulla avaz avazbek ayub azamat aziza
azizbek aziz azimjon aziman azim aybek aybibi aygul ayjamol aymira aynur aysha aynisa baho bahodir bahora bahrom bahri
bahriddin baxtigul barno barchinoy barot baxshulla bayram bekzod beknazar bektosh berdi berdiyor bibigul bibinur
bibioysha bibihojar bibifotima bibimaryam bobo boboqul bobomurod bobonazar bobojon bobur botir boymirza boynazar bozor
bozorboy burhon burhoniddin charos chinni chori chorshanbi daler davron davlatbek dilafruz dilbar dildora dilfuza
dilmurod dilnoza dilrabo dilshod dilshoda diyor do'stmurod do'stmuhammad durdona ehson elbek elchin eldor elmurod
elyor enaxon erali ergash erkin erkinoy ermat eshmamat eshmat eshniyoz eshtemir farida farhod faridun farmon farog'at
farruh farruxa fatxulla faxriya fayoz fayzi fazliddin fazilat feruz feruza firdavs firuza fotima g'afur g'ani g'anijon
g'ayrat g'iyos g'ofur g'olib g'ulom g'ulomjon g'uncha go'zal gavhar gulbonu gulchiroy gulhayo guli gulira'no gulmira
gulnora gulnoz gulobod gulshan gulsara gulsum gulyor habib hafiz hafiza hakim hakima halima hamdam hamid hamida hamro
hamza hanifa hasan hasanboy haydarali hayit hayitboy hayitmurod hidoyat hikmat hikmatulla hilola himmat hojar
hojimurod holida holmat husan husniya ibodat ibodulla ibrohim ilhom ilyos imomali imomqul inobat inoyat iqbol irgash
iroda isfandiyor ishoq islom ismat ismoil isroil isroiljon izzat jabbor jabborqul jalol jaloliddin jaloldin jamila
jamol jamoliddin jamshid jasur javlon javohir jo'ra jo'raqul juma jumaboy jumagul jumamurod jumaqul kamol kamola karim
karima karimboy karomat kenja kenjaboy kenjagul komil komila komron ko'paysin lalixon latif latofat laylo lobar lola
lutfiya ma'mura madamin madina mahbuba mahfuza mahkam mahliyo mahmud mahmuda maftuna malika malohat mamajon mamasharif
mamat mannon manzura maqsud maqsuda marhabo marjona matluba mastura mavjuda mavluda mehri mehribon mehriniso mengli
mengliboy mingboy mirali mirkomil mirza mirzo mirzohid mo'min mo'tabar mohigul mohinur mohira mominjon mubina muborak
muazzam muazzama muhabbat muhammadjon muhayyo muhlisa mukarram munavvar munira munisa murod murodjon musa musallam
muslima mustafo mutabar muyassar nabi nabijon nafisa nargiza narzulla nasiba nasim navro'z nazar nazarboy nazira
nazokat ne'mat ne'matilla nigora nilufar nishon niyoz niyozali niyozmurod nizom nizomiddin nodir nodira nodirbek nomoz
nor norboy norbibi norbuvi normat norqobil norqul nosir nozima nozimjon nurali nurbek nuriya nurulla o'g'iloy
o'g'ulxon o'ktam o'lmas o'rol o'roqboy o'tkir o'razboy o'zbekoy odil odila ohista olim olimjon olloberdi olloyor omina
omon omonboy omongul orif orifjon ortiq ortiqboy oqila osiyo otabek oydin oydinoy oygul oynisa oynur oyjamol oysha
oyshagul oytoji oyto'ti ozod ozoda panji panjimurod parda pardaboy parizod parviz pirim pirmat pirmuhammad pirnazar
po'lat qahhor qamar qambarali qilich qilichboy qiziljon qobil qodir qosim qo'chqor qo'ldosh qo'ziboy qudrat qulmurod
qumri qunduz qurbon qurbonboy qurbongul qutbiddin quvondiq ra'no rabbim rahim rahima rahimboy rahimjon rahmat
rahmatilla rahmon rahmonqul rahmonberdi rajab rajabboy rajabgul ramazon rano rasul rasuljon ravshan ravshanoy rayhon
rayhona risolat rixsi rixsiboy ro'zi ro'ziboy ro'zigul roziya robiya rohat rohila rustam ruqiya sabohat sabr sabriya
safar safarboy safargul safiya safo saidakbar saidali saidamin saidjon saidmurod saidkamol saida sakina salim salima
salohiddin saltanat samad sanam sanobar sardor sarvar sarvinoz sattor savriniso sayyora sevara shahlo shahobiddin
shahzod shahzoda shamsi shamsiddin sharof sharofat sharif sharifa sharofiddin sherali sherbek shermat shermuhammad
shirin shodi shodiboy shodmon shohida shohruh shoira shokir shokira sho'ra shuhrat shukur shukrona sitora siroj sobir
sobira sodiq sohib sohiba solih soliha sora sotvoldi suhrob sultonbek sulton suyun suyunboy tangriberdi tashbibi temir
temirboy temur tilla tillaboy tillaxon tohir tohira tojiboy tojigul tojiniso tolib tolibjon toshboy toshgul toshmat
toshtemir to'lqin to'ra to'raboy to'lagan to'xtaboy to'xtagul to'ychi tug'al turdi turdiqul turdigul turg'un
turg'unboy turob tursun tursunali umar umida umr umrzoq usmon usmonali valijon valimat vali vafo xadicha xalil xalima
xamida xasan xayriniso xidir xidirboy xolbibi xolbo'ta xoldor xolida xolmat xolmuhammad xolniso xoliq xosiyat xurshid
xurshida xushbaxt xushnud yahyo yangiboy yaxshiboy yaxshigul yodgor yodgora yoqub yoqut yo'lchi yorqinoy yulduz yunus
yusuf yusufali zafar zahro zahiriddin zamira zarifa zarina zayniddin zaynab zaytuna zebi zebo zeboniso zebuniso ziyoda
ziyod ziyoviddin zohid zohida zokir zubayda zuhra zulayho zulfiya zulxumor zumrad bibixadicha xolbeka oybibi oyxon
ulfatoy sanamoy suluvoy ulug'oy mastonoy xumoroy momoxon momogul tursunbibi xolxo'ja eshonxo'ja hojixo'ja xo'janazar
xo'jaqul xo'jamurod annaqul annamurod annaberdi gurbanberdi garri g'aribnazar gulnazar ogulgul ogulbibi ogulnabat
ogulsona maral enejan batir berdimuhammad meredgeldi durdi oraz orazgeldi orazmuhammad nuryagdi hudayberdi
hojamuhammad chariyar taganmurad sapar saparmurad tagan allaberdi allamurad baygeldi hallmurad halmurad jumageldi
bayramgeldi abdali aghagul aimal ajab amena anahita anargul arman asma awista azita azra bahar baran basira basmina
besmillah brishna dadgul dawlat diba emal enayat etibar faiza farhat fatema gharghasht ghatol ghazanfar gul-agha
gulali gulbibi hamasa hawa hila huma ihsan inayat jahid khpalwak lema lina liza malyar meena mena meruwais mina momena
mozhda muzhda nafas nasira nazifa naznin nelofar nigara pakhtana paiman patang payman rahela rana rezwan rona roya
sabera sadaf sadia safia sahar samira sana sardar shakiba shanaz shekiba shirinagha tamana taroon uzma wagma wahida
wrishmin yama zeba
Ardashir Dariush Sepideh Siamak Farzad Kawa Keywan Spargha Rokhan`;

export const MORE_ARABIC = `
قدوس میرافغان میر‌حیدر ظهیرالدین ظهوراحمد آذین آرمین آریا آریان آزیتا ابتسام ابوالحسن ابوالفضل ابوذر احمدولی ارسلا ازهر اسامه اسحق اسماء اسمعیل اعجاز اعظم افشار
افشین اکلیل امام‌داد انارگله اویس ایرج بابک بختاور بدری بنیامین بهداد بهنام بیریا پادشاه‌گل پادشاه‌خان پایمان پرشنگ
پرینا پونه پویا پیرداد پیرعلی تاجیه تانیا تاهره جابر جاسم جاویده جلیله جمال‌ناصر جیلانی جینا حفصه حوری خاوره خدایار
خدابخش دینا ذلیخا راحیل رازم رامز رباب ربیع ربیعه رحم‌خدا رزمیه رشاد رشیده رضیه رفعت رفیعه رمین روشانه روناهی رومینا
زرک زرکه زلاند زهیر زولیخا زویا سابره سامع سامیه ساهره سبزعلی سدید سرمد سروره سروش سعدیه سلمی سیامک سیدا سیدامیر
سیدرسول سیدعلم سیماب سینا شاپیری شهیر شیدا شیرعلم شیرولی صاحب‌داد صبوره صدام صوفیه صهیب ضیاالرحمن طغرل طلحه طوبی طیب
عاطف عاکف عالمتاب عبدالرسول عزیزالرحمن عقیل عقیله علی‌مردان غزال فراهت فضل‌الرحمن فوزان قدریه قنبر قهار کرام کیوان
گل‌امیر گل‌علم گل‌غوتی گلابه گلفروز گلیمه لاجبر ماجده ماریه ماهتاب ماهرو مبشر متین مجیده محموده مصدق منصوره میراویس
میرعلم میرهزار میروایس نائله نازی نازیه نازیلا ناصره نجما نجیب‌الرحمن ندا نذیره نقیبه نورالهدی نویده واجد وزمه هادی
هاشمه هژبر هلمندوال یاما مهربانو مهرنگار مقدسه مکرمه مسلمه مبارکه محترمه سپیده توتی زیتون صفورا عندلیب سویتا رامین
رامش جمشید ننگیالی سباوون میربچه لعل‌بچه کاکه‌جان بای‌بیک ارباب‌جان غلام‌جان عبدل‌جان شاه‌بابا شیخ‌علی کربلایی‌حسن
حاجی‌محمد خال‌بیک بابه‌نظر نیک‌پی خوش‌قدم شاه‌بختی بی‌بی‌کو شیرین‌بانو ماه‌بانو گوهرتاج شاه‌گوهر صفربی‌بی بس‌بی‌بی
بس‌گل زربی‌بی نازبی‌بی حوابی‌بی ملکه‌جان فاطمه‌جان زهراجان معصومه‌جان خانم‌گل گلشاه‌بیگم نوربیگم شاه‌بیگم زهرابیگم
سکینه‌بیگم عوض‌خان عیدی‌خان جمعه‌علی رجب‌خان شعبان‌خان محرم‌علی نادعلی برات‌خان قربان‌محمد سرورعلی صفدرعلی عاشورعلی
باقرعلی امیرحسین امیرمحمد امیرعلی امیرگل امیرشاه محمدامیر محمدضیا محمدفرید محمدحنیف محمدنسیم محمدداود محمدعمر محمدسرور
محمدافضل محمدعزیز محمدکاظم محمداسلم محمداسحاق محمداکرم محمدالیاس محمدیاسین محمدعلم محمدظهیر محمدحلیم محمدفهیم محمدلطیف
محمدصدیق رسولی شریفی نورزاد حمیدی رشیدی صابری سلیمی کبیری نعیمی سمیعی قدیری متین‌فر عظیمی صمیمی شاکری نیکزاد آریانفر
فیروزی صفایی رضوی سجادی ارزگانی بهسودی جاغوری سنگلاخی پنجشیری لوگری وردگی کوهدامنی چرخی اندرابی فراهی بادغیسی غزنوی
هروی بلخی بدخشی کندزی میمنگی اندخویی قندوزی بامیانی یکاولنگی لعلی دایکندی شهرستانی مالستانی خوگیانی شینواری‌زاده
نورزایی بارکزایی پوپلزایی اچکزی اچکزایی نورستانی‌زاده علیخیل احمدخیل زمانزی سلیمانخیل اندړ تڼیوال ځدراڼ منگل‌زی
وردگوال خپلواک ستانیکزی میاخیل ملاخیل خواجه‌زاده میرزازاده حاجی‌زاده ملازاده آخوندزاده اختر‌جان اسپوږمۍ اوربل بابرک
بختوره بخت‌روان بسکارو بلبله پتاسه پیروزه تاترا ترینه جانانه خاتوله خان‌بابا خان‌باز خوشحاله دروېش دریاب دلبره ډېورۍ
رابیا رڼاګله زرابي زرپان زرخېل زرداده زرشاله زرلښت زرنوش زمریالی زوبله زېبا ژواک ساتو سپېدار سنګره سولګر سیلۍ شاپېرۍ
شاپوره شاتوره شبنمه شملینه شنکی شنکۍ شهرنازه شیرو شېربازه شېرک ښېرازه صاحب‌نور صدبر صدو عجب‌نور غنم‌رنګ قباد قدرمن
کمکۍ کوترې کیمیا ګلابي ګلبشره ګلپاڼه ګلچین ګلچینه ګلرنګ ګلسانګه ګلنازه ګوربت ګورګین لال‌باز لال‌پاچا لعلۍ لیما ماهتابه
مرسلین مستانه مستو مشال ملاله ملغلره ملیار ممریز میربت مېرو نازکه نازوانا نرګسه نورانۍ نورینه نیازۍ نیازبین وریا
وطنیار ویاړه هیلۍ هسکه ګلاجان ګل‌باچا باچا‌خان ملنګی شاه‌ګل شاپسند شیرپاو جنت‌ګله خوله‌ور سره‌ګل تورباز تورلالی
زړه‌سوانده زړه‌ور مېړنی لالي لاله‌جان ولي‌ګل حضرت‌نبي پیرنظر پیرشاه میراجان بنګی‌خان دادی دادوګل مسافر‌ګل غنچه‌ګل
خان‌میر خان‌میره جمال‌خان نواب‌خان سرفراز‌خان طوطا طوطاجان طورګل زاخیل بهرام‌ګل کاکوجان نیازک کاکړیار بریالیار ځدران
لوګری خوګیاڼی مومندزی سروبیوال لغماني کونړی شنواری بونېری زړمتی ګردېزی خوستی وردګ احمدخېل علي‌خېل سلیمان‌خېل
ابراهیم‌خېل یوسف‌خېل مندوخېل میاخېل موسی‌خېل آبان آرزو آرمان ارباب اسلام التفات امان امیدوار برنا بلور بیان تمنا توکل
جوهر چنار خاتون خنده خوشبخت ساغر ساقی سخاوت سرفراز شفاعت شمشیر صباح صفا ضامن ضحی طلا طوطی طوفان ظهور عزت عقیق علم فضل
قدیمه کفایت مبتسم مسجدی مسرت مشعل مصباح مظهر ممنون منظر موج نام‌آور وافی واقف همدم شهاب سپهر کوهسار سیلاب آذر رزاق
شکور قمری کوثر مدینه مکه نجم شفق غنی‌زاده انځور اوښکه بهیر پاییز پتنګ پدم جاندار ډېوه رښتین رښتینې رڼا روهي زړی زېتون
سېلۍ سیال سندره سندرو سپېڅلې شاخسار شرنګ شباب شتمن شمله شونډۍ غاټول غورځنګ غورزنګ فتح کاروان کرامت ګرانه لرمل لمبه
لمسه لونګ لوړ مانۍ مسته موسکا نازولی نڅا نرنج نښتر نغری نغمه نوران نیک‌نام نیمګړی ولګه وفا هاتف هسک هېلې هیله یون باز
زمری توره خیر سپین
اردشیر البرز انوشه باربد برزین پارسا پدرام پرنیان پژمان پگاه پوراندخت تورج داریوش رودابه روشنک ساسان سودابه شهره شیوا طهماسب طهمینه فرناز کوروش کیان لادن مهرنوش مهسا هومن امینه رئیسه صبورا مهدیه طفیل
روښان توره‌پیکی پیکی ورښمین توریال شینواز ګلمرجان جنت‌ګل سردارګل ګلاب‌شېر اکاخان نیازمین`;

/** Of those, what is an ordinary word too. */
export const MORE_WORDS_LATIN = `
bahor bahar bozor bazar xudo xuda rahmon rahim karim xudoy nabi rasul hamal mezon savr asad safar parda adolat asal azamat aziz baho bahri bobo bozor chinni chorshanbi davron  elchin  farog'at g'ayrat go'zal
guli hafiz hakim hayit hikmat himmat ibodat inoyat  islom izzat juma kamol kenja latofat lola  mirza
mo'tabar muazzam muborak muhabbat muslima mutabar navro'z nazar ne'mat nishon nomoz nor o'lmas o'tkir ohista 
ortiq oydin panji parda qilich qo'chqor qudrat qumri qunduz quvondiq rahmat rajab ramazon rohat sabohat sabr safar
saltanat shirin shodi shukrona  temir tilla to'lagan to'lqin to'ra to'ychi tolib tug'al  umr xoliq xushbaxt
xushnud yodgora yoqut yulduz  zaytuna  zumrad
`;

export const MORE_WORDS_ARABIC = `
اکا شیرین خوږه غمی ظاهری عالمه عید بهاره ملکه قهرمان پیروزی نوره شکری علوی نورانی خوشحاله مستانه جانانه توفیق شیرینی صبوری کاوه خیبر آبان آرزو آرمان ارباب اسلام التفات امان امیدوار برنا بلور بیان تمنا توکل جوهر چنار خاتون خنده خوشبخت ساغر ساقی سخاوت
سرفراز شفاعت شمشیر صباح صفا ضامن ضحی طلا طوطی طوفان ظهور عزت عقیق علم فضل قدیمه کفایت مبتسم مسجدی مسرت مشعل مصباح مظهر
ممنون منظر موج نام‌آور وافی واقف همدم شهاب سپهر کوهسار سیلاب آذر رزاق شکور قمری کوثر مدینه مکه نجم شفق غنی‌زاده انځور
اوښکه بهیر پاییز پتنګ پدم جاندار ډېوه رښتین رښتینې رڼا روهي زړی زېتون سېلۍ سیال سندره سندرو سپېڅلې شاخسار شرنګ شباب
شتمن شمله شونډۍ غاټول غورځنګ غورزنګ فتح کاروان کرامت ګرانه لرمل لمبه لمسه لونګ لوړ مانۍ مسته موسکا نازولی نڅا نرنج
نښتر نغری نغمه نوران نیک‌نام نیمګړی ولګه وفا هاتف هسک هېلې هیله یون باز زمری توره خیر سپین
`;
