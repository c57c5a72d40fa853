import { toPrint, toQuoteOnly, written } from '#server/demo/content/consent.ts';
import type { DemoRecord } from '#server/demo/study.ts';

export const talibanOfficialRecords: DemoRecord[] = [
  {
    ref: 't-security-nangarhar-1',
    source: 't-security-nangarhar',
    month: '2022-02',
    day: 16,
    region: 'nangarhar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'en',
    audience: 'private',
    consent: toPrint,
    release: true,
    turns: [
      {
        question: 'What did the first months of the campaign in this province look like?',
        answer:
          '⟦1⟧We searched whole quarters, and many were arrested who had nothing to do with it⟦/1⟧. The order was to be quick. Nobody had a list then that was worth the paper.',
        spans: { '1': { codes: ['repression/raids', 'repression/proof'] } },
      },
      {
        question: 'Did it help you or the other side?',
        answer:
          'Both. ⟦1⟧We closed the schools of people who had done nothing, and ⟦2⟧sons of those people went over to the other side⟦/2⟧⟦/1⟧. I say it here; in the office I would not.',
        spans: {
          '1': {
            codes: ['repression/schools'],
            assertion: {
              claim: 'repression-pushed-salafis-to-isk',
              stance: 'affirms',
              refersTo: { from: '2021-08', to: '2022-02' },
              basis: 'unknown',
              against: {
                interest: 'true',
                reason: 'He says what his own office did and would not say it there.',
              },
              from: 'repression-pushed-salafis-to-isk--a1',
            },
          },
          '2': { codes: ['recruitment'], by: 'lead' },
        },
        note: 'He closed the door before he answered.',
      },
      {
        question: 'Where does their money come from?',
        answer:
          '⟦1⟧From the other side of the border. Officers of the army and of the service there help them with transport, and they let them collect from religious charities⟦/1⟧. We have told everybody who asks. ⟦2⟧It is their war, fought with our boys⟦/2⟧.',
        spans: {
          '1': {
            codes: ['border/services', 'money/charities'],
            assertion: {
              claim: 'pakistan-services-support-isk',
              stance: 'affirms',
              refersTo: { from: '2021-08', to: '2022-02' },
              basis: 'official-claim',
              from: 'pakistan-services-support-isk--a1',
            },
          },
          '2': { codes: ['narrative/foreign'] },
        },
      },
      {
        question: 'Have you seen papers, or people, that show it?',
        answer:
          '⟦1⟧I have seen what prisoners said when they were asked the question⟦/1⟧. That is not a paper. You may think about it what you like.',
        spans: { '1': { codes: ['repression/proof'] } },
      },
      {
        question: 'ایا د قوم مشران له تاسو سره مرسته کوي؟',
        answer:
          '⟦1⟧هو، مشران راځي او د خپلو ځوانانو ضمانت کوي⟦/1⟧. لومړی مو خبره نه ورسره منله. اوس پوهېږو چې ⟦2⟧د مشر خبره تر ټوپک ښه کار کوي⟦/2⟧.',
        spans: {
          '1': { codes: ['defections/surrender'] },
          '2': { codes: ['repression/restraint'] },
        },
      },
    ],
  },
  {
    ref: 't-province-kunar-1',
    source: 't-province-kunar',
    month: '2022-03',
    day: 29,
    region: 'kunar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'ps',
    audience: 'private',
    consent: toQuoteOnly,
    release: true,
    turns: [
      {
        question: 'د کونړ د سلفیانو په اړه له کابل نه څه امر راغلی دی؟',
        answer:
          '⟦1⟧مشرانو راته ویلي دي چې له سلفیانو سره ښه چلند وکړئ او ⟦2⟧یوازې هغه وخت کار وکړئ چې کره ثبوت درسره وي⟦/2⟧⟦/1⟧. ما پخپله دا امر په غونډه کې واورېد. موږ یې پر ځای کوو.',
        spans: {
          '1': {
            codes: ['repression/restraint'],
            assertion: {
              claim: 'kabul-ordered-restraint-towards-kunar-salafis',
              stance: 'affirms',
              refersTo: { from: '2021-09', to: '2022-03' },
              basis: 'first-hand',
              from: 'kabul-ordered-restraint-towards-kunar-salafis--a1',
            },
          },
          '2': { codes: ['repression/proof'] },
        },
      },
      {
        question: 'تر دې امر مخکې حال څنګه و؟',
        answer:
          '⟦1⟧مخکې به په شک هم خلک نیول کېدل⟦/1⟧. ډېر کورونه تش شول، او ځینې کورنۍ د پولې هغه خوا ته ولاړې.',
        spans: { '1': { codes: ['repression/raids', 'repression/proof'] } },
      },
      {
        question: 'Who carried the complaint to Kabul?',
        answer:
          'Scholars and elders, more than one delegation. ⟦1⟧They were received well, and they came back with a letter⟦/1⟧. What was said about persons in the province I leave out.',
        spans: { '1': { codes: ['clergy/pledges'] } },
        note: 'Would not speak about the change of governor.',
      },
      {
        question: 'Does everybody here like the new line?',
        answer:
          'No. ⟦1⟧Police and the other service say that we are soft, and that the old teaching will bring the old trouble⟦/1⟧. We answer that the valley is quiet.',
        spans: {
          '1': {
            codes: ['clergy/doctrine'],
            assertion: {
              claim: 'ranks-against-restraint',
              stance: 'affirms',
              refersTo: { from: '2021-09', to: '2022-03' },
              basis: 'first-hand',
            },
          },
        },
      },
      {
        question: 'What happens to those who give themselves up?',
        answer:
          '⟦1⟧They sign, two elders sign with them, and they go home⟦/1⟧. We visit. Now and then one runs away again, but not many.',
        spans: { '1': { codes: ['defections/surrender'] } },
      },
    ],
    notes: ['Agreed to be quoted without place. Does not want his words on the open web.'],
  },
  {
    ref: 't-province-kunar-2',
    source: 't-province-kunar',
    month: '2023-02',
    day: 11,
    region: 'kunar',
    country: 'AF',
    mode: 'telephone',
    language: 'en',
    audience: 'private',
    consent: toPrint,
    release: true,
    turns: [
      {
        question: 'A year ago you spoke of an order to go gently. Looking back, why was it needed?',
        answer:
          '⟦1⟧Because the hand was heavy, in the years of the war and after it, and each heavy hand brought them new men⟦/1⟧. I was part of that hand. ⟦2⟧People who prayed differently from us were treated as if they had already joined⟦/2⟧.',
        spans: {
          '1': {
            codes: ['recruitment', 'repression/raids'],
            assertion: {
              claim: 'repression-pushed-salafis-to-isk',
              stance: 'affirms',
              refersTo: { from: '2015-01', to: '2023-02' },
              basis: 'unknown',
              against: { interest: 'true', reason: 'He counts himself among those whose hand was heavy.' },
              from: 'repression-pushed-salafis-to-isk--a3',
            },
          },
          '2': { codes: ['clergy/doctrine'] },
        },
      },
      {
        question: 'Is the order still kept?',
        answer:
          '⟦1⟧In this province, yes. In others I read of schools being taken⟦/1⟧. There is no written rule for the whole country, and each governor reads Kabul as he likes.',
        spans: { '1': { codes: ['repression/restraint', 'repression/schools'] } },
      },
      {
        question: 'How do you know that it works?',
        answer:
          '⟦1⟧We count who comes in and signs: some each month, none two years ago⟦/1⟧. And ⟦2⟧we count attacks, and there are fewer⟦/2⟧. A clever man can find ten other reasons for both.',
        spans: {
          '1': { codes: ['defections/surrender'] },
          '2': { codes: ['strength/losses'] },
        },
      },
      {
        question: 'What would you do differently?',
        answer:
          '⟦1⟧Not lock a mosque without having sat in it once⟦/1⟧. And tell the fighters that a beard of the wrong length is not evidence.',
        spans: { '1': { codes: ['repression/proof'] } },
      },
      {
        question: 'Did the pledges of the clerics help?',
        answer:
          '⟦1⟧They made it possible for others to come⟦/1⟧. Whether the men who pledged believe in us, God knows; I need them only to keep still.',
        spans: { '1': { codes: ['clergy/pledges'] } },
      },
    ],
  },
  {
    ref: 't-province-east-1',
    source: 't-province-east',
    month: '2022-09',
    day: 24,
    region: 'nangarhar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'en',
    audience: 'private',
    consent: toPrint,
    release: true,
    turns: [
      {
        question: 'How did young men of this province come to the group in the years of the war?',
        answer:
          '⟦1⟧Through their own elders and preachers, who told villagers and pupils that it was a duty⟦/1⟧. We have no recording of it. ⟦2⟧But you see which villages sent sons and who taught there, and you draw the line yourself⟦/2⟧.',
        spans: {
          '1': {
            codes: ['recruitment/preachers'],
            assertion: {
              claim: 'salafi-elders-and-clerics-recruited-for-isk',
              stance: 'affirms',
              refersTo: { from: '2015-01', to: '2021-08' },
              basis: 'inference',
              from: 'salafi-elders-and-clerics-recruited-for-isk--a3',
            },
          },
          '2': { codes: ['repression/proof'] },
        },
      },
      {
        question: 'Was somebody behind it from the start?',
        answer:
          '⟦1⟧I was always told that the neighbour’s service made them, as a tool against us; people who sat in meetings there said so⟦/1⟧. ⟦2⟧I did not sit in such meetings⟦/2⟧.',
        spans: {
          '1': {
            codes: ['border/services', 'narrative/foreign'],
            assertion: {
              claim: 'pakistan-services-support-isk',
              stance: 'affirms',
              refersTo: { from: '2015-01', to: '2021-08' },
              basis: 'hearsay',
              root: 'unknown',
              hops: 2,
              from: 'pakistan-services-support-isk--a4',
            },
          },
          '2': { codes: ['border/services'], by: 'lead' },
        },
      },
      {
        question: 'Which of the schools here are open now?',
        answer:
          '⟦1⟧The mosques are open, all those I know of. Of the madrasas of that school of thought I know none that teaches⟦/1⟧. It was agreed above us, and we were informed.',
        spans: { '1': { codes: ['repression/schools'] } },
      },
      {
        question: 'Do the people who teach there have another income?',
        answer:
          '⟦1⟧Some sell cloth, some have sons abroad who send money through a dealer⟦/1⟧. It would be better to pay them and to know what they teach.',
        spans: { '1': { codes: ['money/hawala'] } },
      },
      {
        question: 'Are those who pledged loyalty left in peace?',
        answer:
          '⟦1⟧Here they are greeted in the street and watched from the roof⟦/1⟧. That is not peace, but it is not prison.',
        spans: { '1': { codes: ['clergy/pledges', 'repression/restraint'] } },
      },
    ],
  },
  {
    ref: 't-ministry-kabul-1',
    source: 't-ministry-kabul',
    month: '2023-01',
    day: 7,
    region: 'kabul',
    country: 'AF',
    mode: 'face-to-face',
    language: 'en',
    audience: 'private',
    consent: written,
    release: true,
    turns: [
      {
        question: 'On what ground are Salafi schools and mosques closed?',
        answer:
          '⟦1⟧Only where there is proof of help to the khawarij⟦/1⟧. ⟦2⟧Those who surrendered have told us which teacher sent them⟦/2⟧. No school is shut because of what it teaches on prayer.',
        spans: {
          '1': {
            codes: ['repression/proof', 'narrative/denial'],
            assertion: {
              claim: 'madrasa-closures-rested-on-proof',
              stance: 'affirms',
              value: 'true',
              refersTo: { from: '2021-09', to: '2023-01' },
              basis: 'official-claim',
              from: 'madrasa-closures-rested-on-proof--a1',
            },
          },
          '2': { codes: ['recruitment/preachers', 'defections/surrender'] },
        },
      },
      {
        question: 'We hear of schools in the south-east that got new managers in autumn. Is that true?',
        answer:
          '⟦1⟧It is true. They are under Hanafi scholars now, and certain lecturers were taken off the universities⟦/1⟧. ⟦2⟧That is administration and no closure⟦/2⟧.',
        spans: {
          '1': {
            codes: ['repression/schools'],
            assertion: {
              claim: 'salafi-madrasas-seized-southeast-late-2022',
              stance: 'affirms',
              refersTo: { from: '2022-10', to: '2022-12' },
              basis: 'unknown',
              prompted: true,
              from: 'salafi-madrasas-seized-southeast-late-2022--a2',
            },
          },
          '2': { codes: ['narrative'] },
        },
      },
      {
        question: 'Do you trust the clerics who swore loyalty?',
        answer:
          '⟦1⟧Not all. Several still help the other side with a bed or a word, and they have not done their part of what was agreed⟦/1⟧. We keep ours. ⟦2⟧A pledge is a door that one can open from both sides⟦/2⟧.',
        spans: {
          '1': {
            codes: ['clergy/pledges'],
            assertion: {
              claim: 'salafi-clerics-pledge-was-sincere',
              stance: 'denies',
              value: 'false',
              refersTo: { from: '2022-10', to: '2023-01' },
              basis: 'official-claim',
              from: 'salafi-clerics-pledge-was-sincere--a3',
            },
          },
          '2': { codes: ['clergy/doctrine'] },
        },
      },
      {
        question: 'آیا برای استادانی که از وظیفه کشیده شدند، راه برگشت است؟',
        answer:
          '⟦1⟧اگر تعهد بدهند و امتحان فقه حنفی را بگذرانند، برمی‌گردند⟦/1⟧. تا حال چند نفر آمده‌اند. دیگران درس خانگی می‌دهند و ما از آن خبر داریم.',
        spans: { '1': { codes: ['repression/schools', 'clergy/doctrine'] } },
      },
      {
        question: 'How many of the other side are left, by your count?',
        answer:
          '⟦1⟧Few, and they are hiding⟦/1⟧. I will not give a figure: if I say a low one you will ask why we still search, and if I say a high one you will ask what we did all year.',
        spans: { '1': { codes: ['strength/total'] } },
        note: 'The best answer to the question so far, I thought.',
      },
    ],
    notes: ['Read the sheet on consent twice and signed with initials; the sheet went to the vault.'],
  },
];
