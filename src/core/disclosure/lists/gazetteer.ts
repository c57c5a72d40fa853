/**
 * More places finer than a province: the districts of Afghanistan by province, its towns, valleys and larger villages,
 * quarters of its cities and of Peshawar and Quetta, and what lies across the borders.
 */

export const GAZETTEER_LATIN = `
dara+noor muhmand+dara pachir+agam haska+mena kaga wazir+khogyani memla tutu fatehabad fatihabad samarkhel
samar+khel shahi+kot barikaw basawul basawal hazarnaw mama+khel mamakhel markikhel pirakhel sewa shewa shiwa
kuzkunar bar+kashkot dago saidkhel mamand+achin shadal asadkhel abdulkhel zangoi maro kotwal lalma charbagh
char+bagh balabagh bala+bagh sultanpur qala+shahi ragha raghai kakrak darunta daronta khalis+mena khalis+family
chaknawar sarband gorikay girdi+ghaws kamadaka dara+pech kandagal shonkrai sheltan shaltan bajawro tsawkay noorgal
narray gambir ganjgal lahor+dara barabat tanar tantil chinar qamchi kurgal mazar+dara deridam sangar shal hilalzai
wadisay alingar alishang dawlat+shah badpash qarghayee alisheng islamabad+laghman shahr+kuhna dawlatshahi mandrawar
charbagh+laghman kashmund mail gonapal barg+matal bargi+matal du+ab nurgram nuristan+wama kushtoz mandagal pachagan
nilaw kurdar alishir gurbuz jaji+maidan khost+matun matun mandozayi nadir+shah+kot qalandar shamal terezai
zazi+maidan yaqubi ismailkhel ismail+khel lakan lakanu babrak+tana ghulam+khan dragai shembowat ahmadabad dand+patan
janikhel laja+ahmad+khel laja+mangal mirzaka rohani+baba zadran tsamkani ahmadkhel ali+khel alikhel aryob zazi
zazi+aryub gerda+tserai shahikot khandkhel giyan khoshamand mata+khan sar+hawza terwa wazakhwa zarghun+shahr
zarghunshahr wazikhwah angoor+adda angur+adda margha bermel mangretay katawaz ab+band deh+yak khogyani+ghazni
khwaja+umari rashidan miray sanglakh sangi+masha sang+masha angori ghojur ghojoor haidar dawood almito ottkul otqul
khodaidad jarmato qiyaq shaki nuka bolosan shilgar wali+muhammad+shahid baraki+rajan kharwar khushi pul+alam
zarghun+shahr+logar porak kolangar kulangar padkhwab padkhwab+shana altamur surkhab abbazak waghjan mes+aynak
dubandi chaki+wardak jaghatu+wardak hisa+awal+behsud markaz+behsud maidan+shahr maydan+shahr saydabad shaikhabad
shekhabad tangi+wardak onkhai amarkhel tokarak zaiwalat takana sangdara raqol haft+asyab kotal+takht behsud+maidan
unai chaharikar jabal+saraj jabal+seraj kohi+safi koh+safi sayed+khel shinwari surkhi+parsa sorkh+parsa totumdara
totamdara gulghundi qarabagh+shamali kalakan mir+bacha+kot guldara estalef farza surubi khak+jabar musayi
chahar+asyab chaharasyab charasyab tara+khel pol+charkhi qala+muslim gozargah guzargah deh+khudaidad khudaidad
karte+now karta+naw kart+sakhi karte+sakhi karta+sakhi jamal+mina jamal+mena deh+naw+bori mirwais+maidan
mirwais+mina khushal+mina khushhal+mina dasht+barchi pul+khoshk pul+khushk qala+naw qala+shada qala+kazi qala+qazi
gulkhana golkhana mahtab+qala shahrak+omid+sabz shahrak+haji+nabi haji+nabi chelsotoon chihlsutun chihil+sutun
rishkhor baharistan kulola+pushta kolola+pushta shahr+now shahrenaw shahr-e+naw haji+yaqub chahar+qala
chahar+qala+wazirabad wazirabad bibi+mahru sherpur shirpur wazir+akbar qala+zaman+khan qala+zamankhan
shah+du+shamshera bagh+ali+mardan bagh+qazi asheqan+arefan morad+khani murad+khane murad+khani sarai+ghazni
saray+ghazni pul+artan pul+mahmood+khan pul+bagh+omumi parwan+du parwan+dowom parwan+sewom hewad+wal hissa+awal
sar+kotal sarkotal kotal+khairkhana hazara+baghal hotkhel ahmadshah+baba+mina tangi+tarakhel khwaja+bughra
khwaja+boghra badam+bagh deh+mazang barchi kart+se kart+parwan kart+now deh+qabil deh+arbab anaba bazarak khenj
rokha shutul unaba dashtak parandeh hesarak+panjshir safid+chihr rukha alasay hesa+awal+kohistan hesa+duwum+kohistan
mahmud+raqi tagab nejrab alasai afghaniya jamalagha ghain baghlani+jadid dahana+ghori deh+salah farang+gharu fereng
guzargahi+nur khost+fereng khwaja+hijran puli+hisar puli+khumri tala+barfak pulkhumri pul+khumri dandi+shahabuddin
dand+ghuri dand+shahabuddin kalagai banu+andarab jelga ishpushta markazi+baghlan aliabad chahardara qalay+zal
qala+zal gultepa gul+tepa gortepa gor+tepa sherkhan+bandar sher+khan+bandar bandar+sherkhan aqsay chardara
boz+kandahari boz+qandahari larkhabi sarak+bala kasanai baharak dashti+qala eshkamesh hazar+sumuch namak+ab taluqan
taloqan taliqan khwaja+bahawuddin darwaz+bala kuf+ab kuran+munjan maymay nusay shahri+buzurg shiki tagab+badakhshan
fayzabad feyzabad yamgun eshkashem sarghilan zardiw kuran+wa+munjan sar+sang sarsang balkh+city charbolak
chahar+bolak dihdadi khulm kholm tashqurghan kishindih marmul mazar+city nahri+shahi zari hairatan hayratan alborz
qala+jangi qalai+jangi dasht+shor dashti+shor karte+ariana karte+bukhdi sayedabad+mazar baba+yadgar yolmarab
darwaza+balkh chughdak langarkhana alichopan alichupan karta+sulh kart+zera'at chahar+mahala noor+khuda nur+khuda
khaja+khairan guzar+mirza+qasim siagird+balkh tokhta bala+hisar shadian shadyan dara+sufi+bala dara+sufi+payin
dara+suf darai+suf feroz+nakhchir hazrati+sultan khuram+sarbagh ruyi+duab roy+du+ab khurram kohistanat sancharak
sozma+qala tukzar fayzabad+jawzjan khamyab khwaja+du+koh mardyan shibirghan sheberghan shibirghon mengajek
hazrat+imam bilchiragh dawlatabad+faryab garziwan khani+char+bagh maymana qaramqol qurghan qurghon andxoy maymanae
ghormach bilcheragh gorziwan dara+bam kohi+sayyad imam+sahib+faryab ab+kamari muqur+badghis qalay+naw laman
dara+boom darre+bum sang+atash sangatash chishti+sharif gozara injil enjil kushki+kuhna zinda+jan zendajan zawol
zirko islam+qala islamqala torghundi torghondi ghurian turgundi jibrail jebrael jabrail darb+iraq darwaza+khosh
darb+khosh darb+malik darb+kandahar pay+hesar pul+malan pole+malan takht+safar taraqi+park bagh+azadi mahbas+herat
karte+herat shahrak+mahbas haji+abbas baba+haji jada+mahtab mehri shaidayee shaydayi kahdistan gazargah gazorgah
khwaja+ansar anar+dara farah+city khaki+safed lash+juwayn lash+jawin qala+kah shewan shiwan golestan khash+rod
ziranj milak abrisham ghorghori dilaram garmsir girishk khanashin lashkar+gah nawa+barakzai nawai+barakzai
reg+khanshin nahr+saraj babaji bolan mukhtar shorab shurab sistani loy+bagh chanjir trikh+nawar chah+mirza yakhchal
haidarabad haydarabad malgir safyan baramcha bahram+chah qala+bost nahri+siraj khakrez miyanishin mianeshin
shah+wali+kot shega zheray aino+mina ayno+mina ainomena ayno+mena loya+wala loy+wala mirwais+mena karz mahalajat
malajat deh+khwaja dehkhwaja dand+karz sangsar pashmul howz+madad hawz+madad senjaray sanjaray nakhonay nakhoney
talukan shahid+chawk chawk+shahidan shikarpur+bazaar shikarpur+darwaza herat+darwaza kabul+darwaza eidgah+darwaza
haji+arab kokaran sarpoza sarposa wesh weesh zalakhan baba+sahib chilzina chehelzina chilzena kandahari+chawk
dihrawud deh+rawood tirin+kot tarinkot charchino char+chino chinarto shahid+hassas baluchi mirabad argahandab+zabul
daychopan naw+bahar nawbahar shamulzayi shemulzay tarnak+jaldak tarnak khaki+afghan dai+chopan shahjoi chaghcharan
dawlat+yar du+layna dolaina firozkoh feroz+koh lal+sarjangal passaband pasaband tulak lal+wa+sarjangal
lalwasarjangal ishtarlay ashtarlay kajran khadir kiti miramor nili sang+takht sang-i+takht sangtakht bandar+daykundi
patu punjab+bamyan sayghan saighan yakaolang bamyan+city fuladi foladi shahidan dara+ajar dara+azhdar tolwara
zarin+dara chaprak peshawar+saddar nasirbagh board+bazar university+town tahkal gulberg faqirabad hashtnagri yakatut
kohati+gate kohati lahori+gate dabgari dabgari+gardens namak+mandi qissa+khani sadar+bazar karkhano+market
hayatabad+phase badabera matani mattani shamshato katcha+garhi kacha+gari akora+khattak khazana azakhel haji+camp
gulshan+colony afghan+colony ring+road ring+rod arbab+road arbab+colony sufaid+dheri pishtakhara pushtakhara warsak
warsak+road charsadda+road dalazak shahi+bagh gor+gathri ghanta+ghar hashtnagar tarnab pabbi chamkanni taru+jabba
nowshera pashtunabad pashtoonabad kharotabad satellite+town nawa+killi nawan+killi sariab saryab hazara+town
mariabad marriabad alamdar+road brewery+road eastern+bypass ghausabad ghous+abad kuchlagh pashtun+abad killi+almas
jinnah+road prince+road liaquat+bazaar kansi+road double+road samungli hanna+urak spini+road mastung qila+abdullah
qilla+abdullah qilla+saifullah qila+saifullah killa+abdullah saranan muslim+bagh muslimbagh zhob loralai chagai
chaghi noshki taftan girdi+jungle girdi+jangal gardi+jangal panjpai kharan turbat panjgur kuchlaak maidan+tirah
shalman torkham+bazaar michni ali+masjid barqambarkhel mallagori inayat+kili inayat+killi loi+mamund war+mamund
damadola damadora chamarkand barang utmankhel khwezai baizai halimzai ekkaghund yakka+ghund pandiali lakarai lakaro
parachinar bagzai upper+kurram lower+kurram teri+mangal kharlachi ghozgarhi ghuz+garhi kalaya ghiljo dabori mamozai
hangu tal doaba miramshah dattakhel spinwam dande+darpakhel danday+darpakhel boya makin kaniguram sararogha tiarza
birmal shakai azam+warsak kalosha bannu lakki+marwat lakki domel karak kohat darra+adam+khel dara+adamkhel
dera+ismail+khan daraban timergara samarbagh jandul jandol maidan+dir wari barawal arandu drosh garam+chashma booni
mingora matta kabal saidu+sharif mardan takht+bhai swabi tangi+charsadda utmanzai haripur mansehra abbottabad
battagram buner daggar zahedan zahidan zahak nimruz+zabol saravan iranshahr khash+iran taybad taibad torbat-e+jam
torbat+jam khaf dogharun dogharoun birjand nehbandan sarakhs turbat+haidari torbat-e+heydarieh shahr-e+rey shahrerey
varamin golshahr gulshahr+mashhad pakdasht mirjaveh sherobod sariosiyo denov denau jarqo'rg'on jarqurghon muzrabot
qumqo'rg'on boysun sho'rchi oltinsoy bandixon shahrisabz qarshi g'uzor dehqonobod chirakchi urgut kattaqo'rg'on
chorsu chilonzor yunusobod olmazor sergeli uchtepa yakkasaroy marg'ilon qo'qon namangan andijon asaka panj+poyon
nizhny+panj panji+poyon jaykhun qumsangir shahritus kubodiyon qabodiyon farkhor hamadoni moskovskiy kulob kulyab
shurobod shuroobod khorog khorugh rushan ishkoshim vanj darvoz kalaikhum qalaikhum bokhtar qurghonteppa kurgan-tyube
tursunzoda tursunzade rudaki yovon yavan isfara khujand serhetabat gushgy atamyrat kerki takhtabazar tagtabazar
`;

export const GAZETTEER_ARABIC = `
دوربابا کوز+کنر کوزکنړ لعلپور لعل+پوره مومندره پچیراگام پچیر+اگام کږه میمله توتو فتح+آباد سمرخیل باریکاو باسول بساول
هزارناو هزار+ناو ماما+خیل مرکی+خیل پیراخیل کشکوت سیدخیل بنډر شډل عبدالخیل زنگوی کوتوال لعلمه چهارباغ چارباغ بالاباغ
سلطانپور قلعه+شاهی کاکرک دروته درونټه خالص+مینه خالص+فامیلی چکنور سرباند گردی+غوث بهسودو برکنر څوکۍ چوکۍ دانگام
دره+پیچ ماڼوگی شلتن شلټن شونکړی وټپور کندگل ګنجګل گنجگل لاهوردره تنار تنتیل سوکۍ ناړۍ گمبیر قمچی دریدام هلالزی
سرکاڼی علینگار الینگار الیشنگ علیشنگ دولت+شاه دولتشاه قرغه‌ای قرغه+ای قرغیو بادپش بادپخ مندراور مندرور گمبیری کلمان
برگ+متال برگمتال دوآب مندگل کوشتوز علیشیر گوربز جاجی+میدان متون نادرشاه+کوت نادر+شاه+کوټ قلندر شمل سپیره تڼی تریزی
تیریزی یعقوبی اسماعیل+خیل لکڼ دوه+منده ببرک+تاڼه غلام+خان درگۍ احمدآباد احمداباد سیدکرم سید+کرم څمکنی ډنډ+پټان
دند+پتان جاجی+اریوب لژه+احمد+خیل لژه+منگل میرزکه روحانی+بابا شواک احمدخیل علی+خیل اریوب شاهی+کوت ازره دیله گیان
خوشامند متا+خان مټاخان نکه اومنه سرحوضه تروی ترو اورگون واځه+خوا وړممی وورممی یحیی+خیل یوسف+خیل زرغون+شهر زرغونشار
زیروک انگور+اډه انگوراده مرغه کټواز کتواز آب+بند اجرستان اندړ خواجه+عمری ناور نومیش رشیدان زنه+خان سنگ+ماشه سنگماشه
انگوری غجور حیدر+جاغوری داوود+جاغوری المیتو اوتقول پاتو جرمتو قیاق شیلگر شلگر میری برکی+راجان خروار پلعلم پورک
کلنگار کلنگر پادخواب پادخواب+شانه التمور سرخاب آب+بازک وغجان مس+عینک دوبندی چک+وردک جغتوی+وردک دایمیرداد دای+میرداد
حصه+اول+بهسود مرکز+بهسود میدان+شهر میدانشهر سید+آباد جلریز سالار شیخ+آباد تنگی+وردک اونخی عمرخیل درانی+وردک توکرک
زیولات تکانه سنگلاخ راقول هفت+آسیاب اونی جبل+السراج جبل‌السراج کوه+صافی شیخ+علی شینواری+غوربند سیاه+گرد سیاهگرد
سرخ+پارسا توتمدره گلغندی کلکان میربچه+کوت میربچه‌کوت گلدره فرزه خاک+جبار موسهی چهارآسیاب چهار+آسیاب بگرامی پلچرخی
قلعه+مسلم ارغندی کمپنی گذرگاه ده+خدایداد ده+خداداد خدایداد کارته+سخی جمال+مینه ده+نو+بوری میرویس+میدان میرویس+مینه
خوشحال+مینه برچی پل+خشک قلعه+شاده قلعه+شهاده قلعه+قاضی گلخانه مهتاب+قلعه شهرک+امید+سبز شهرک+حاجی+نبی حاجی+نبی ریشخور
بهارستان کلوله+پشته شهر+نو چهار+قلعه وزیرآباد وزیراباد بی‌بی‌مهرو بی+بی+مهرو شیرپور وزیر+اکبر+خان قلعه+زمان+خان
شاه+دو+شمشیره باغ+علی+مردان باغ+قاضی عاشقان+و+عارفان مرادخانی سرای+غزنی پل+آرتل پل+آرتن پل+محمود+خان پل+باغ+عمومی
پروان+دو پروان+دوم پروان+سه پروان+سوم سرکوتل سر+کوتل پنجصد+فامیلی هزاره+بغل هوت+خیل هوتخیل تنگی+تره+خیل خواجه+بغرا
بادام+باغ ده+قابل ده+ارباب نوآباد+ده+افغانان سرک+شورا قرغه چوک+ارغندی عنابه بازارک خنج پریان رخه شتل دشتک پرنده
اونابه الهسای اله‌سای حصه+اول+کوهستان حصه+دوم+کوهستان کوه+بند محمود+راقی تگاب تگو افغانیه جمال+آغه بغلان+جدید
بغلان+مرکزی برکه دهنه+غوری ده+صلاح فرنگ+و+غارو فرنگ گذرگاه+نور خوست+و+فرنگ خواجه+هجران جلگه پل+حصار تاله+و+برفک
دند+شهاب‌الدین دند+غوری کیله‌گی کیلگی بنو ایش+پشته علی+آباد علیاباد علی‌آباد ارچی چاردره امام‌صاحب خان‌آباد آقتاش
آق+تاش گلتپه گل+تپه گورتپه گور+تپه شیرخان+بندر بندر+شیرخان بندر+امام+صاحب بز+قندهاری لرخابی سرک+بالا کاسانی تلاوکه
بهارک بنگی چاه+آب چال دشت+قلعه اشکمش هزار+سموچ خواجه+بهاالدین نمک+آب ارغنج+خواه ارگو درایم درواز درواز+بالا فیض‌آباد
خواهان کوف+آب کران+و+منجان مایمی نسی شکی شهدا تیشکان وردوج یمگان یاوان زیباک سرغیلان زردیو چهاربولک چاربولک چارکنت
چهارکنت دهدادی کلدار خلم تاشقرغان کشنده مارمل نهرشاهی نهر+شاهی شورتپه زاری حیرتان البرز قلعه+جنگی دشت+شور
کارته+آریانا کارته+بخدی بابه+یادگار یولمرب دروازه+بلخ چغدک لنگرخانه علی+چوپان کارته+صلح چهارمحله خواجه+خیران
گذر+مرزا+قاسم توخته بالا+حصار شادیان کود+و+برق دره+صوف دره+صوف+بالا دره+صوف+پایین فیروز+نخچیر حضرت+سلطان
خرم+و+سارباغ روی+دوآب روی+دو+آب بلخاب گوسفندی کوهستانات سانچارک صیاد آقچه اقچه خم+آب خانقا خواجه+دوکوه مردیان منگجک
مینگجک قرقین شبرغان شبیرغان المار بلچراغ گرزیوان خان+چارباغ خان+چهارباغ خواجه+سبزپوش میمنه قرمقول قرغان شیرین+تگاب
غورماچ دره+بام کوه+صیاد آب+کمری بالا+مرغاب مرغاب جوند لامان دره+بوم سنگ+آتش ادرسکن چشت+شریف فارسی انجیل کرخ کهسان
کشک+کهنه رباط+سنگی پشتون+زرغون زنده+جان زنده‌جان زاول زیرکوه اسلام+قلعه تورغندی جبرئیل جبرییل درب+عراق درب+خوش
درب+ملک درب+قندهار پای+حصار پل+مالان تخت+سفر باغ+آزادی شهرک+جبرئیل کهدستان گازرگاه خواجه+انصار شیدایی
شصت+و+چهار+متره اناردره انار+دره بکوا بالا+بلوک گلستان لاش+و+جوین لاش+جوین پرچمن پر+چمن قلعه+گاه قلعه+کاه شیب+کوه
شیوان چاربرجک چخانسور کنگ خاشرود خاش+رود میلک غورغوری باغران دیشو گرشک خانشین خان+نشین لښکرگاه ناد+علی ناوه+بارکزی
ناوه+بارکزایی واشیر نهر+سراج باباجی بولان مختار+هلمند شوراب سیستانی لوی+باغ چانجیر تریخ+ناور چاه+میرزا یخچال
حیدرآباد مالگیر برامچه بهرام+چاه ډنډ غورک خاکریز میانشین میانیشین نیش پنجوایې ریگستان شاه+ولی+کوت شاولیکوټ شوراوک
سپین+بولدګ تخته+پل ژیړی ژړی عینو+مینه لویه+واله لوی+واله محلجات ده+خواجه سنگسار پشمول حوض+مدد سنځری نخونی چوک+شهیدان
شهیدانو+چوک شکارپور+دروازه شکارپور+بازار هرات+دروازه کابل+دروازه عیدگاه+دروازه کوکران سرپوزه ویش زلاخان چهل+زینه
ده+راود شهید+حساس چارچینو ترین+کوت چنارتو میرآباد ارغنداب+زابل اتغر دایچوپان دای+چوپان کاکړ+زابل نوبهار شاجوی شملزی
شمولزی ترنک+جلدک جلدک سوری چغچران چارسده چهارسده دولت+یار دولتیار دولینه فیروزکوه لعل+و+سرجنگل پسابند ساغر تیوره
سرجنگل اشترلی کجران خدیر کیتی میرامور نیلی سنگ+تخت شهرستان سیغان شیبر شبر ورس یکه+ولنگ فولادی شهیدان دره+آجر
دره+اژدر زرین+دره حیات‌آباد ناصر+باغ بورد+بازار بورډ+بازار گلبرگ فقیرآباد هشتنگری کوهاټی ډبگری نمک+منډی
کارخانو+مارکیټ بډهبیره بډبیر متنی شمشتو شمشتو+کمپ جلوزی کچه+گړی کچه+گری اکوړه+خټک خزانه اضاخیل حاجی+کمپ افغان+کالونی
رینگ+روډ ارباب+روډ پشته+خره ورسک چارسده+روډ شاهی+باغ نوښهار نوشهره پبی ترناب پشتون+آباد پښتون+آباد خروټ+آباد
خروت+آباد سیټلایټ+ټاون نوا+کلی سریاب هزاره+ټاون هزاره+تاون مری+آباد مری‌آباد علمدار+روډ بروری جناح+روډ سپینی+روډ
سمنگلی هنه چمن مستونگ قلعه+عبدالله قلعه+سیف‌الله پښین پشین سرانان مسلم+باغ ژوب لورالایی زیارت دالبندین چاغی نوشکی
تفتان گردی+جنگل پنجپای خاران کچلاک کوچلاک لنډی+کوتل شلمان میچنی علی+مسجد خار عنایت+کلی سالارزی+تحصیل نواگی
لوی+ماموند واړه+ماموند ډمه‌ډوله ډمډولا چمرکند بیزی خویزی یکه+غونډ غلنی لکړی پاړه+چنار پاره+چنار پاڑه+چنار صده
تری+منگل کلایه غلجو ډبوری هنگو ټل دوآبه میران+شاه میر+علی دته+خیل رزمک شوال سپین+وام وانه مکین لده کانیگرم سراروغه
تیارزه لکی+مروت کرک کوهاټ دره+آدم+خیل ډیره+اسماعیل+خان ټانک کولاچی تیمرگره سمرباغ جندول بریکوټ ارندو دروش منگوره مټه
کبل سیدو+شریف مردان صوابی شبقدر زاهدان زابل+شهر سراوان ایرانشهر تایباد تربت+جام تربت+حیدریه خواف دوغارون بیرجند
نهبندان سرخس شهرری ورامین گلشهر پاکدشت میرجاوه ترمذ+شهر دهنو شیرآباد قرشی سمرقند شهرسبز کولاب خاروغ پنج+پایان
فرخار+تاجکستان قرغانتپه
`;

/** Of those, what is an ordinary word or a name too. */
export const GAZETTEER_WORDS = `
کلدار اوبه اوبو نرخ فارسی کمپنی سالار سوری شکی انجیل نیش کنگ زیارت مردان خاک چمن شهدا فرنگ صیاد نوبهار بهارستان
خزانه قلندر شبر سنگین شهرک خار مکین نوین ټل رخه ساغر فولادی شهیدان مرغه خنج یخچال نیلی میری برکه جلگه بنو دیله ویش
ترو قصبه گیلان البرز خواهان خاش نوا کرک لده چوره بابا هنه محلجات گلبرگ شمل دره گلشهر سمرقند زابل دامان بهارک
مټه کبل قادس قرشی سرخاب سالنگ گلبهار ناور ماڼوگی چال ورس کوهستان زاری دند ناوه صده ټانک اسمار دوآب گوسفندی نسی نکه
حیدر معروف میدان
gulistan chaman tangi qasaba sayad boya shaki bara karak matta sangar laman milak shutul nili kiti rokha want jaghori mehri yaqubi boz
`;
