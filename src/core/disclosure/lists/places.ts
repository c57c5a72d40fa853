/**
 * Places finer than a province: districts of Afghanistan and of the Pakistani side of the border, quarters and
 * villages that reports name often. No list is complete: rules find others by the words beside them.
 */
import { GAZETTEER_ARABIC, GAZETTEER_LATIN, GAZETTEER_WORDS } from './gazetteer.ts';
import { latinOf, setOf, soundOf } from './list.ts';
import * as more from './more/places.ts';
import { WIDE_ARABIC_PLACES, WIDE_LATIN_PLACES } from './wide.ts';

const LATIN = `
gandomak gandamak gandumak
dehmazang dehmazang kote+sangi kota+sangi pul+sokhta pule+sokhta pul+charkhi pule+charkhi pul+khishti deh+afghanan deh+bori dehbori bagh+bala shah+shahid shahshahid chehelstoon chihilsutun darulaman deh+dana khwaja+rawash khwaja+rowash afshar qambar silo company+bazar paghman chaman+hozori chamani+hozori jada+maiwand chindawol chindawul shor+bazaar mandawi mandawi tahia+maskan rahman+mina khoshal+khan khushal+khan kart+mamorin karte+mamurin qala+fatullah qala+wahid qala+wazir qala+jawad sarai+shamali saraye+shamali baraki parwan+seh parwan+dow taimani butkhak hodkhel tarakhail deh+kepak yakatoot arzan+qemat hasht+sad panjsad+family golayi+dawakhana pashtunistan+watt farushgah sarachawk
angorbagh angurbagh mukhabirat talashi+chawk saracha qasaba surkhrud+road muqam+khan bihsud+bridge joi+haft farm+hada farmi+hada tatang kacha+garhi qissa+khwani karkhano karkhanai saddar gulbahar ring+road+market board+bazaar tehkal kohat+road badaber regi achini barakai landi+arbab
se+darak sedarak khakani bandar+imam+sahib shash+darak mandawi+kunduz nawabad nawobod talawka angorbagh baz+kandahari qalacha chahartut
mazari+dara mazaridara kunar+khas nurgal chapadara korengal korangal shuryak dewagal digal badel ghaziabad watapur shigal+sheltan dangam sarkanay khas+konar narai barikot kamdish waygal wamah gawardish
mamand mamond mohmand+valley bandar+valley pekha pekhe takhto wazir+tangi kodi+khel zawa khogianay nazian spinghar+valley tora+bora
achin adraskan ajristan almar anardara andarab andkhoy anjuman aqcha aqtash archi argandab argo arghanj+khwa
arghandab arghistan arghandi asmar asadabad atghar aybak azra azrow bagram baghran bagrami bagrami bahramshah bak bakwa
bala+buluk bala+murghab balkhab bangi baraki+barak bar+kunar barmal bati+kot batikot begram behsud bermal burka chah+ab
chahar+burjak chahar+dara chahar+kint chahar+sada chak chakhansur chal chamkani changi chapa+dara chaparhar charikar
charkh charkint charsada chawki chawkay chemtal cheragh chimtal chisht chora dahana+i+ghori daichopan daikundi dand
dangam daman dandi+patan dara+i+noor dara+i+nur darai+pech darayim darqad darwaz darzab dashti+archi dawlat+abad
dawlatabad dawlatshah day+mirdad deh+bala deh+rawud deh+sabz dehdadi dehrawood delaram dihyak dila dishu do+ab doshi
dowlatshahi dur+baba dushi dwamanda faizabad farkhar farsi fersi fring gailan garda+serai gardez garmser gelan gereshk
ghaniabad ghaziabad ghoband ghorak ghorband ghoriyan ghoryan giro gizab gomal gorbuz goshta gosfandi greshk gulistan
gulran gurziwan guzara hadda haska+mina hesarak hisarak hussaini imam+sahib ishkamish ishkashim istalif jaghatu jaghori
jaji jaldak jalrez jani+khel jawand jorm jurm kahmard kajaki kalafgan kaldar kama kamdesh kandi kang kapisa karokh
karukh kashkot khairkot khak+e+safed khaki+jabbar khan+abad khanabad khaniqa khanshin khas+kunar khas+uruzgan khash
khogyani khinjan khoshi khuram khushk khwahan khwaja+bahauddin khwaja+dukoh khwaja+ghar khwaja+sabz+posh kijran kiran
kishim kishindeh koh+band kohistan kohsan kot kuhistan kunduz+city kuran kushk kushki+kohna kuz+kunar lal+pur lalpur
lash lashkargah lija+mangal logari maidan maimana maiwand malistan mandol mandozai manogai marawara marjah marja
markaz maruf maywand mehtarlam meskinabad mezana mianishin mihtarlam mingajik mirbachakot mizan mohmand+dara mohammad+agha
moqor muqur murghab musa+khel musa+qala musahi nad+ali nahri+saraj nahr+e+shahi nahrin naish najrab nangalam nari narang
narkh nawa nawur nawzad nazyan nerkh nesh nijrab nirkh nirkh nurgal nurgaram nuristan+city obe omna onaba pachir pachir+wa+agam
panjab panjwai panjwayi parun paryan pashtun+kot pashtun+zarghun pech purchaman pul+i+alam pul+i+khumri pur+chaman qadis qaisar qala+i+kah qala+i+naw
qalat qalai+zal qaramqul qarabagh qarghayi qarqin qush+tepa raghistan reg reshkhor rodat rud+i+ayi rustaq sabari saghar
said+abad salang sangcharak sangin sarawza sarkani sarobi sawkai sayad sayed+karam sayedabad sayyidabad shah+joy shahidi+hassas shahjoy
shahr+i+buzurg shahrak shahrestan shahristan shahwalikot shakardara sharan sharana shebar shekh+ali sherzad shib+koh shibar
shighnan shigal shinkay shindand shinwar shinwari+district shirin+tagab shorabak sholgara shorawak shortepa shuhada
shwak sia+gird siagird spera spin+boldak spin+ghar surkh+parsa surkh+rod surkhrod surobi suzma+qala takhta+pul tala+wa+barfak
tani taywara terezayi tere+zayi tirinkot tarin+kot trinkot tishkan tolak turwo ulya urgun uruzgan+khas wadir waghaz wakhan walma waras warduj warsaj washir
watapur wor+mamay waygal wama waza+khwa yaftal yahya+khel yakawlang yamgan yangi+qala yawan yosuf+khel yusufkhel zaranj zana+khan zebak
zerok zhari zharay zazai zurmat ziruk
landi+kotal jamrud bara tirah wana miranshah mir+ali razmak datta+khel shawal makeen ladha khar mamund nawagai salarzai
charmang safi+tehsil yakaghund ghalanai shabqadar charsadda tank kulachi chaman gulistan pishin kuchlak nushki dalbandin
hayatabad nasir+bagh kacha+garhi jalozai shamshatoo
khair+khana khairkhana kart-e-naw karte+naw karte+seh karte+char karte+parwan dasht-e-barchi dashte+barchi taimani
shahr-e-naw makroyan macroyan microrayon wazir+akbar+khan qala-e-fatullah bibi+mahro parwan-e-do arzan+qimat company ahmad+shah+baba+mina
`;

const ARABIC = `
گندمک
دهمزنگ کوته+سنگی پل+سوخته پل+چرخی پل+خشتی ده+افغانان ده+بوری دهبوری باغ+بالا شاه+شهید چهلستون دارالامان ده+دانا خواجه+رواش افشار+سیلو پغمان چمن+حضوری جاده+میوند چنداول شوربازار تهیه+مسکن رحمان+مینه رحمان+مینې خوشحال+خان+مینه احمدشاه+بابا+مینه کارته+مامورین قلعه+فتح+الله قلعه+فتح‌الله قلعه+واحد قلعه+وزیر قلعه+جواد قلعه+وکیل سرای+شمالی بتخاک هودخیل تره+خیل یکه+توت ارزان+قیمت پشتونستان+واټ مکروریان انگورباغ مخابرات+چوک تلاشی+چوک سراچه قصبه فارم+هده تتنگ قصه+خوانی کارخانو صدر+بازار گلبهار تهکال سه+درک سه‌درک خاکانی شش+درک چارتوت مزاردره مزار+دره کورنگل کورېنگل شوریک دیوگل دیگل بادیل بریکوت وامه مامند بندر+دره پیخه تختو وزیر+تنگی کودی+خیل زاوه توره+بوړه نازیان نورستان+پارون
اچین عالمار اندخوی اندراب ارغنداب ارغستان اسمار اسعدآباد اسعداباد ایبک بگرام بغران بالابلوک بالامرغاب برکی+برک برمل بتی+کوت بهسود
چهاربرجک چهاردره چک چمکنی چپه+دره چپرهار چاریکار چرخ چوکی چمتال چوره دند دنگام دامان درقد درزاب دشت+ارچی دولت+آباد
ده+بالا دهراود ده+سبز دلآرام دلارام دوشی دور+بابا فیض+آباد فیضاباد فرخار گردیز گرمسیر گیلان غازی+آباد غازیاباد غوربند غوریان گیرو گیزاب گومل
گربز گوشته گلران گذره هسکه+مینه حصارک امام+صاحب اشکاشم استالف جغتو جاغوری جاجی جانی+خیل جرم کهمرد کجکی کلفگان کامه کامدیش
خان+آباد خاناباد خاک+سفید خاص+کنر خاص+ارزگان خاش خوگیانی خنجان خوشی خواجه+غار خواجه+بهاوالدین کشم کوهستان کوت کوهسان کشک کوزکنر
لعل+پور لشکرگاه میوند مالستان مندوزی مانوگی مروره مرجه مارجه معروف مهترلام میزان مهمند+دره محمد+آغه محمدآغه مقر موسی+خیل موسی+قلعه مسهی
نادعلی نهرین نجراب ننگلام نری ناړی نرنگ نرخ ناوه نوزاد نازیان نورگل نورگرام اوبه پچیر+واگام پچیر پنجاب پنجوایی پنجواي پشتون+کوت پیچ پل+علم
پلخمری پل+خمری قادس قیصار قلات قلعه+نو قلعه+زال قره+باغ قرغه+یی قوش+تپه راغستان رودات رستاق صبری سالنگ سنگچارک سنگین سرکانو سرکاڼو
سروبی سیدآباد سیداباد شاه+جوی شاهجوی شهرک شکردره شرن شرنه شیرزاد شغنان شیگل شینکی شیندند شینوار شورابک شولگره سپین+بولدک سپین+غر
سرخ+رود سرخرود سوزمه+قلعه تنی ترینکوت تالقان تولک ارگون واغظ واخان وازه+خوا ورسج واته+پور وټه+پور وته+پور وایگل یفتل یکاولنگ ینگی+قلعه زرنج ژری زرمت
لندی+کوتل جمرود باړه تیراه وانا میرانشاه میرعلی خیرخانه کارته+نو کارته+سه کارته+چهار کارته+پروان دشت+برچی تایمنی شهرنو مکروریان
حیات+آباد باجوړ+خار دره+نور شیوه بحرآباد
`;

/** Of those, what is an ordinary word or a common name too: a place only beside a word that says so. */
export const WORDS_TOO =
  setOf(`${GAZETTEER_WORDS} ${more.PLACE_WORDS} اونی وانه قرغه kot nari reg bak chak dand daman dila giro kama khash khar lash maidan markaz nawa pech
panjab salang sangin tani argo bara company changi kandi kang khushk khushi shuhada sayad maruf mizan muqur wama gulistan chora
چک دامان معروف میزان مقر سنگین پنجاب کوت خاش ناوه چرخ شیوه دند پیچ خوشی معروف رستاق`);

const phrases = (text: string): readonly (readonly string[])[] =>
  text
    .trim()
    .split(/\s+/)
    .map((entry) => entry.split('+'));

const index = (all: readonly (readonly string[])[]): ReadonlyMap<string, readonly (readonly string[])[]> =>
  Map.groupBy(all, (words) => words[0] ?? '');

/** By their first word, as it sounds. */
export const LATIN_PLACES = index(
  phrases(LATIN + GAZETTEER_LATIN + WIDE_LATIN_PLACES + more.LATIN_PLACES).map((words) => words.map(soundOf)),
);
const folded = (text: string): readonly (readonly string[])[] =>
  phrases(text).map((words) => words.flatMap((word) => [...setOf(word)]));

/** Places that the patterns of posts hold: not all, since a pattern grows slow with every word. */
export const PLACES_OF_POSTS = folded(ARABIC + GAZETTEER_ARABIC + WIDE_ARABIC_PLACES);
export const ARABIC_PLACES = index([...PLACES_OF_POSTS, ...folded(more.ARABIC_PLACES)]);

/** As notes of papers name them. */
export const PROVINCES_AND_COUNTRIES =
  setOf(`badakhshan badghis baghlan balkh bamyan bamiyan daikundi daykundi farah faryab ghazni ghor helmand herat
hirat jawzjan jowzjan kabul kandahar qandahar kapisa khost kunar konar kunduz kundoz laghman logar nangarhar ningarhar nimroz nimruz nuristan paktia
paktya paktika panjshir parwan samangan sar-e-pol sarepol takhar uruzgan urozgan oruzgan wardak zabul afghanistan pakistan iran tajikistan
uzbekistan turkmenistan kazakhstan kyrgyzstan china india russia turkey syria iraq qatar saudi arabia america usa uk germany france dubai
emirates punjab sindh balochistan baluchistan khyber pakhtunkhwa waziristan kashmir peshawar quetta islamabad karachi lahore tehran
mashhad dushanbe tashkent termez moscow doha riyadh mecca medina jalalabad mazar mazar-i-sharif mazar-e-sharif asia europe london washington
nuriston laghmon bag'lon samangon kobul qandahor nangarhor badaxshon toxor fariyob juzjon jalolobod peshovar new-york torkham turkham geneva delhi kremlin ferghana fergana bajaur mohmand kurram orakzai swat dir chitral tirah durand amu amu-darya hindu kush hindukush
turkiya istanbul istambul ankara mozor mozori-sharif mozorisharif hindiston xitoy amerika germaniya angliya frantsiya yevropa arabiston makka madina dubay turkmaniston qozog'iston qirg'iziston peshovar kvetta islomobod qandahor faryob fariyob jo'zjon jovzjon saripul sarepul samangon nimruz zobul lo'gar vardak parvon panjsher g'azni g'azna g'ur bodg'is bomiyon daykundi paktiyo paktika kunar nuriston uruzgon hilmand xost kapiso туркия мозор ҳиндистон хитой америка германия европа арабистон макка мадина дубай туркманистон қозоғистон қирғизистон пешовар жўзжон фарёб фориёб сарипул самангон нимруз вардак парвон панжшер ғазна ғазни ғур бодғис бомиён бадахшон тахор бағлон ҳилманд қандаҳор хост
afg'oniston pokiston o'zbekiston tojikiston qobul hirot balx qunduz toshkent eron rossiya
афғонистон покистон ўзбекистон тожикистон қобул ҳирот балх қундуз тошкент эрон россия кунар нангарҳор
بدخشان بادغیس بغلان بلخ بامیان دایکندی فراه فاریاب غزنی غور هلمند هرات جوزجان کابل قندهار کاپیسا خوست کنر کونړ کندز قندوز لغمان لوگر
ننگرهار نیمروز نورستان پکتیا پکتیکا پنجشیر پروان سمنگان سرپل تخار ارزگان وردک زابل افغانستان پاکستان ایران تاجکستان تاجیکستان
ازبکستان ترکمنستان چین هند روسیه ترکیه سوریه عراق قطر عربستان امریکا بلوچستان پنجاب سند پشاور کویته مشهد تهران جلال‌آباد مزار`);

/** Provinces and what is larger, and what is said of them: they may be said. */
export const LARGE_PLACES: ReadonlySet<string> = new Set([
  ...PROVINCES_AND_COUNTRIES,
  ...setOf(more.LARGE_LATIN + more.LARGE_ARABIC),
]);

const UZBEK_CASE = /(?<=.{3})(?:lik|lar|dagi|ning|dan|ga|ni|da|лик|лар|дан|да|га|нинг|ни|даги)$/;

const LARGE_SOUNDS = new Set([...LARGE_PLACES].map(soundOf));

/** A province or large town, as Uzbek writes and bends it. */
export const isLargePlace = (key: string): boolean =>
  [key, key.replace(UZBEK_CASE, '')]
    .map(latinOf)
    .flatMap((one) => [one, one.replaceAll("o'", 'u').replaceAll('o', 'a')])
    .some((one) => LARGE_SOUNDS.has(soundOf(one)));
