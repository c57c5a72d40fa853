import { recorded, toAll, toPrint, toQuoteOnly } from '#server/demo/content/consent.ts';
import type { DemoRecord } from '#server/demo/study.ts';

export const communityRecords: DemoRecord[] = [
  {
    ref: 'e-nangarhar-1',
    source: 'e-nangarhar',
    month: '2021-12',
    day: 18,
    region: 'nangarhar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'en',
    audience: 'private',
    consent: toAll,
    release: true,
    turns: [
      {
        question: 'Did people of the new authorities in your area go over to the other side?',
        answer:
          '⟦1⟧One commander did, at the end of August, and not alone: five lesser commanders and ⟦2⟧seventy fighters⟦/2⟧ went with him⟦/1⟧. They left by night in their own cars. ⟦3⟧Apart from him I know of nobody⟦/3⟧.',
        spans: {
          '1': {
            codes: ['defections/commanders', 'defections/men'],
            assertion: {
              claim: 'mass-defections-taliban-to-isk-2021',
              stance: 'qualifies',
              value: 'partly',
              lo: 76,
              hi: 76,
              bound: 'about',
              unit: 'persons',
              definition: 'fighters and leaders of one group',
              refersTo: { from: '2021-08', to: '2021-08' },
              basis: 'unknown',
              probed: true,
              cases: 1,
              from: 'mass-defections-taliban-to-isk-2021--a5',
            },
          },
          '2': {
            codes: ['defections/men'],
            assertion: {
              claim: 'nangarhar-commander-with-70-fighters-defected',
              stance: 'affirms',
              lo: 70,
              hi: 70,
              bound: 'exact',
              unit: 'fighters',
              definition: 'fighters, without the six leaders',
              refersTo: { from: '2021-08', to: '2021-08' },
              basis: 'unknown',
              from: 'nangarhar-commander-with-70-fighters-defected--a1',
            },
          },
          '3': { codes: ['defections'] },
        },
        note: 'Others in the room nodded at the figure. They may all have it from one person.',
      },
      {
        question: 'How do you know the figure?',
        answer:
          'I was asked to feed them on the last evening. ⟦1⟧One counts plates⟦/1⟧. Some did not eat, so it is not less.',
        spans: { '1': { codes: ['defections/men'] } },
      },
      {
        question: 'What happened to their families?',
        answer:
          '⟦1⟧Houses were searched for a week, and two fathers were held until the elders signed for them⟦/1⟧. Nobody was killed. I say it because people tell it otherwise.',
        spans: { '1': { codes: ['repression/raids', 'defections/surrender'] } },
      },
      {
        question: 'ریش‌سفیدان در این کار چه نقش دارند؟',
        answer:
          '⟦1⟧ما ضامن می‌شویم و اگر جوان بگریزد، جریمه را ما می‌دهیم⟦/1⟧. این کار آسان نیست. ولی اگر ما نکنیم، هیچ‌کس نمی‌کند.',
        spans: { '1': { codes: ['defections/surrender', 'repression/restraint'] } },
      },
      {
        question: 'Is the money of either side felt in the market?',
        answer:
          '⟦1⟧In summer there were dollars for some weeks, then none⟦/1⟧. A trader sees it before an elder does.',
        spans: { '1': { codes: ['money'] } },
      },
    ],
  },
  {
    ref: 'h-nangarhar-1',
    source: 'h-nangarhar',
    month: '2022-06',
    day: 11,
    region: 'nangarhar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'prs',
    audience: 'private',
    consent: toPrint,
    release: true,
    turns: [
      {
        question: 'در شش ماه گذشته چه مقدار پول از این راه آمد؟',
        answer:
          'دقیق گفته نمی‌توانم. ⟦1⟧در ماه حمل سه حواله بود: یکی 20,000 دالر و دو تای دیگر هر کدام نزدیک 8,000 دالر⟦/1⟧. پیش از آن، در تمام زمستان، هیچ نیامد.',
        spans: { '1': { codes: ['money/hawala'] } },
      },
      {
        question: 'کمیشن چند است؟',
        answer:
          '⟦1⟧از مردم عادی 1.5 تا 2 فیصد می‌گیریم⟦/1⟧. ⟦2⟧از کسانی که خطر دارند بیشتر گرفته می‌شود، حالا تا 6 فیصد⟦/2⟧. کمتر از آن کسی دست نمی‌زند.',
        spans: { '1': { codes: ['money/hawala'] }, '2': { codes: ['money/hawala', 'repression'] } },
        note: 'هنگام این جواب صدایش را پایین آورد.',
      },
      {
        question: 'از معاش نفرها چه شنیده‌اید؟',
        answer:
          '⟦1⟧از یک مشتری شنیدم که ماه 235 دالر برای هر نفر است، ولی بعضی ماه‌ها هیچ نمی‌رسد⟦/1⟧. خودم تقسیم کردن پول را ندیده‌ام.',
        spans: { '1': { codes: ['money/pay'] } },
      },
      {
        question: 'کله چې لاره وتړل شوه، څه وشول؟',
        answer:
          '⟦1⟧پیسې تر دریو میاشتو پورې ونه رسېدې او ځینې ځوانان بېرته خپلو کورونو ته ولاړل⟦/1⟧. دا مې د بازار له خلکو اورېدلي دي.',
        spans: { '1': { codes: ['money/hawala', 'strength/losses'] } },
      },
      {
        question: 'از خیریه‌ها هم پول می‌آید؟',
        answer:
          '⟦1⟧برای یتیم‌ها می‌آید و من سند می‌خواهم⟦/1⟧. اگر سند نباشد، پس روان می‌کنم. هر صراف این کار را نمی‌کند.',
        spans: { '1': { codes: ['money/charities'] } },
      },
    ],
  },
  {
    ref: 'h-kabul-1',
    source: 'h-kabul',
    month: '2022-10',
    day: 27,
    region: 'kabul',
    country: 'AF',
    mode: 'telephone',
    language: 'en',
    audience: 'private',
    consent: toQuoteOnly,
    release: true,
    turns: [
      {
        question: 'What has changed in your trade since last year?',
        answer:
          '⟦1⟧A licence, a book, and an inspector who reads it⟦/1⟧. Small dealers closed. I know two who were closed by order, and nobody told them why.',
        spans: { '1': { codes: ['money/hawala', 'repression'] } },
      },
      {
        question: 'Would you notice money that belongs to an armed group?',
        answer:
          '⟦1⟧Round sums, a stranger, no goods⟦/1⟧. But a father who marries off a daughter looks the same. I ask, and I believe half.',
        spans: { '1': { codes: ['money/hawala'] } },
      },
      {
        question: 'Do you hear of pay?',
        answer:
          '⟦1⟧One hears that they pay late⟦/1⟧. ⟦2⟧One also hears that they pay in gold, which is a story for children⟦/2⟧.',
        spans: { '1': { codes: ['money/pay'] }, '2': { codes: ['narrative/exaggeration'] } },
      },
      {
        question: 'How does money move when a shop is sealed?',
        answer:
          '⟦1⟧In goods. Tea goes one way, cloth the other, and the difference stays where it is wanted⟦/1⟧. We do not call that a transfer, we call it trade.',
        spans: { '1': { codes: ['money/hawala', 'border'] } },
      },
      {
        question: 'آیا صرافان از یکدیگر می‌ترسند؟',
        answer:
          '⟦1⟧بلی، چون یکی که گرفتار شود، نام دیگران را می‌گیرد⟦/1⟧. پیش از این همه با هم چای می‌خوردیم. حالا هر کس در دکان خود نشسته است.',
        spans: { '1': { codes: ['repression/raids', 'money/hawala'] } },
      },
    ],
  },
  {
    ref: 'e-told-1',
    source: 'e-told',
    month: '2023-02',
    day: 18,
    region: 'nangarhar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'ps',
    audience: 'private',
    consent: toPrint,
    release: true,
    turns: [
      {
        question: 'د سلفیانو په وړاندې سختي څه اغېزه درلوده؟',
        answer:
          '⟦1⟧یو ځوان چې بېرته راغلی دی، ما ته یې وویل چې د همدې سختۍ له امله ډېر هلکان غره ته وختل⟦/1⟧. ⟦2⟧ما پخپله نه دي لیدلي⟦/2⟧، خو د هغه خبره راته رښتیا ښکاري.',
        spans: {
          '1': {
            codes: ['recruitment', 'repression'],
            assertion: {
              claim: 'repression-pushed-salafis-to-isk',
              stance: 'affirms',
              refersTo: { from: '2021-10', to: '2022-12' },
              basis: 'hearsay',
              root: 'f-nangarhar',
              hops: 1,
            },
          },
          '2': { codes: ['narrative'], by: 'lead' },
        },
      },
      {
        question: 'تا ولې د هغه ځوان ضمانت وکړ؟',
        answer: '⟦1⟧پلار یې زما ملګری و⟦/1⟧. که د قوم مشر د یوه هلک ضمانت ونه کړي، نو مشري د څه لپاره ده؟',
        spans: { '1': { codes: ['defections/surrender', 'recruitment/kinship'] } },
      },
      {
        question: 'Did you tell the authorities what he told you?',
        answer:
          'I told one official, over tea. ⟦1⟧He said that he had known it for a year⟦/1⟧. He did not say that anything would change.',
        spans: { '1': { codes: ['repression/restraint'] } },
      },
      {
        question: 'Are schools open in your area?',
        answer: '⟦1⟧The mosque is. The madrasa has a lock and a tree growing in front of it⟦/1⟧.',
        spans: { '1': { codes: ['repression/schools'] } },
      },
      {
        question: 'Do elders of your own community regret the years before?',
        answer:
          '⟦1⟧Some sent boys and buried them. They do not use the word regret; they use the word fate⟦/1⟧. I was not among them, but I kept silent, which is nearly the same.',
        spans: { '1': { codes: ['recruitment/preachers', 'strength/losses'] } },
      },
    ],
  },
  {
    ref: 'e-dangam-1',
    source: 'e-dangam',
    month: '2023-03',
    day: 18,
    region: 'kunar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'en',
    audience: 'private',
    consent: recorded,
    release: true,
    turns: [
      {
        question: 'How do the Salafi families of your district get on with the authorities?',
        answer:
          '⟦1⟧From what people tell me, three in ten are on good terms with them⟦/1⟧. ⟦2⟧With the other seven there is tension; they do not visit each other⟦/2⟧. I have not counted, I repeat what I hear at gatherings.',
        spans: {
          '1': {
            codes: ['clergy/doctrine'],
            assertion: {
              claim: 'dangam-salafis-30-percent-friendly',
              stance: 'affirms',
              lo: 30,
              hi: 30,
              bound: 'about',
              unit: 'percent of Salafi community',
              definition: 'Salafi residents on good terms with the Taliban',
              refersTo: { from: '2022-01', to: '2023-03' },
              basis: 'hearsay',
              root: 'unknown',
              hops: 2,
              from: 'dangam-salafis-30-percent-friendly--a1',
            },
          },
          '2': { codes: ['repression'] },
        },
      },
      {
        question: 'What would bring the seven round?',
        answer:
          '⟦1⟧Open the last schools and return the ones who sit without a charge⟦/1⟧. A road would help as well. Nobody quarrels on a new road for the first year.',
        spans: { '1': { codes: ['repression/schools', 'repression/proof'] } },
      },
      {
        question: 'Do men from here still go up to the group?',
        answer:
          '⟦1⟧Last year two went, and both had a brother there⟦/1⟧. Five years ago I would have said twenty.',
        spans: { '1': { codes: ['recruitment/kinship', 'strength/growth'] } },
      },
      {
        question: 'له پولې هغه خوا سره تګ راتګ شته؟',
        answer:
          '⟦1⟧هو، خو د سیم کټاره اوس هر ځای ته رسېدلې ده⟦/1⟧. خپلوان سره جلا شوي دي. څوک چې لاره پېژني، هغه پیسې اخلي.',
        spans: { '1': { codes: ['border'] } },
      },
      {
        question: 'Were you ever asked by either side to take part?',
        answer: 'By both. ⟦1⟧I told them that I am old and that my knee takes no orders⟦/1⟧.',
        spans: { '1': { codes: ['recruitment'] } },
      },
    ],
  },
  {
    ref: 'h-peshawar-1',
    source: 'h-peshawar',
    month: '2023-03',
    day: 27,
    region: 'khyber-pakhtunkhwa',
    country: 'PK',
    mode: 'messaging',
    language: 'ps',
    audience: 'private',
    consent: toPrint,
    release: false,
    turns: [
      {
        question: 'ستاسو له لارې افغانستان ته پیسې څنګه ځي؟',
        answer:
          '⟦1⟧زه دلته پیسې اخلم او زما شریک یې هلته ورکوي⟦/1⟧. د میاشتې په پای کې حساب کوو. ⟦2⟧سږ کال کمیشن له 2 تر 5 سلنې پورې لوړ شو⟦/2⟧.',
        spans: {
          '1': { codes: ['money/hawala'], by: 'lead' },
          '2': { codes: ['money/hawala'], by: 'lead' },
        },
        note: 'The partner is his wife’s brother, he said later. Not for the record.',
      },
      {
        question: 'د خیریه بنسټونو پیسې هم درځي؟',
        answer: '⟦1⟧ځینې وخت راځي، د یتیمانو او مدرسو په نامه⟦/1⟧. زه نه شم ویلای چې په پای کې چا ته رسېږي.',
        spans: { '1': { codes: ['money/charities'], by: 'lead' } },
      },
      {
        question: 'Does anybody in uniform ask you about it?',
        answer:
          '⟦1⟧They ask about tax. About the other thing, never⟦/1⟧. I do not know whether that means that they do not know or that they do.',
        spans: { '1': { codes: ['border/services'], by: 'lead' } },
      },
      {
        question: 'Have customers from across the border become fewer?',
        answer:
          '⟦1⟧Since the crossing is closed every other week, by half⟦/1⟧. Those who remain send less and more often.',
        spans: { '1': { codes: ['money/hawala', 'border'], by: 'lead' } },
      },
      {
        question: 'Who else should we ask?',
        answer: 'Nobody who sits in this lane. Ask a money changer at the bus stand, he sees the poor ones.',
        note: 'Lane and bus stand: take out before release.',
      },
    ],
  },
];
