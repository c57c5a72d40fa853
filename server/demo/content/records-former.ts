import { toAll, toAnalysisOnly, toPrint, written } from '#server/demo/content/consent.ts';
import type { DemoRecord } from '#server/demo/study.ts';

export const formerRecords: DemoRecord[] = [
  {
    ref: 'f-kunar-1',
    source: 'f-kunar',
    month: '2022-06',
    day: 3,
    region: 'kunar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'ps',
    audience: 'private',
    consent: toPrint,
    release: true,
    turns: [
      {
        question: 'څنګه بېرته کور ته راغلې؟',
        answer:
          '⟦1⟧دوو مشرانو ضمانت وکړ، ما کاغذ لاسلیک کړ او کور ته راغلم⟦/1⟧. لومړۍ شپې مې خوب نه کاوه، ګومان مې کاوه چې رابه شي. ⟦2⟧تر اوسه څوک نه دي راغلي⟦/2⟧.',
        spans: {
          '1': { codes: ['defections/surrender'] },
          '2': { codes: ['repression/restraint'] },
        },
      },
      {
        question: 'ولې دې ډله پرېښوده؟',
        answer:
          '⟦1⟧پیسې نه رارسېدې او ملګري مې مړه شول⟦/1⟧. پلار مې ناروغ و او ما یې احوال نه شو اخیستلای. ⟦2⟧مشر مو ویل چې موږ هره ورځ ډېرېږو، خو زموږ په ډله کې هره میاشت لږېدو⟦/2⟧.',
        spans: {
          '1': { codes: ['money/pay', 'strength/losses'] },
          '2': { codes: ['strength/growth', 'narrative/exaggeration'] },
        },
      },
      {
        question: 'How many did you lead?',
        answer:
          '⟦1⟧Twenty at first, eleven at the end⟦/1⟧. Two of them were cousins of mine. They came down with me.',
        spans: { '1': { codes: ['strength/losses', 'recruitment/kinship'] } },
      },
      {
        question: 'Did anybody come to you from the Taliban?',
        answer:
          '⟦1⟧I met one commander who had come over, a small one⟦/1⟧. He talked all evening about a car that he had not been given.',
        spans: { '1': { codes: ['defections/commanders'] } },
      },
      {
        question: 'What do your neighbours say?',
        answer:
          'They greet me. ⟦1⟧The preacher who sent me up does not greet me; he has pledged too, and I know too much⟦/1⟧.',
        spans: { '1': { codes: ['clergy/pledges', 'recruitment/preachers'] } },
      },
    ],
  },
  {
    ref: 'f-pupil-1',
    source: 'f-pupil',
    month: '2022-07',
    day: 22,
    region: 'nangarhar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'en',
    audience: 'private',
    consent: toAll,
    release: true,
    turns: [
      {
        question: 'How did you come to the group?',
        answer:
          'I was a pupil. ⟦1⟧Our teacher told us to go, and the elder told our fathers to let us; they said it in class and after prayer⟦/1⟧. ⟦2⟧Nine of my class went⟦/2⟧, I was the seventh.',
        spans: {
          '1': {
            codes: ['recruitment/preachers'],
            assertion: {
              claim: 'salafi-elders-and-clerics-recruited-for-isk',
              stance: 'affirms',
              refersTo: { from: '2015-01', to: '2021-08' },
              basis: 'first-hand',
              from: 'salafi-elders-and-clerics-recruited-for-isk--a1',
            },
          },
          '2': { codes: ['recruitment'] },
        },
      },
      {
        question: 'Did anybody speak against it?',
        answer:
          '⟦1⟧One old scholar did. He was told to teach grammar and nothing else⟦/1⟧. My mother did as well, but nobody had asked her.',
        spans: { '1': { codes: ['clergy/doctrine'] } },
      },
      {
        question: 'What was it like with the money?',
        answer:
          '⟦1⟧They gave my father something each month as long as I was there⟦/1⟧. After I left, somebody came to ask for the last of it back.',
        spans: { '1': { codes: ['money/pay'] } },
      },
      {
        question: 'حالا از مدرسه چه مانده است؟',
        answer:
          '⟦1⟧دروازه‌اش قفل است و یک نفر پهره می‌دهد⟦/1⟧. مسجد باز شد، ولی مدرسه نه. ⟦2⟧استاد ما گم شد؛ کسی می‌گوید آن طرف سرحد است⟦/2⟧.',
        spans: {
          '1': { codes: ['repression/schools'] },
          '2': { codes: ['border'] },
        },
      },
      {
        question: 'How were you treated when you came back?',
        answer:
          '⟦1⟧Two weeks in a room, then home⟦/1⟧. They asked for names. I gave those who were dead already.',
        spans: { '1': { codes: ['defections/surrender', 'repression/proof'] } },
      },
    ],
  },
  {
    ref: 'f-student-1',
    source: 'f-student',
    month: '2022-11',
    day: 11,
    region: 'kabul',
    country: 'AF',
    mode: 'messaging',
    language: 'prs',
    audience: 'private',
    consent: toAnalysisOnly,
    release: false,
    turns: [
      {
        question: 'در پوهنتون چطور با آن‌ها آشنا شدید؟',
        answer:
          '⟦1⟧در لیلیه یک حلقهٔ درسی بود، شب‌های جمعه⟦/1⟧. اول تنها تفسیر می‌خواندیم. بعد از شش ماه یک مهمان آمد و گپ‌ها رنگ دیگر گرفت.',
        spans: { '1': { codes: ['recruitment/universities'], by: 'lead' } },
      },
      {
        question: 'از صنف شما چند نفر رفتند؟',
        answer: '⟦1⟧از حلقهٔ ما چهار نفر، از تمام پوهنځی نمی‌دانم⟦/1⟧. من هم رفتم و بعد از یک سال برگشتم.',
        spans: { '1': { codes: ['recruitment/universities'], by: 'lead' } },
      },
      {
        question: 'حالا آن حلقه‌ها هنوز استند؟',
        answer:
          '⟦1⟧نه، از وقتی که در هر صنف یک نفر گوش می‌دهد، کسی جرئت ندارد⟦/1⟧. ⟦2⟧چند استاد هم نیستند⟦/2⟧. شاید در تلیفون باشد، من دیگر خبر ندارم.',
        spans: {
          '1': { codes: ['recruitment/universities'], by: 'lead' },
          '2': { codes: ['repression/schools'], by: 'lead' },
        },
      },
      {
        question: 'چرا برگشتید؟',
        answer:
          '⟦1⟧برادر کلانم که در همان شهر دکان دارد، مرا نزد یک ملا برد و او ضامن شد⟦/1⟧. شرم داشتم، ولی زنده استم.',
        spans: { '1': { codes: ['defections/surrender', 'recruitment/kinship'], by: 'lead' } },
        note: 'The brother’s shop is known in the quarter. Mask before anybody else reads this.',
      },
      {
        question: 'از سخت‌گیری‌ها چه دیدید؟',
        answer:
          '⟦1⟧دو هم‌صنفی مرا از راه خانه گرفتند و تا امروز معلوم نیست کجا استند⟦/1⟧. یکی از آن دو هیچ کاره نبود.',
        spans: { '1': { codes: ['repression/raids', 'repression/proof'], by: 'lead' } },
      },
    ],
  },
  {
    ref: 'f-kunar-2',
    source: 'f-kunar',
    month: '2022-12',
    day: 16,
    region: 'kunar',
    country: 'AF',
    mode: 'telephone',
    language: 'en',
    audience: 'private',
    consent: toPrint,
    release: true,
    turns: [
      {
        question: 'What came of the talks between the notables and the authorities in your province?',
        answer:
          '⟦1⟧This year every mosque was opened again, and the madrasas too, all but two⟦/1⟧. ⟦2⟧Of those two it is said that they had worked for the group⟦/2⟧. I can say that of one of them.',
        spans: {
          '1': {
            codes: ['repression/schools', 'clergy/pledges'],
            assertion: {
              claim: 'kunar-2022-all-mosques-reopened-two-madrasas-shut',
              stance: 'affirms',
              lo: 2,
              hi: 2,
              bound: 'exact',
              unit: 'madrasas closed',
              definition: 'Salafi madrasas of Kunar still closed',
              refersTo: { from: '2022-01', to: '2022-12' },
              basis: 'unknown',
              from: 'kunar-2022-all-mosques-reopened-two-madrasas-shut--a1',
            },
          },
          '2': { codes: ['repression/proof'] },
        },
      },
      {
        question: 'How do the authorities treat people like you now?',
        answer:
          '⟦1⟧Correctly. The word from Kabul was to leave us in peace unless there is something solid, and one notices it⟦/1⟧. ⟦2⟧The police would like it otherwise⟦/2⟧.',
        spans: {
          '1': {
            codes: ['repression/restraint'],
            assertion: {
              claim: 'kabul-ordered-restraint-towards-kunar-salafis',
              stance: 'affirms',
              refersTo: { from: '2022-01', to: '2022-12' },
              basis: 'unknown',
              from: 'kabul-ordered-restraint-towards-kunar-salafis--a4',
            },
          },
          '2': { codes: ['repression/raids'] },
        },
      },
      {
        question: 'Have more come down since we met?',
        answer:
          '⟦1⟧From my valley six, with their rifles⟦/1⟧. Whoever is still up there has blood between himself and somebody.',
        spans: { '1': { codes: ['defections/surrender', 'strength/losses'] } },
      },
      {
        question: 'تاسو ته بېرته د ورتلو غوښتنه شوې ده؟',
        answer:
          '⟦1⟧هو، یو پیغام راغی چې ژر به پیسې هم راشي⟦/1⟧. ما ځواب ور نه کړ. ورور ته مې یې هم پیغام کړی و.',
        spans: { '1': { codes: ['money/pay', 'recruitment/kinship'] } },
      },
      {
        question: 'What would make people go up again?',
        answer: '⟦1⟧One bad night in one mosque⟦/1⟧. It need not even be in this province.',
        spans: { '1': { codes: ['repression/raids', 'recruitment'] } },
      },
    ],
    notes: ['Second talk. Same person, less afraid.'],
  },
  {
    ref: 'f-nangarhar-1',
    source: 'f-nangarhar',
    month: '2023-01',
    day: 13,
    region: 'nangarhar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'en',
    audience: 'private',
    consent: written,
    release: true,
    turns: [
      {
        question: 'Are the religious schools of your community open again?',
        answer:
          '⟦1⟧Not here. In Kunar they speak of an agreement; in Nangarhar the madrasas have been shut since the first autumn and are shut today⟦/1⟧. ⟦2⟧The mosques, yes⟦/2⟧.',
        spans: {
          '1': {
            codes: ['repression/schools'],
            assertion: {
              claim: 'kunar-2022-all-mosques-reopened-two-madrasas-shut',
              stance: 'qualifies',
              refersTo: { from: '2021-10', to: '2023-01' },
              basis: 'unknown',
              from: 'kunar-2022-all-mosques-reopened-two-madrasas-shut--a2',
            },
          },
          '2': { codes: ['repression/schools'] },
        },
      },
      {
        question: 'What did that do to people?',
        answer:
          '⟦1⟧It sent them up to the group. I was there when they arrived: boys who had never cared, with a teacher in prison or a father who had been beaten⟦/1⟧. ⟦2⟧Nobody had to preach to them⟦/2⟧.',
        spans: {
          '1': {
            codes: ['recruitment', 'repression/raids'],
            assertion: {
              claim: 'repression-pushed-salafis-to-isk',
              stance: 'affirms',
              refersTo: { from: '2021-10', to: '2022-12' },
              basis: 'unknown',
              from: 'repression-pushed-salafis-to-isk--a2',
            },
          },
          '2': { codes: ['recruitment/preachers'] },
        },
      },
      {
        question: 'And why did you leave?',
        answer:
          '⟦1⟧I had been promised a war and was given errands⟦/1⟧. When an elder offered to speak for me I had already decided. He still thinks that it was he.',
        spans: { '1': { codes: ['defections/surrender'] } },
      },
      {
        question: 'معاش په وخت درکول کېده؟',
        answer:
          '⟦1⟧نه، یوه میاشت به راغله او دوه میاشتې به نه وه⟦/1⟧. ⟦2⟧ویل یې چې صراف نیول شوی دی⟦/2⟧. موږ په کلي کې پور کاوه.',
        spans: { '1': { codes: ['money/pay'] }, '2': { codes: ['money/hawala'] } },
      },
      {
        question: 'Who knows what you have told me about those boys?',
        answer:
          'The elder who spoke for me has heard it from me, almost in these words. I told him so that he would tell it to the office. Whether he did I do not know.',
        note: 'If an elder of this province says it too, it may be this one.',
      },
    ],
  },
  {
    ref: 'f-courier-1',
    source: 'f-courier',
    month: '2023-04',
    day: 2,
    region: 'khyber-pakhtunkhwa',
    country: 'PK',
    mode: 'messaging',
    language: 'ps',
    audience: 'private',
    consent: null,
    release: false,
    turns: [
      {
        question: 'What did you carry?',
        answer:
          '⟦1⟧Small things. Letters, medicine, sometimes money in a belt, never more than 3,000 dollars⟦/1⟧. I did not open letters.',
        spans: { '1': { codes: ['money/hawala'], by: 'lead' } },
      },
      {
        question: 'د پولې هغه خوا چا مرسته درسره کوله؟',
        answer:
          '⟦1⟧ما هېڅ عسکر ونه لید چې مرسته وکړي⟦/1⟧. یو ځل یې ونیولم او پیسې یې رانه واخیستې. ⟦2⟧که لوی کسان خبر وو، ما ته چا نه ویل⟦/2⟧.',
        spans: {
          '1': { codes: ['border/services'], by: 'lead' },
          '2': { codes: ['border/services'], by: 'lead' },
        },
      },
      {
        question: 'هلته روزنځای شته؟',
        answer:
          '⟦1⟧زه تر یوه ځایه تلم، بیا به بل چا بار وړ⟦/1⟧. روزنځای مې پخپله نه دی لیدلی. خلکو به د ځوانانو یادونه کوله.',
        spans: { '1': { codes: ['border/tirah'], by: 'lead' } },
      },
      {
        question: 'Who collected there?',
        answer:
          '⟦1⟧Men with receipt books, for orphans and for wells⟦/1⟧. On the 14th of each month somebody counted it in a back room. I was there three times.',
        spans: { '1': { codes: ['money/charities'], by: 'lead' } },
        note: 'The day of the month should go.',
      },
      {
        question: 'Why do you speak with us?',
        answer:
          'Because the friend who wrote to you is a good man, and because I am tired of it. I have not said yes to a book. Ask me again when we meet.',
      },
    ],
    notes: [
      'He left before I could ask about consent. Nothing of this is to be used until he has been asked.',
    ],
  },
];
