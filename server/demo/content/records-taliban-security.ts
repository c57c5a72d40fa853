import { recorded, toAll, toPrint, toQuoteOnly } from '#server/demo/content/consent.ts';
import type { DemoRecord } from '#server/demo/study.ts';

const lowerCommanders = 'Taliban commanders of lower rank known by case';

export const talibanSecurityRecords: DemoRecord[] = [
  {
    ref: 'l-cadre-paktia-1',
    source: 'l-cadre-paktia',
    month: '2021-11',
    day: 25,
    region: 'paktia',
    country: 'AF',
    mode: 'face-to-face',
    language: 'en',
    audience: 'private',
    consent: toPrint,
    release: true,
    turns: [
      {
        question: 'Have any of your own people gone over to the other side since the summer?',
        answer:
          '⟦1⟧Some have. It would be a lie to say none, and it would be a lie to say many⟦/1⟧. ⟦2⟧We had just won a war; who leaves a wedding to go to a funeral?⟦/2⟧',
        spans: {
          '1': {
            codes: ['defections'],
            assertion: {
              claim: 'mass-defections-taliban-to-isk-2021',
              stance: 'qualifies',
              value: 'partly',
              refersTo: { from: '2021-08', to: '2021-11' },
              basis: 'unknown',
              from: 'mass-defections-taliban-to-isk-2021--a3',
            },
          },
          '2': { codes: ['narrative'] },
        },
      },
      {
        question: 'Why did those leave?',
        answer:
          '⟦1⟧Posts and spoils: one wanted a district and was given a checkpoint⟦/1⟧. With one or two it was belief. They had sat with preachers in the war and never came away from it.',
        spans: { '1': { codes: ['defections/commanders'] } },
      },
      {
        question: 'Did they take men with them?',
        answer:
          '⟦1⟧A brother, a driver. I know of no group that went⟦/1⟧. But I speak for my province and the next one.',
        spans: { '1': { codes: ['defections/men'] } },
      },
      {
        question: 'What is done with their families?',
        answer:
          '⟦1⟧The father is called and asked. In the first weeks he was also beaten⟦/1⟧. Now an order has come that the family is not to be touched.',
        spans: { '1': { codes: ['repression/raids', 'repression/restraint'] } },
      },
      {
        question: 'د جبهې خلک تنخوا اخلي؟',
        answer:
          '⟦1⟧تر اوسه مو درې میاشتې هېڅ نه دي اخیستي⟦/1⟧. خلک صبر کوي، ځکه چې جګړه ختمه شوې ده. خو ژمی راروان دی او کورنۍ ډوډۍ غواړي.',
        spans: { '1': { codes: ['money/pay'] } },
      },
    ],
  },
  {
    ref: 'l-cadre-nangarhar-1',
    source: 'l-cadre-nangarhar',
    month: '2022-01',
    day: 14,
    region: 'nangarhar',
    country: 'AF',
    mode: 'telephone',
    language: 'en',
    audience: 'private',
    consent: toPrint,
    release: true,
    turns: [
      {
        question: 'Which commanders of your side went over, as far as you know yourself?',
        answer:
          'In this province I know of two. ⟦1⟧Two commanders, each from another district in the south of the province, and that was by October⟦/1⟧. ⟦2⟧People make a hundred of it because it sounds better⟦/2⟧.',
        spans: {
          '1': {
            codes: ['defections/commanders'],
            assertion: {
              claim: 'isk-named-defector-commanders-nine',
              stance: 'qualifies',
              lo: 2,
              hi: 2,
              bound: 'exact',
              unit: 'commanders',
              definition: 'commanders of two districts of Nangarhar',
              refersTo: { from: '2021-08', to: '2021-10' },
              basis: 'unknown',
              probed: true,
              cases: 2,
              from: 'isk-named-defector-commanders-nine--a2',
            },
          },
          '2': { codes: ['narrative/exaggeration'] },
        },
        note: 'Did not mention the large group of which elders speak. I did not ask: control for later.',
      },
      {
        question: 'So would you call it a wave?',
        answer: 'No. ⟦1⟧Two men, I told you. That is what happened, and it is bad enough⟦/1⟧.',
        spans: {
          '1': {
            codes: ['defections'],
            assertion: {
              claim: 'mass-defections-taliban-to-isk-2021',
              stance: 'qualifies',
              value: 'partly',
              lo: 2,
              hi: 2,
              bound: 'exact',
              unit: 'commanders',
              definition: lowerCommanders,
              refersTo: { from: '2021-08', to: '2021-10' },
              basis: 'unknown',
              probed: true,
              cases: 2,
              from: 'mass-defections-taliban-to-isk-2021--a4',
            },
          },
        },
      },
      {
        question: 'What did the two want?',
        answer:
          '⟦1⟧One had quarrelled about weapons. The other had a brother there already⟦/1⟧. Neither of them could have read you a page of doctrine.',
        spans: { '1': { codes: ['recruitment/kinship', 'defections/commanders'] } },
      },
      {
        question: 'How do people in the villages see your raids?',
        answer:
          '⟦1⟧They say that we come to the wrong house two times in three⟦/1⟧. I have been to the wrong house myself, and I went back in the morning and apologised.',
        spans: { '1': { codes: ['repression/raids', 'repression/proof'] } },
      },
      {
        question: 'آیا از بزرگان قوم کمک می‌خواهید؟',
        answer:
          '⟦1⟧بلی، بدون ریش‌سفید هیچ کار پیش نمی‌رود⟦/1⟧. او می‌داند که بچهٔ کی کجا است. ⟦2⟧ولی ما وعده می‌دهیم و دیگران وعدهٔ ما را می‌شکنند⟦/2⟧.',
        spans: {
          '1': { codes: ['defections/surrender'] },
          '2': { codes: ['repression/restraint'] },
        },
      },
    ],
  },
  {
    ref: 'l-cadre-kunar-1',
    source: 'l-cadre-kunar',
    month: '2022-04',
    day: 19,
    region: 'kunar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'ps',
    audience: 'private',
    consent: toPrint,
    release: true,
    turns: [
      {
        question: 'د داعش د نویو کسانو پیدا کول اوس آسان دي که ګران؟',
        answer:
          '⟦1⟧په دې وروستیو دوو میاشتو کې د دوی لاس ډېر کم خلکو ته رسېږي، نو دا خبره سمه نه ده چې ډېر خلک ورځي⟦/1⟧. ⟦2⟧په جوماتونو کې څوک نه پرېږدي چې خبرې وکړي⟦/2⟧. په غره کې لا هم څوک شته، خو لږ دي.',
        spans: {
          '1': {
            codes: ['recruitment'],
            assertion: {
              claim: 'isk-recruitment-strong-2022',
              stance: 'denies',
              value: 'false',
              refersTo: { from: '2022-03', to: '2022-04' },
              basis: 'unknown',
              from: 'isk-recruitment-strong-2022--a3',
            },
          },
          '2': { codes: ['recruitment/preachers', 'repression/schools'] },
        },
      },
      {
        question:
          'A man from one district says that they held near a third of it before the takeover. How was it in the province?',
        answer:
          '⟦1⟧They could enter every district, and their bases were at work in daylight⟦/1⟧. I do not speak in hundredths. To enter and to hold are two things, and at night they were one.',
        spans: {
          '1': {
            codes: ['territory/control'],
            assertion: {
              claim: 'isk-held-30-percent-of-dangam',
              stance: 'qualifies',
              refersTo: { from: '2015-01', to: '2021-08' },
              basis: 'unknown',
              prompted: true,
              confrontedWith: 'c-dangam',
              from: 'isk-held-30-percent-of-dangam--a2',
            },
          },
        },
      },
      {
        question: 'What changed?',
        answer:
          '⟦1⟧The war with the Republic ended and we had hands free⟦/1⟧. And ⟦2⟧an order came to be patient with people of that teaching, if they sit at home⟦/2⟧. ⟦3⟧I was against it, now I am not sure⟦/3⟧.',
        spans: {
          '1': { codes: ['strength/losses'] },
          '2': { codes: ['repression/restraint'] },
          '3': {
            assertion: {
              claim: 'ranks-against-restraint',
              stance: 'affirms',
              refersTo: { from: '2021-09', to: '2022-04' },
              basis: 'first-hand',
            },
          },
        },
      },
      {
        question: 'Who comes down from the mountains?',
        answer:
          '⟦1⟧Boys with a mother who begged us⟦/1⟧. They bring an old rifle and leave the good one. We pretend not to see it.',
        spans: { '1': { codes: ['defections/surrender', 'recruitment/kinship'] } },
      },
      {
        question: 'ستاسو د پولیسو او استخباراتو ترمنځ اختلاف شته؟',
        answer:
          'لږ اختلاف خو شته. ⟦1⟧پولیس وايي چې ټول سلفیان یو شان دي، موږ وایو چې نه دي⟦/1⟧. پرېکړه په کابل کې کېږي.',
        spans: { '1': { codes: ['clergy/doctrine'] } },
      },
    ],
  },
  {
    ref: 'g-officer-kunar-1',
    source: 'g-officer-kunar',
    month: '2022-08',
    day: 13,
    region: 'kunar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'en',
    audience: 'private',
    consent: toQuoteOnly,
    release: true,
    turns: [
      {
        question: 'What do you need before you close a school or arrest a teacher here?',
        answer:
          '⟦1⟧Proof. In this province, since this year, I cannot move without it⟦/1⟧. Elsewhere colleagues laugh at me. ⟦2⟧A witness is not enough; two are, if they do not come from one family⟦/2⟧.',
        spans: {
          '1': {
            codes: ['repression/proof'],
            assertion: {
              claim: 'madrasa-closures-rested-on-proof',
              stance: 'qualifies',
              value: 'partly',
              refersTo: { from: '2022-01', to: '2022-08' },
              basis: 'first-hand',
              from: 'madrasa-closures-rested-on-proof--a4',
            },
          },
          '2': { codes: ['repression/proof'], by: 'lead' },
        },
      },
      {
        question: 'Where does that rule come from?',
        answer:
          '⟦1⟧From the very top, to all of us in Kunar: treat them well, and touch nobody without hard evidence⟦/1⟧. ⟦2⟧It ties our hands. I know houses that I may not enter⟦/2⟧.',
        spans: {
          '1': {
            codes: ['repression/restraint'],
            assertion: {
              claim: 'kabul-ordered-restraint-towards-kunar-salafis',
              stance: 'affirms',
              refersTo: { from: '2022-01', to: '2022-08' },
              basis: 'first-hand',
              from: 'kabul-ordered-restraint-towards-kunar-salafis--a2',
            },
          },
          '2': {
            codes: ['repression/raids'],
            assertion: {
              claim: 'ranks-against-restraint',
              stance: 'affirms',
              refersTo: { from: '2022-01', to: '2022-08' },
              basis: 'first-hand',
            },
          },
        },
        note: 'Spoke of it as of a weather that he must put up with.',
      },
      {
        question: 'How do you find people now?',
        answer:
          '⟦1⟧Through those who came in⟦/1⟧. A man who has signed wants to show that he means it. ⟦2⟧Half of what he says is an old quarrel about a field⟦/2⟧.',
        spans: {
          '1': { codes: ['defections/surrender'] },
          '2': { codes: ['repression/proof'] },
        },
      },
      {
        question: 'Do they still find new people in this province?',
        answer:
          '⟦1⟧In the families that already have one, yes⟦/1⟧. The mosques are closed to them, and I mean the people, not the buildings.',
        spans: { '1': { codes: ['recruitment/kinship', 'recruitment/preachers'] } },
      },
      {
        question: 'Does money still reach them?',
        answer:
          '⟦1⟧Through two or three dealers, in small sums⟦/1⟧. We let one of them work, because one learns more from an open shop than from a closed one.',
        spans: { '1': { codes: ['money/hawala'] } },
      },
    ],
  },
  {
    ref: 'l-police-kunar-1',
    source: 'l-police-kunar',
    month: '2022-10',
    day: 5,
    region: 'kunar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'en',
    audience: 'private',
    consent: toPrint,
    release: true,
    turns: [
      {
        question: 'What are your orders on Salafi people in this province?',
        answer:
          '⟦1⟧To be kind to them and to bring evidence first. That is the order of the leadership, and I hold it to be wrong⟦/1⟧. An order is an order.',
        spans: {
          '1': {
            codes: ['repression/restraint'],
            assertion: {
              claim: 'kabul-ordered-restraint-towards-kunar-salafis',
              stance: 'affirms',
              refersTo: { from: '2022-01', to: '2022-10' },
              basis: 'first-hand',
              from: 'kabul-ordered-restraint-towards-kunar-salafis--a3',
            },
          },
        },
      },
      {
        question: 'Some say that hard measures drive them to the other side. What do you see?',
        answer:
          '⟦1⟧No. It is the teaching that drives them, and it did so before we ever came⟦/1⟧. ⟦2⟧With a harder hand it would have been over in one winter⟦/2⟧.',
        spans: {
          '1': {
            codes: ['clergy/doctrine', 'narrative/denial'],
            assertion: {
              claim: 'repression-pushed-salafis-to-isk',
              stance: 'denies',
              refersTo: { from: '2021-08', to: '2022-10' },
              basis: 'unknown',
              prompted: true,
              from: 'repression-pushed-salafis-to-isk--a4',
            },
          },
          '2': {
            codes: ['repression/raids'],
            assertion: {
              claim: 'ranks-against-restraint',
              stance: 'affirms',
              refersTo: { from: '2021-09', to: '2022-10' },
              basis: 'first-hand',
              against: {
                interest: 'false',
                reason:
                  'He says it with pride: to him the hard hand is a merit. The table has it as an admission.',
              },
            },
          },
        },
      },
      {
        question: 'What do you do when somebody is denounced?',
        answer:
          '⟦1⟧I send two men in plain clothes to look for a week⟦/1⟧. In the old days I would have sent twenty in one night. The old days were simpler.',
        spans: { '1': { codes: ['repression/proof'] } },
      },
      {
        question: 'د مدرسو د بیا پرانیستلو په اړه څه نظر لرې؟',
        answer:
          '⟦1⟧جوماتونه دې خلاص وي، خو مدرسه بل شی دی⟦/1⟧. ⟦2⟧په مدرسه کې د ځوان فکر جوړېږي⟦/2⟧. زه به هېڅ یوه بېرته نه وای پرانیستې.',
        spans: {
          '1': { codes: ['repression/schools'] },
          '2': { codes: ['recruitment/preachers'] },
        },
      },
      {
        question: 'Do your men get their pay?',
        answer:
          '⟦1⟧Late, but they get it⟦/1⟧. A policeman here earns less than what the others are said to promise. They promise more than they pay.',
        spans: { '1': { codes: ['money/pay'] } },
      },
    ],
  },
  {
    ref: 'g-officer-nangarhar-1',
    source: 'g-officer-nangarhar',
    month: '2022-11',
    day: 18,
    region: 'nangarhar',
    country: 'AF',
    mode: 'telephone',
    language: 'en',
    audience: 'private',
    consent: toAll,
    release: true,
    turns: [
      {
        question:
          'Your authorities say that schools are closed on evidence only. Is that how it is done here?',
        answer:
          'That is for speeches. ⟦1⟧With us a small doubt is enough; I have locked doors myself because of a rumour and a tape⟦/1⟧. ⟦2⟧If we were wrong we did not go back to unlock⟦/2⟧.',
        spans: {
          '1': {
            codes: ['repression/proof', 'repression/schools'],
            assertion: {
              claim: 'madrasa-closures-rested-on-proof',
              stance: 'denies',
              value: 'false',
              refersTo: { from: '2021-09', to: '2022-11' },
              basis: 'first-hand',
              prompted: true,
              from: 'madrasa-closures-rested-on-proof--a3',
            },
          },
          '2': { codes: ['repression/schools'] },
        },
        note: 'Line broke off; he called back and said it again unasked.',
      },
      {
        question: 'Is it different in other provinces?',
        answer:
          '⟦1⟧In Kunar they are told to be polite⟦/1⟧. The mountains are steep there and Kabul wants quiet. Here nobody has told us anything of the kind.',
        spans: { '1': { codes: ['repression/restraint'] } },
      },
      {
        question: 'What did the closures do to the other side’s teachers?',
        answer:
          '⟦1⟧Some went over the border, some teach at home in the evening⟦/1⟧. I would rather have them in one building where I can hear them.',
        spans: { '1': { codes: ['recruitment/preachers'] } },
      },
      {
        question: 'How are raids in the city decided?',
        answer:
          '⟦1⟧A call comes, we go within the hour, and those who shoot are shot at⟦/1⟧. ⟦2⟧That a child was in one of the houses we knew only afterwards⟦/2⟧. It is said that we do it on purpose. I can speak for my unit only: no.',
        spans: {
          '1': { codes: ['repression/raids'] },
          '2': { codes: ['repression/raids', 'narrative/denial'], by: 'lead' },
        },
      },
      {
        question: 'قوماندان‌های شما به طرف مقابل رفتند؟',
        answer:
          '⟦1⟧چند نفر خرد رفتند، کدام آدم کلان نرفت⟦/1⟧. آدم کلان چوکی دارد، چرا برود؟ آن‌ها که رفتند، حالا پشیمان استند.',
        spans: { '1': { codes: ['defections/commanders'] } },
      },
    ],
  },
  {
    ref: 'g-officer-east-1',
    source: 'g-officer-east',
    month: '2023-03',
    day: 4,
    region: 'nangarhar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'en',
    audience: 'private',
    consent: recorded,
    release: true,
    turns: [
      {
        question: 'Did the way in which Salafis were treated bring the other side new people?',
        answer:
          '⟦1⟧That is an excuse which they teach each other. Those who joined would have joined⟦/1⟧. ⟦2⟧Take the pressure away and you will see who comes out of the houses⟦/2⟧.',
        spans: {
          '1': {
            codes: ['narrative/denial', 'recruitment'],
            assertion: {
              claim: 'repression-pushed-salafis-to-isk',
              stance: 'denies',
              refersTo: { from: '2023-01', to: '2023-03' },
              basis: 'unknown',
              from: 'repression-pushed-salafis-to-isk--a5',
            },
          },
          '2': { codes: ['repression/raids'] },
        },
      },
      {
        question: 'Is that the view of the service?',
        answer:
          '⟦1⟧Of those with whom I work. Others sit with the clerics and drink tea⟦/1⟧. There are two minds in one house.',
        spans: {
          '1': {
            codes: ['repression/restraint'],
            assertion: {
              claim: 'ranks-against-restraint',
              stance: 'affirms',
              refersTo: { from: '2022-01', to: '2023-03' },
              basis: 'first-hand',
            },
          },
        },
      },
      {
        question: 'How large do you think they still are here?',
        answer:
          '⟦1⟧In the city perhaps three circles, in the hills I do not know⟦/1⟧. ⟦2⟧They lose more than they gain, that much one can see from the graves and the signatures⟦/2⟧.',
        spans: {
          '1': { codes: ['strength/region'] },
          '2': { codes: ['strength/growth', 'strength/losses'] },
        },
      },
      {
        question: 'پول‌شان را چطور بند کردید؟',
        answer:
          '⟦1⟧چند دکان صرافی را برای چند ماه قفل کردیم⟦/1⟧. مردم عادی هم زیان دیدند، این را می‌دانم. ⟦2⟧حالا مال تجارتی را تلاشی می‌کنیم، چون پول در مال پنهان می‌آید⟦/2⟧.',
        spans: {
          '1': { codes: ['money/hawala', 'repression'] },
          '2': { codes: ['money/hawala'] },
        },
      },
      {
        question: 'Who stands behind them, in your view?',
        answer:
          '⟦1⟧Whoever wants this country weak. First it was the foreigners, now it is the neighbour⟦/1⟧. If you ask me for a document I have none with me.',
        spans: { '1': { codes: ['narrative/foreign'] } },
      },
    ],
  },
];
