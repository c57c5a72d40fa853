/** Given names and family names, by themselves no proof that anybody is meant: rules say where they are. */
import { GIVEN_ARABIC, GIVEN_LATIN, GIVEN_WORDS_ARABIC, GIVEN_WORDS_LATIN } from './given-names.ts';
import { MORE_ARABIC, MORE_LATIN, MORE_WORDS_ARABIC, MORE_WORDS_LATIN } from './given-names-more.ts';
import { setOf, soundOf } from './list.ts';
import * as more from './more/names.ts';
import { WIDE_ARABIC, WIDE_LATIN, WIDE_WORDS_ARABIC, WIDE_WORDS_LATIN } from './wide.ts';

const LATIN = `
zamrak shahpari masuma masooma maasuma gharib abdul haq sherin shirin omaid omid wazhma sahak ferdaus rahmatgul
abdul abdullah abdulhaq abdulwali abdurrahman abdulrahim abdulkarim abdulghani abdulmanan abdulsalam abbas adel afzal
ahmad ahmadullah ahmadjan ajmal akbar akhtar akmal akram aleem ali alim amanullah amin aminullah amir amrullah anwar
aqa arash arif arsalan asad asadullah asef ashraf aslam asmatullah ataullah atiqullah ayoub ayub aziz azizullah azim
babrak badshah bahadur baheer bahram baktash baryalai bashir basir bismillah bilal burhan burhanuddin daoud daud
dawood dilawar ehsan ehsanullah emal enayatullah esmatullah ezatullah faheem fahim faisal faiz faizullah fakhruddin
fardin farhad farid faridoon farooq faruq fawad fazal fazel fazlullah ferdaws feroz firoz ghafar ghafoor ghairat ghani
ghaus gholam ghulam gulab gulagha gulbuddin guldad gulzar habib habibullah habiburrahman hafizullah haidar haji hakim
halim hamayun hamdullah hameed hamid hamidullah hamza haroon hasan hasibullah hashim hashmat hashmatullah hassan hayat
hayatullah hedayatullah hekmat hekmatullah helal hidayatullah homayoun humayun husain hussain ibrahim idris
ihsanullah ikram ikramullah ilham ilyas imran inamullah inayatullah iqbal ismail ismatullah israr izatullah jabar
jafar jahangir jalal jalaluddin jamal jamaluddin jamil jamshid janan jawad jawed javid juma kabir kamal kamaluddin
kamran karim karimullah karimjan kazim khairullah khaliq khalid khalil khalilullah khoshal khushal latif latifullah
lutfullah mahbub mahbubullah mahmud mahmood majid malang mansoor mansur maqsood marwan masih masood massoud masud
matiullah mehdi mehrab mirwais mohammad mohebullah mohsen mojtaba momin mubarak muhib muhibullah mujib mujibullah
mukhtar mumtaz munir murad murtaza musa mustafa mutiullah nabi nabiullah nader nadir naeem naim najib najibullah
najmuddin nangyalai naqib naqibullah naser nasim nasir nasrat nasrullah naweed nawid nazar nazir nazifullah
nematullah niamatullah niaz nizam nizamuddin noorullah noorulhaq nurullah nuruddin obaidullah omar osman parwez
parwiz pacha qadir qais qasim qayum qudrat qudratullah rafi rafiq rafiullah rahim rahimullah rahman rahmanullah
rahmat rahmatullah rashed rashid rasool rasul ramin ramazan raziq reza rizwan rohullah romal rostam ruhullah rustam
saadullah sabawoon sabir sadeq sadiq saeed safiullah sahib saifullah saifurrahman sajad salahuddin salam salim salman
samad sami samim samiullah samir sanaullah sangin sardar sarwar sayed sebghatullah shafi shafiq shafiullah shah
shahab shahabuddin shahbaz shahid shahzad shakir shams shamsuddin shamsurrahman sharafuddin sharif sharifullah
shahpoor sherzad sher sheragha shirin shoaib siddiq sibghatullah siraj sirajuddin suhrab sulaiman sultan tahir taimur
taj tajuddin tamim tariq tawfiq temur timur tofan toryalai ubaidullah umar umid usman wadood wahid wahidullah wais
waheed wakil wali waliullah waris wasi wazir yahya yama yaqub yaqoob yasin yasir younus younas yousuf yusuf zabihullah zabiullah
zafar zaher zahir zahid zahidullah zainullah zakaria zaki zakir zalmai zaman zamir zarif zekria zia ziaulhaq
ziaurrahman ziauddin zmarai zubair zulfiqar
adela afsana aisha amina anisa arezo ariana asma atifa aziza bibigul fahima farida farishta farzana fatima fawzia
fereshta freshta frozan gulalai gulsom habiba hadia halima hamida hasina homa hosna huma jamila karima khadija
khatera khatira laila lailuma latifa lima madina mahnaz malalai maliha manizha marina mariam maryam marzia masuda
mina mursal nadia nafisa nahid najia nargis nasima nasrin nazanin nazia nilofar parisa parwana parwin qamar rabia
rahila razia robina rokhshana roya ruqia saima sahar salma sakina shabana shabnam shafiqa shaima shakila shamila
sharifa shukria sitara soraya spozhmai suhaila tahmina torpekai wazhma yalda zahra zainab zakia zarghuna zarmina
zohra zubaida
abdulla abduvali alisher anvar aziza azizbek bahodir bahrom bekzod bobur botir dilbar dilnoza dilshod doniyor
elyor erkin farrux fayzulla feruza gulnora hamidulla husniddin ikrom iskandar islom ismoil jahongir jamshid jasur
javlon kamol karimjon komil lola mahmud malika mansur mirzo murod muzaffar nargiza nasiba nigora nodir nodira nosir
odil olim otabek oybek ozoda qobil qodir ravshan rahmon ruslan rustam saodat sanjar sarvar sardor shavkat sherali
sherzod shoira sobir solih tohir toshmat tolib turgun ulugbek umida umid xolmat xurshid yoqub yulduz yusuf zafar
zaynab zilola zokir zuhra
zmarak zmari zamarak sabawun torak torek nangialay nangyal wahdat vahdat shiragha miragha miraqa rozi lalgul gulmir
palwasha palvasha esmat ismat yunus baryal rahmani rahimi karimi noori sediqi hashemi wreshmin gharanay gharzai
spozhmay spogmai torpekay shpoon lemar tawab dawar turan toryal zarghun zarlasht wranga wrekzai khatol khatul gulalay
malalay nazo hila heela mirman ayesha ayisha yasmin yasaman rukhsana rukhshana sakhi sakhidad samandar sherbaz sherdil
shirzad sherpao sayedjan shahwali shahjahan shamshad safatullah sadruddin samiulhaq shukrullah sardarwali tajmohammad
torabaz wafa wafadar wadan hewad walijan waliahmad yarmohammad zamanuddin zarin zargul zeyarat zarjan ziagul ainuddin
aimal ajab akramuddin alamgul amanuddin amirjan angar arsala asil asghar aslan atal ateeq aurang badam bakht bakhtawar
bazgul bismil dadullah darwesh daulat durkhan farman fayaz fida firdaws ghafari ghafor ghazan gharib ghazi ghiasuddin
gulbaz gulwali gulzaman habibi hamdard hares haris hasamuddin hazrat hikmat hotak hussamuddin inam ishaq islamuddin
jabbar jalil jandad karam karamatullah kefayatullah khairuddin khaliqdad khanwali khanzada khodadad kochai lajward
lalmohammad lalai latoon layeq mahboob mamoon maroof mazdak meraj mirbaz mirjan mirza mirzad mobin mohibullah moqim
mujtaba muqim naqeeb nasar nawab nazim niamat nisar noorgul nooragha obaid pachagul painda pardis qaher qahraman
qandagha qasem qayoum rafat rahel rahmatgul raihan rashad reshad rohani rozuddin saber sabor safdar sahak salamat
samiuddin sangar sarbaz satar satari sattar sepehr shabir shafa shahir shaker shamsul shapoor sharaf shir shuaib
sikandar sodais sohrab taher tahmas tareq torgul ulfat wakman walid wase wesal wisal yaseen yaqut yasar zabi zafran
zalmay zarak zarmohammad zewar zmaryalai zobair abdulhakim abdulmajid abdulqadir abdulqayum abdulbaqi abdulaziz
abdulhamid abdulrazaq abdulsatar abdulwahab abdussalam abdulahad abdulbari abdulmalik abdulhadi abdulmatin abdulnasir
ismatulla rahmatulla sayfulla nurulla abdukarim abdurahmon abdurashid norqul xudoyberdi rozixon mirzonurzoy egamberdi
ergash eshmat gulchehra hamro husan jora karomat mamajon matluba mohira mohinur mukarram munira nazokat normurod
nurmuhammad orif oydin pirimqul qosim rano rixsi risolat sabohat sadulla sayyora shahnoza sobirjon suvon tursun
tursunoy usmon xolida xolmurod yoqut yigitali zebo ziyoda
`;

const ARABIC = `
امید لتون معصومه وژمه ساحک غریب شاه‌پری توریالی حضرت‌گل مصطفی کاظمی
عرب غازی فقیر فتح غیرت نواب نصیب محبت مدد مشرف وفا وفادار همدرد هیبت گلستان هجرت قدیر مهربان معین منصف صالح سادات هدیه خورشید ثنا زیبا غزال غنچه یاقوت زرغون سمندر طاووس فاضل فرهنگ هیواد وردک کرامت مژده تمنا حاجت رعنا نوری عوض عجم وحدت دلاور دلبر
عبدالله عبدالحق عبدالولی عبدالرحمن عبدالرحیم عبدالکریم عبدالغنی عبدالمنان عبدالسلام عبدالقدیر عبدالحمید عبدالباری عبدالحکیم
عبدالجبار عبدالستار عبدالرازق عبدالصمد عبدالواحد عبدالوهاب عبدالمتین عبدالهادی عبدالقیوم عبدالظاهر عبدالبصیر عبدالمجید
عبدالرشید عبدالرووف عبدالسمیع عبدالعزیز عبدالغفار عبدالفتاح عبداللطیف
عباس افضل احمد احمدالله احمدجان اجمل اکبر اختر اکرم علی امان+الله امان‌الله امانالله امین‌الله امینالله امرالله انور عارف ارسلان اسد اسدالله
اشرف اسلم عصمت عصمت‌الله عطاالله عطاءالله عتیق‌الله ایوب عزیزالله عظیم ببرک بهرام بریالی بشیر بصیر بسم‌الله بلال برهان برهان‌الدین
داود داوود دلاور احسان احسان‌الله ایمل عنایت عنایت‌الله عزت‌الله فهیم فیصل فیض فیض‌الله فخرالدین فردین فرهاد فرید فریدون
فاروق فواد فضل فضل‌الله فیروز غفار غفور غنی غوث غلام گلاب گل‌آغا گلاغا گلبدین گلداد گلزار حبیب حبیب‌الله حبیب‌الرحمن حفیظ
حفیظ‌الله حیدر حکیم حلیم همایون حمدالله حمید حمیدالله حمزه هارون حسن حسیب‌الله هاشم حشمت حشمت‌الله حیات‌الله هدایت‌الله
حکمت حکمت‌الله حسین ابراهیم ادریس اکرام اکرام‌الله الیاس عمران انعام‌الله اقبال اسماعیل اسرار جبار جعفر جهانگیر جلال جلال‌الدین
جمال جمال‌الدین جمیل جمشید جانان جواد جاوید کبیر کمال کمال‌الدین کامران کریم کریم‌الله کاظم خیرالله خالق خالد خلیل خلیل‌الله
خوشحال لطیف لطف‌الله محبوب محمود مجید منصور مقصود مسیح مسعود مطیع‌الله مهدی میرویس محمد محب‌الله محسن مجتبی مبارک
محیب مجیب مجیب‌الرحمن مجیب‌الله مختار ممتاز منیر مراد مرتضی موسی مصطفی نبی نبی‌الله نادر نعیم نجیب نجیب‌الله نجم‌الدین ننگیالی
نقیب نقیب‌الله ناصر نسیم نصیر نصرت نصرالله نوید نظر نذیر نعمت نعمت‌الله نیاز نظام‌الدین نورالله نورالحق نورمحمد عبیدالله عمر
عثمان پرویز قادر قیس قاسم قیوم قدرت قدرت‌الله رفیع رفیع‌الله رفیق رحیم رحیم‌الله رحمن رحمان رحمت رحمت‌الله راشد رشید رسول
رامین رمضان رازق رضا رضوان روح‌الله رستم سعدالله صابر صادق سعید صفی‌الله سیف‌الله سیف‌الرحمن سجاد صلاح‌الدین سلیم سلمان صمد
سمیع سمیع‌الله سمیر ثناءالله ثناالله سنگین سردار سرور سید صبغت‌الله شفیع شفیق شفیع‌الله شهاب شهاب‌الدین شهباز شاهد شاکر
شمس شمس‌الدین شمس‌الرحمن شریف شریف‌الله شاپور شیرزاد شیرآغا شیراغا شیرمحمد شعیب صدیق سراج سراج‌الدین سهراب سلیمان سلطان
طاهر تیمور تاج‌الدین تمیم طارق توفیق توریالی عبید وحید وحیدالله ویس وکیل ولی ولی‌الله وارث وزیر یحیی یعقوب یاسین یاسر یونس
یوسف ذبیح‌الله ظفر ظاهر ظاهرشاه زاهد زین‌الله زکریا ذکی ذاکر زلمی زمان ضمیر ظریف ضیا ضیاء ضیاءالحق ضیاالحق ضیاءالدین زمری زبیر
ذوالفقار حشمت‌خان گل‌محمد جان‌محمد نورآغا لالاگل میرزا
عایشه امنه انیسه آرزو آریانا عاطفه فهیمه فریده فرشته فرزانه فاطمه فوزیه فروزان گلالی گلثوم حبیبه هادیه حلیمه حمیده حسینه
هما جمیله کریمه خدیجه خاطره لیلا لیلما لطیفه مدینه ملالی ملیحه منیژه مریم مرضیه مسعوده مینا مرسل نادیه نفیسه ناهید نجیه
نرگس نسیمه نسرین نیلوفر پریسا پروانه پروین رابعه راحله راضیه روبینا رویا رقیه سلما سکینه شبانه شبنم شفیقه شکیلا شریفه شکریه
شکیبا شکیب معراج معراج‌الدین زرین تورجان شیرین شیرینو بریالی برنا پسرلی پتنگ پلوشه پلوشې تورن‌شاه تورگل تورخان ثاقب جاوید‌شاه جان‌آغا جان‌گل جمعه‌خان جمعه‌گل حاجی‌گل حسام حسام‌الدین
حضرت‌گل خان‌محمد خان‌آغا خان‌گل خوشال خیرمحمد دین‌محمد دولت‌خان ذکریا راحت رحیم‌داد رسولی روزی‌خان روزی‌محمد زرجان زرگل زرمحمد زلال زمرک زیور ساحل ساجد سایره سجاول سخی سخی‌داد سمیرا سمیه سمندر سنا سهیل سیداحمد سیدمحمد
سیدرحمان شاه‌محمود شاه‌ولی شاه‌پور شاه‌زمان شاه‌نواز شهلا شیرخان شیرزی شیرعلی صاحبه صفیه صنم صفت‌الله صدرالدین ضیاگل طلا‌محمد طوبا عالم‌گل عبدل عجب‌خان عجب‌گل عزیزاحمد عطامحمد عطیه علاوالدین علاءالدین علی‌محمد علی‌رضا عیسی عیدمحمد
فرزاد فرشید فریبا فضل‌احمد فضل‌ربی فقیرمحمد قربان قربان‌علی قلندر قمر قمرالدین کامله کاوه کشمیرخان کلثوم گل‌احمد گل‌رحمان گل‌زمان گل‌شاه گل‌نبی گل‌نور گل‌والی لعل‌محمد لعل‌جان لونگ لوگری محفوظ محمداکبر محمدامین محمدجان محمدشاه محمدعلی
محمدنبی محمدنسیم محمدیوسف مدثر مرجان مرجانه مزمل مسکا مشتاق مصطفی معصوم معصومه ملنگ منگل موسا مهرالدین مهرداد میراجان میراحمد میرحمزه میرزمان نازنین نازو ناظر ناهیده نثار نثاراحمد نجلا نجم نجمه نعیمه نورعلی نورولی نیک‌محمد نوروز نیلاب
واحد واسع وحیده ودود وزیرمحمد وژمې ولی‌محمد هاجره هجرت‌الله همت هوتک هوسی هیله‌من یارمحمد یاسمین یاسمن یعقوب‌علی یوسف‌زی امرالدین بدرالدین تاج‌محمد توراب تراب جهانزیب خالده خداداد خدایداد دادمحمد درویش دلبر رازمحمد راضیه رستم‌خان زبیده
زرمینه سلطان‌محمد سیدآغا شایسته شمشاد صدف صدیقه طیبه عادل عادله عاصف عاقل عاقله عبدالحی عبدالحنان عبدالشکور عبدالقهار عبدالکبیر عبدالمالک عبدالمومن عبدالنبی عبدالودود عبیدالرحمن عرفان عرفان‌الله عزت غلام‌محمد غلام‌سخی غلام‌علی غلام‌نبی فرهاد
لیلما مامور ماهره ماری محبوبه مرتضا مسرور مسلم ملالۍ منان میرزا‌محمد نرگس نسیمه نصیراحمد نظیفه نقیبا نورضیا نورزیه وحید‌الله هوسۍ
ثریا سپوژمی سهیلا تهمینه تورپیکی وژمه یلدا زهرا زینب ذکیه زرغونه زرمینه زهره زبیده
وحدت شیرآقا میرآقا میرآغا گل‌میر میرگل پلوشی گل‌آقا لعل‌گل داد‌محمد دادخدا نورآقا آقاگل آغاگل بریال تورک نانگیالی
سباوون سباون غرنی غرڅنی ویسا سپین‌گل شین‌گل زرغونشاه زلمۍ زمان‌خان خان‌زمان خان‌ولی ولی‌خان دوست‌محمد دلشاد دل‌آغا
دل‌جان گل‌جان باز‌محمد بازگل بازمحمد پاینده پاینده‌محمد پردل پیرمحمد تاج‌گل ثناگل ثنا‌الله جمعه‌دین چمن‌گل حضرت‌الدین
حضرت‌علی حکیم‌جان خواجه‌نظر خیال‌محمد خیرگل درمحمد دراز‌خان دین‌گل رحم‌الدین رحیم‌گل رضاگل روح‌الامین زردشت زرین‌گل
زیارت‌گل زین‌العابدین سازگل سخیداد سردارمحمد سعید‌الرحمن سلام‌جان سلطان‌عزیز سید‌اکبر سیداکبر سیدجان سیدگل شاه‌آغا
شاه‌جهان شاه‌حسین شاه‌خان شاه‌رخ شاه‌گل شرافت شرافت‌الدین شفیق‌الله شمس‌الحق شیرباز شیرپاو شیردل شیرزمان شیرگل صاحب‌جان
صاحب‌گل صادق‌الله صالح‌محمد صبغت صدرالله صدیق‌الله ضیاء‌الحق ضیاءالرحمن طورخان عبادالله عبدالاحد عبدالباقی عبدالبشیر
عبدالجلیل عبدالجمیل عبدالحسیب عبدالحفیظ عبدالحلیم عبدالخالق عبدالرب عبدالرزاق عبدالشفیع عبدالعلی عبدالعلیم عبدالغیاث
عبدالقادر عبدالقدوس عبدالمطلب عبدالمقیم عبدالناصر عبدالوارث عتیق عظیم‌الله علی‌احمد علی‌شاه عنایت‌الرحمن غرزی غلام‌حسن
غلام‌حیدر غلام‌رسول غیاث غیاث‌الدین فتح‌الله فتح‌محمد فصیح‌الدین فضل‌الحق فضل‌هادی فضل‌رحیم فضل‌کریم فیض‌الحق فیض‌محمد
قاهر قربانعلی قطب‌الدین قیام‌الدین کرامت‌الله کریم‌داد کریم‌جان کفایت‌الله کلیم‌الله گل‌الدین گل‌بدین گل‌حسن گل‌حکیم
گل‌خان گل‌داد گل‌زاده گل‌زرین گل‌شیر گل‌علی گل‌ولی گلاب‌شاه گلاب‌الدین لایق لطف‌الرحمن لونگین محب محراب محمدالله
محمدانور محمدایوب محمدحسن محمدخان محمدرفیق محمدزمان محمدشفیع محمدصادق محمدضمیر محمدطاهر محمدظاهر محمدعارف محمدعالم
محمدعثمان محمدعظیم محمدعیسی محمدغنی محمدقاسم محمدکریم محمدگل محمدنادر محمدنعیم محمدولی محی‌الدین مسلم‌الدین مطیع معاذ
معین‌الدین مقیم ملنگ‌جان منیب موسی‌خان مولاداد مهراب میاگل میاجان میرافضل میراعظم میرامان میرباز میرحسن میررحمان
میرعالم میرولی ناجیه نادرشاه نافع نبیل نثار‌احمد نجم‌الحق نجیب‌جان نذر‌محمد نذیراحمد نصرالدین نظر‌محمد نعمت‌گل
نعیم‌الله نقیب‌جان نوراحمد نورالدین نورالرحمن نورجان نورخان نورزاده نورگل نورالعین نیازمحمد واحدالله وحیدجان ودان ورین
ولی‌جان هارون‌الرشید هدایت‌جان یار‌گل یما آمنه آسیه آسیا آرزو‌گل بی‌نظیر بنفشه بصیره بلقیس جمیلا حسنا حفیظه حمیرا خاتول
خاتون‌گل دردانه رخسانه رخشانه رحیمه ریحانه زلیخا زرمینا ساره سلیمه سونیا سیما شازیه شاهینه شریفا شیبا شیما صابره صالحه
صبا صفیا طاهره عالیه عابده عارفه عذرا عزیزه فرخنده قدسیه گل‌پری گلاله گل‌بی‌بی گل‌مکی لطیفا لیدا لینا ماه‌گل ماهگل
ماه‌جبین محجوبه مژگان مینه‌وره نجیبه نظیره نگینه نوریه ورکزه هاجر همیرا یگانه‌گل زرلشته سپوږمی سپوږمۍ شاه‌بی‌بی رحمانی
رحیمی کریمی احمدی محمدی حسینی حیدری امینی عزیزی صدیقی هاشمی قادری یوسفی ابراهیمی اکبری رضایی موسوی علوی نظری امیری
وحیدی رستمی غفوری حکیمی حبیبی سلطانی شریفی فیضی قاسمی مجددی گیلانی محسنی مرادی نجفی نیازی ستانکزی هوتکزی رحمتی
قاسم عابد صالحه
`;

/** They are ordinary words too: a name only where the sentence says so. */
const ALSO_WORDS_LATIN = `aziz basir hakim haji hayat jamal juma kabir kamal karim khaliq latif mubarak murad nabi nazar
niaz noor qadir rahim rahman rasul sabir sahib salam sardar shah shams sher shirin siraj sitara sultan taj tofan umid
wakil wali waris wasi wazir zaman pacha malang sahar mina lima huma yama roya ali said amin amir jasur lola yulduz olim
nasiba saodat umida komil odil solih ozoda kamol mirzo anisa sharif jan helal sami zaki imran shahid taimur`;

const ALSO_WORDS_ARABIC = `گلاب امید غریب عرب غازی فقیر فتح غیرت نواب نصیب محبت مدد مشرف وفا وفادار همدرد هیبت گلستان هجرت مهربان معین منصف سادات هدیه خورشید زیبا غنچه یاقوت زرغون طاووس فرهنگ هیواد وردک کرامت مژده تمنا حاجت رعنا نوری عوض عجم وحدت دلبر
 اختر اسرار جانان حیات خوشحال رحمت رحیم رحمان رفیق رسول
رمضان زمان سردار شاهد شریف شهباز ظاهر عزیز عظیم غنی فضل
فیض قادر قدرت کریم کمال مبارک محبوب مراد ممتاز مختار مقصود نظر نعمت نیاز وارث وزیر وکیل ولی
 ضمیر حکمت هدایت رویا آرزو خاطره فرشته
 شبانه پروانه سنگین امین نظام اسد میزان قوس عقرب جدی عاقل واحد قربان مامور مسلم همت هوتک درویش دلبر معصوم مشتاق منگل
محفوظ راحت ساحل زلال زیور صاحبه شایسته شمشاد ماری منان واسع عزت ناظر نوروز نیلاب ملنگ پتنگ پسرلی برنا مسرور `;

const sounds = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/).map(soundOf));

export const LATIN_NAMES = sounds(
  LATIN + GIVEN_LATIN + MORE_LATIN + WIDE_LATIN + more.LATIN_NAMES + more.LATIN_WORDS,
);
export const LATIN_NAMES_THAT_ARE_WORDS = sounds(
  ALSO_WORDS_LATIN + GIVEN_WORDS_LATIN + MORE_WORDS_LATIN + WIDE_WORDS_LATIN + more.LATIN_WORDS,
);
export const ARABIC_NAMES = setOf(ARABIC + GIVEN_ARABIC + MORE_ARABIC + WIDE_ARABIC + more.ARABIC_NAMES);
export const ARABIC_NAMES_THAT_ARE_WORDS = setOf(
  ALSO_WORDS_ARABIC + GIVEN_WORDS_ARABIC + MORE_WORDS_ARABIC + WIDE_WORDS_ARABIC + more.ARABIC_WORDS,
);

/** What stands before or after another name and makes it longer. */
export const NAME_PARTS =
  setOf(`khan jan gul agha shah noor nur mohammad muhammad ahmad ullah uddin bibi begum sayed
sayyid mir mirza bek boy jon xon qizi o'g'li ogli aka opa bey
خان جان گل آغا شاه پری نور محمد احمد بی‌بی بیگم سید میر میرزا الله الدین لالا`);

/** “Servant of …”, “Muhammad…” in one word: whatever comes behind it. */
export const LATIN_NAME_BEGINNING = /^(?:abd[uo]l?-?(?!ct)\p{L}{4,}|mu?ham+[ae]d-?\p{L}{3,})$/u;
/** Endings of names that no list is long enough for. */
export const LATIN_NAME_ENDING =
  /(?:muhammad|mohammad|muhammed|shoh|shah|ulloh|ullo|xo'ja|xoja|begim|bonu|niso|yor|qul|mat|ullah|ulla|uddin|iddin|urrahman|ulhaq|zai|zada|zadah|zoda|yar|wal|khil|khel|khail|pur|pour|bek|beg|jon|xon|boy|murod|bibi|gul|niso|oyim|mirzo|nazar|berdi|qul|bacha|ov|ova|yev|yeva|nejad)$/;
export const ARABIC_NAME_ENDING = /(?:الله|الدین|الرحمن|الحق|زی|زاده|یار|خیل|جان|آغا|اغا)$/;
