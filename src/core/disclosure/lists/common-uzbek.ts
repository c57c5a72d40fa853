/**
 * Common words of Uzbek in Latin letters, as stems: what opens a sentence with a capital, has none of these for its stem
 * and no verb's ending is likely a name. Cyrillic is read through its Latin letters. Our own list.
 */
import { soundOf } from './list.ts';
import { UZBEK } from './topics/maps.ts';

const WORDS = `
men sen u biz siz ular o'zi o'z mana ana shu o'sha bu ushbu mana-bu shunday bunday unday qanday qanaqa nima kim qaysi qachon qayer qayerda qayerdan necha nechta nega nimaga hamma hammasi hech har har-bir ba'zi ba'zan barcha butun bir ikki uch to'rt besh olti yetti sakkiz to'qqiz o'n yigirma o'ttiz qirq ellik oltmish yetmish sakson to'qson yuz ming million birinchi ikkinchi uchinchi to'rtinchi yarim chorak bittasi ikkisi ikkalasi
va bilan lekin ammo biroq chunki agar yoki ham emas edi ekan esa uchun kabi singari qadar sari tomon keyin avval oldin so'ng hozir endi yana faqat balki hatto albatta ehtimol menimcha xullas demak masalan aslida rosti to'g'risi afsus bugun kecha ertaga indin ertalab tong oqshom kechqurun kechasi tun kun kunduz hafta oy yil asr soat daqiqa vaqt payt mahal zamon davr doim har-doim hamisha ba'zida goho tez sekin asta birdan to'satdan nihoyat
odam kishi inson erkak ayol xotin er bola qiz o'g'il yigit chol kampir ota ona aka uka opa singil amaki tog'a xola amma buva buvi bobo momo nevara nabira kelin kuyov jiyan qaynona qaynota qo'shni do'st o'rtoq dushman mehmon mezbon qarindosh oila bolalar ayollar erkaklar odamlar xalq aholi jamoa guruh to'da yoshlar qariya keksa bechora
imom mulla domla qori hoji eshon oqsoqol arbob hokim boshliq qo'mondon askar politsiya militsiya soqchi qorovul qo'riqchi haydovchi o'qituvchi muallim shifokor doktor hamshira doya tabib savdogar do'kondor sotuvchi dehqon cho'pon duradgor temirchi novvoy qassob tikuvchi gilamchi zargar usta ishchi xizmatchi mardikor kosib ovchi baliqchi shoir hofiz polvon jurnalist muxbir tarjimon muhandis talaba o'quvchi shogird ustoz sudya qozi prokuror advokat vakil rais rahbar kotib a'zo direktor mudir tolib mujohid jangari terrorchi qochqin muhojir mahbus asir o'g'ri jinoyatchi josus kontrabandachi giyohvand bangi nogiron beva yetim gado boy kambag'al
uy hovli xona eshik deraza devor tom oshxona ko'cha yo'l qishloq shahar tuman viloyat poytaxt mamlakat davlat hukumat amirlik respublika vatan chegara bozor do'kon maktab madrasa masjid universitet kasalxona shifoxona klinika dorixona qamoqxona zindon sud idora bank mehmonxona choyxona saroy zavod fabrika kon xumdon tegirmon ombor garaj bekat post lager ko'prik daryo soy ariq kanal quduq buloq tog' tepa dara vodiy cho'l dasht o'rmon bog' dala yer tuproq tosh qum
suv non choy osh go'sht sut yog' un guruch bug'doy arpa makka paxta ko'knori taryok meva uzum anor olma o'rik mayiz yong'oq bodom piyoz kartoshka sabzi tuz shakar shirinlik ovqat nonushta tushlik
mol qo'y echki sigir ot eshak tuya it mushuk tovuq xo'roz bedana kaptar qush ilon baliq
pul narx qarz foyda zarar soliq ushr zakot sadaqa pora maosh oylik ish kasb hunar savdo tijorat mol-mulk meros boylik tilla oltin kumush dollar afg'oniy rupiya chek hisob
qurol miltiq o'q bomba mina raketa tank urush jang hujum otishma portlash o'lim qotillik qon yara jarohat o'lik murda janoza qabr dafn aza tinchlik sulh kelishuv muzokara shartnoma kurash g'alaba mag'lubiyat
qonun hukm qaror buyruq farmon ruxsat taqiq jazo ayb gunoh savob haqiqat yolg'on adolat zulm huquq erkinlik vijdon iymon din shariat namoz ro'za haj xutba va'z duo qur'on hadis fatvo jihod olloh xudo payg'ambar islom musulmon kofir mazhab
mashina avtobus taksi yuk velosiped mototsikl samolyot vertolyot benzin dizel moy nasos elektr chiroq sham olov o'tin ko'mir telefon raqam xat qog'oz kitob daftar qalam rasm surat video radio televizor gazeta xabar gap so'z til ovoz savol javob hikoya she'r qo'shiq sir va'da qasam maslahat tahdid iltimos shikoyat taklif
qo'l oyoq bosh ko'z quloq burun og'iz til tish soch soqol yuz bo'yin yelka bel qorin yurak jigar tan badan suyak teri kasal kasallik og'riq isitma yo'tal dori ukol emlash operatsiya
ko'ylak chopon do'ppi ro'mol chodra paranji kavush etik poyabzal ip igna mato gilam ko'rpa yostiq to'shak idish qozon choynak piyola pichoq arqon kalit qulf quti qop sumka
qish yoz bahor kuz qor yomg'ir shamol bo'ron sel toshqin qurg'oqchilik zilzila issiq sovuq quyosh oy yulduz osmon
yaxshi yomon katta kichik uzun qisqa baland past keng tor og'ir yengil qattiq yumshoq yangi eski yosh qari boy kambag'al qimmat arzon oson qiyin to'g'ri noto'g'ri oq qora qizil ko'k yashil sariq kulrang shirin achchiq sho'r och to'q kuchli kuchsiz xavfli xavfsiz tinch notinch ochiq yopiq bo'sh to'la ko'p oz kam bor yo'q kerak mumkin zarur lozim aniq noaniq oddiy maxsus umumiy shaxsiy yashirin oshkora qonuniy mahalliy chet xorijiy afg'on o'zbek tojik pushtun hazora turkman rus amerikalik pokistonlik eronlik sikx hindu
aytish deyish ko'rish eshitish kelish ketish borish qaytish chiqish kirish yurish turish o'tirish yotish uxlash yeyish ichish berish olish sotish qilish bo'lish yozish o'qish bilish tanish topish yo'qotish ochish yopish boshlash tugatish o'ldirish urish otish qochish yashirish qo'rqish yig'lash kulish so'rash
qizlar o'g'illar o'qituvchilar shifokorlar askarlar dehqonlar savdogarlar mullalar tolibon toliblar ishid doish xurosoniylar salafiylar hanafiylar shialar sunniylar
yigirmata o'nta ko'pincha ko'pchilik kamdan-kam to'y nikoh mahr sep janjal urish-janjal kelishmovchilik muammo masala sabab natija maqsad niyat umid ishonch shubha qo'rquv g'azab nafrat muhabbat mehr rahm sabr hayo or-nomus nomus sha'n obro' g'urur uyat hasad
rahmat assalomu marhamat kechirasiz xayr mayli bo'pti ha yo'q balli barakalla inshoollo mashoollo alhamdulilloh xudoga ollohga
sharq g'arb shimol janub markaz tashkilot jamg'arma yordam oziq-ovqat loyiha dastur hisobot xodim inson odamiyat millat millatlar birlashgan qizil yarim xoch jahon dunyo xalqaro
sel bahor poytaxt tomda qamoq radio muhandislik gilamchilar sartaroshxona bedana kaptar mish-mish samolyot kino kengash yo'lovchi sayohat safar yo'lak ilgari boshqa boshqalar ayrim shunisi o'yin o'yinchi sport kurash futbol musobaqa mukofot
doirasi tadbir kechalari kunduzi ertasi qishda yozda kuzda bahorda keyingi oldingi oxirgi so'nggi navbat navbatchi ro'yxat hujjat guvohnoma pasport tazkira viza imzo muhr sana kim-kim nima-nima qayer-qayer
yanvar fevral mart aprel may iyun iyul avgust sentyabr sentabr oktyabr oktabr noyabr dekabr hamal savr javzo saraton asad sunbula mezon mizon aqrab qavs jadiy dalv hut guvoh suhbat demokratiya hokimiyat pochta nuqta pistirma yagona aziz havo armiya shoh lala kimsan nomi manzil holat sharoit vaziyat kelajak o'tmish xotira orzu tush uyqu tinim tashvish og'ziga singil mening meni seni sening uni uning bizni bizning sizni sizning ularni o'g'l og'l singl ogil dollar sement beton semynt kino kompyuter bank internet instagram haykal budda xaridor oxir yo'lboshchi muzey jalb karta za'faron oxiri boshi avvali poyezd madaniyat ma'naviyat boshqarma ikkala uchala rost ism laqab familiya telefon sarrof havola juma maorif majlis hisob suhbatdosh moshin komandir telegram facebook whatsapp ramazon muharram hayit iftor amerika pokiston eron moskva yevropa rossiya xitoy hindiston olmoniya turkiya tojikiston o'zbekiston barlos kerosin yoqilg'i sarroflik piyoda tarjima tarix peshin asr shom xufton ko'pi ozi kimdir nimadir qaysidir allaqachon haligacha shekilli go'yo barvaqt tush kech erta ilk asosan odatda hech-kim xuddi bamisoli garchi basharti mabodo toki hamon faqatgina giyoh giyohvandlar tikuvchilik univeristet kasb-hunar tekshiruv tintuv taftish tekshirish qidiruv hibs ozod ozodlik asirlik garov to'lov jarima
`;

let stemsOnce: ReadonlySet<string> | null = null;
const stems = (): ReadonlySet<string> =>
  (stemsOnce ??= new Set([...WORDS.trim().split(/\s+/), ...UZBEK.keys()].map(soundOf)));

const ENDING =
  /^(?:lar|imiz|miz|ingiz|ngiz|im|m|ing|ng|i|si|lari|ning|ni|ga|ka|qa|da|dan|dagi|gacha|kacha|qacha|lik|li|siz|dek|day|cha|chi|chilik|mi|ku|yu|ham|dir|gi|roq)$/;
/** What a verb ends in; no name does. */
const VERB =
  /.{3}(?:yapti|yapman|yapmiz|moqda|dilar|dim|dik|ding|gan|kan|gani|ganini|gandan|ganda|gach|guncha|adi|ydi|aman|yman|amiz|ymiz|ardi|rdi|mas|maydi|madi|may|ib|salar|sinlar|ishdi|ishardi|ishadi|moq|moqchi|yotgan|adigan|ydigan|inglar|iring)$/;

/** What was asked of the last words: a text asks the same of the same word many times. */
const ASKED = new Map<string, boolean>();

/** Latin, in small letters. */
export function isCommonUzbek(latin: string): boolean {
  const known = ASKED.get(latin);
  if (known !== undefined) return known;
  if (ASKED.size >= 4096) ASKED.clear();
  const answer = VERB.test(latin) || isBuiltOn(latin, 4);
  ASKED.set(latin, answer);
  return answer;
}

/** A known stem under so many endings. */
function isBuiltOn(word: string, endings: number): boolean {
  if (isStem(word)) return true;
  if (endings === 0) return false;
  return [1, 2, 3, 4, 5, 6].some(
    (n) =>
      word.length - n > (endings > 3 ? 1 : 2) &&
      ENDING.test(word.slice(-n)) &&
      isBuiltOn(word.slice(0, -n), endings - 1),
  );
}

/** A last k and q soften before a vowel. */
const isStem = (word: string): boolean =>
  [word, word.replace(/g'$/, 'q'), word.replace(/g$/, 'k'), word.replace(/b$/, 'p')].some((one) =>
    stems().has(soundOf(one)),
  );
