import { recorded, toAll, toPrint, toQuoteOnly } from '#server/demo/content/consent.ts';
import type { DemoRecord } from '#server/demo/study.ts';

const july2021 = { from: '2021-07', to: '2021-07' };
const inPart = 'all members, all functions, in that part';
const allMembers = 'all members, all functions, Afghanistan and Pakistan';
const lowerCommanders = 'Taliban commanders of lower rank known by case';

export const iskRecords: DemoRecord[] = [
  {
    ref: 'k-member-kabul-1',
    source: 'k-member-kabul',
    month: '2021-12',
    day: 9,
    region: 'kabul',
    country: 'AF',
    mode: 'face-to-face',
    language: 'ps',
    audience: 'private',
    consent: toPrint,
    release: true,
    turns: [
      {
        question: 'څه وخت له ډلې سره یو ځای شوی یې؟',
        answer:
          'درې کاله کېږي. ⟦1⟧لومړی زما د اکا زوی تللی و، بیا یې زه هم وغوښتم⟦/1⟧. په ښار کې زموږ شمېر لږ دی، خو هر یو کس خپل کار پېژني.',
        spans: { '1': { codes: ['recruitment/kinship'] } },
      },
      {
        question: 'د کابل له سقوط وروسته له طالبانو څخه څوک ستاسو خوا ته راغلل؟',
        answer:
          '⟦1⟧هو، په لومړیو میاشتو کې ⟦2⟧ډېر کسان⟦/2⟧ له هغوی جلا شول او زموږ لیکو ته راغلل⟦/1⟧. ځینې په دې خپه وو چې د غنیمت برخه ورنه کړل شوه. نور یې د سولې له خبرو سره مخالف وو.',
        spans: {
          '1': {
            codes: ['defections'],
            assertion: {
              claim: 'mass-defections-taliban-to-isk-2021',
              stance: 'affirms',
              value: 'true',
              refersTo: { from: '2021-08', to: '2021-12' },
              basis: 'unknown',
              from: 'mass-defections-taliban-to-isk-2021--a1',
            },
          },
          '2': { codes: ['narrative/exaggeration'], by: 'lead' },
        },
        note: 'No case came to his mind when I waited. I did not press: first meeting.',
      },
      {
        question: 'تا پخپله له دوی سره لیدلي دي؟',
        answer:
          'له دوو کسانو سره مې ډوډۍ خوړلې ده. ⟦1⟧دواړه یوازې راغلي وو، له خپلو ملګرو پرته⟦/1⟧. نور مې له خلکو اورېدلي دي.',
        spans: { '1': { codes: ['defections/men'] } },
      },
      {
        question: 'What does a man in a city cell live on?',
        answer:
          'He has a trade, or he says that he has one. ⟦1⟧Money comes at the start of the month, when it comes⟦/1⟧. In autumn ⟦2⟧the man who used to bring it from the dealer was taken⟦/2⟧, and we ate at relatives’ tables for six weeks.',
        spans: { '1': { codes: ['money/pay'] }, '2': { codes: ['money/hawala', 'repression/raids'] } },
      },
      {
        question: 'Are you afraid of the searches?',
        answer:
          '⟦1⟧They come at night with a list, and they take the neighbour too if he opens the wrong door⟦/1⟧. We change houses often. I have not slept at home since the end of summer.',
        spans: { '1': { codes: ['repression/raids'] } },
      },
    ],
  },
  {
    ref: 'k-manager-east-1',
    source: 'k-manager-east',
    month: '2022-03',
    day: 12,
    region: 'kunar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'en',
    audience: 'private',
    consent: toAll,
    release: true,
    turns: [
      {
        question: 'What is your place in the organisation?',
        answer:
          'I look after supplies for a part of the east, not after fighting. I see what is asked for, so I can guess how many mouths there are. I have done this for some years.',
      },
      {
        question: 'How many people were there before Kabul fell, if you count everyone?',
        answer:
          'Teachers, couriers, those who only keep a house for us: ⟦1⟧with all of them, and with those across the border, ⟦2⟧it was up to eight thousand⟦/2⟧ in the last month of the Republic⟦/1⟧. Nobody has one list. Each region sends its own, and a few of us add them up.',
        spans: {
          '1': {
            codes: ['strength/total'],
            assertion: {
              claim: 'isk-strength-mid-2021-up-to-8000',
              stance: 'affirms',
              lo: 8000,
              hi: 8000,
              bound: 'at-most',
              unit: 'persons',
              definition: allMembers,
              refersTo: july2021,
              basis: 'unknown',
              from: 'isk-strength-mid-2021-up-to-8000--a1',
            },
          },
          '2': { codes: ['narrative/exaggeration'], by: 'lead' },
        },
      },
      {
        question: 'Where were they?',
        answer:
          '⟦1⟧Somewhat over eleven hundred sat in Pakistan⟦/1⟧, families and trainers mostly. ⟦2⟧The bulk, about three thousand seven hundred, was in Nangarhar, Kunar and Nuristan⟦/2⟧. ⟦3⟧In the north-east there were twelve hundred at the very most, nearly all in Badakhshan⟦/3⟧, and those keep quiet.',
        spans: {
          '1': {
            codes: ['strength/region'],
            assertion: {
              claim: 'isk-in-pakistan-july-2021',
              stance: 'affirms',
              lo: 1100,
              hi: 1100,
              bound: 'at-least',
              unit: 'persons',
              definition: inPart,
              refersTo: july2021,
              basis: 'unknown',
              from: 'isk-regional-breakdown-july-2021--a1',
            },
          },
          '2': {
            codes: ['strength/region'],
            assertion: {
              claim: 'isk-in-the-east-july-2021',
              stance: 'affirms',
              lo: 3700,
              hi: 3700,
              bound: 'about',
              unit: 'persons',
              definition: inPart,
              refersTo: july2021,
              basis: 'unknown',
              from: 'isk-regional-breakdown-july-2021--a2',
            },
          },
          '3': {
            codes: ['strength/region'],
            assertion: {
              claim: 'isk-in-the-north-east-july-2021',
              stance: 'affirms',
              lo: 1200,
              hi: 1200,
              bound: 'at-most',
              unit: 'persons',
              definition: inPart,
              refersTo: july2021,
              basis: 'unknown',
              from: 'isk-regional-breakdown-july-2021--a3',
            },
          },
        },
      },
      {
        question: 'And the rest?',
        answer:
          '⟦1⟧Thirteen or fourteen hundred are spread thinly over the south, the south-east, around Kabul, the west and the big towns⟦/1⟧. ⟦2⟧Then there were the ones out of the prisons, a few hundred, still walking east⟦/2⟧. ⟦3⟧Put together you are between seventy-five and seventy-nine hundred⟦/3⟧, which is why I say up to eight thousand.',
        spans: {
          '1': {
            codes: ['strength/region'],
            assertion: {
              claim: 'isk-in-the-rest-july-2021',
              stance: 'affirms',
              lo: 1300,
              hi: 1400,
              bound: 'range',
              unit: 'persons',
              definition: inPart,
              refersTo: july2021,
              basis: 'unknown',
              from: 'isk-regional-breakdown-july-2021--a4',
            },
          },
          '2': {
            codes: ['strength/region'],
            assertion: {
              claim: 'isk-escapees-july-2021',
              stance: 'affirms',
              lo: 200,
              hi: 500,
              bound: 'range',
              unit: 'persons',
              definition: inPart,
              refersTo: july2021,
              basis: 'unknown',
            },
          },
          '3': {
            codes: ['strength/total'],
            assertion: {
              claim: 'isk-regional-breakdown-july-2021',
              stance: 'affirms',
              lo: 7500,
              hi: 7900,
              bound: 'range',
              unit: 'persons',
              definition: allMembers,
              refersTo: july2021,
              basis: 'unknown',
            },
          },
        },
        note: 'He added it up aloud and was pleased that it came out. The escapees he counted twice, then once.',
      },
      {
        question: 'د جنګیالي معاش څومره دی؟',
        answer:
          '⟦1⟧د یوه جنګیالي لپاره هره میاشت 235 ډالر ټاکل شوي دي⟦/1⟧، خو په ژمي کې دوه میاشتې پیسې ونه رسېدې. ⟦2⟧حواله‌داران وېرېدل⟦/2⟧ او لار بنده وه. ⟦3⟧ځینې کلیوال خپلو کورونو ته ولاړل⟦/3⟧.',
        spans: {
          '1': { codes: ['money/pay'] },
          '2': { codes: ['money/hawala'] },
          '3': { codes: ['strength/losses'] },
        },
      },
    ],
    notes: ['He brought no paper and wanted none in the room.'],
  },
  {
    ref: 'k-manager-east-2',
    source: 'k-manager-east',
    month: '2022-12',
    day: 3,
    region: 'kunar',
    country: 'AF',
    mode: 'telephone',
    language: 'en',
    audience: 'private',
    consent: toAll,
    release: true,
    turns: [
      {
        question: 'When we met you put the group at up to eight thousand. What is it now?',
        answer:
          '⟦1⟧The same. Just under eight thousand, everyone included⟦/1⟧. ⟦2⟧Whoever tells you that we double every year has never had to send them flour⟦/2⟧. What comes in at the front goes out at the back.',
        spans: {
          '1': {
            codes: ['strength/total', 'strength/growth'],
            assertion: {
              claim: 'isk-numbers-growing-2021-22',
              stance: 'denies',
              lo: 8000,
              hi: 8000,
              bound: 'at-most',
              unit: 'persons',
              refersTo: { from: '2021-07', to: '2022-12' },
              basis: 'unknown',
              probed: true,
              from: 'isk-numbers-growing-2021-22--a2',
            },
          },
          '2': { codes: ['narrative/exaggeration'] },
        },
      },
      {
        question: 'A public report has four thousand for late 2021. What would that be?',
        answer:
          'What others can see: men with rifles who do nothing else. ⟦1⟧Our own count of fighters inside Afghanistan was forty-six hundred⟦/1⟧, but that has the village guards in it, who plough by day, and the small teams in the towns.',
        spans: {
          '1': {
            codes: ['strength/total'],
            assertion: {
              claim: 'isk-strength-late-2021-about-4000',
              stance: 'qualifies',
              lo: 4600,
              hi: 4600,
              bound: 'about',
              unit: 'persons',
              definition: 'fighters incl. village militias and hit teams, Afghanistan only',
              refersTo: july2021,
              basis: 'unknown',
              prompted: true,
              confrontedWith: 'un-monitoring',
              from: 'isk-strength-late-2021-about-4000--a3',
            },
          },
        },
      },
      {
        question: 'Where do you lose people?',
        answer:
          '⟦1⟧Fewer die than you think. More go home, because a cousin has spoken to an elder and the elder to the office⟦/1⟧. ⟦2⟧A man who sits quietly in his village for a year is lost, even if he is still on the list⟦/2⟧.',
        spans: {
          '1': { codes: ['defections/surrender'] },
          '2': { codes: ['strength/losses'] },
        },
      },
      {
        question: 'Has pay come back?',
        answer:
          '⟦1⟧Since the summer it comes every second month⟦/1⟧. ⟦2⟧One dealer wants six in a hundred now, and he is right to⟦/2⟧. The men know whom to blame, and it is not always the enemy.',
        spans: { '1': { codes: ['money/pay'] }, '2': { codes: ['money/hawala'] } },
      },
      {
        question: 'Who still joins?',
        answer:
          '⟦1⟧Younger brothers⟦/1⟧. ⟦2⟧The lecturers are silent or gone, and a preacher thinks twice⟦/2⟧. What is left is the family, and families are tired.',
        spans: {
          '1': { codes: ['recruitment/kinship'] },
          '2': { codes: ['recruitment/universities', 'recruitment/preachers'] },
        },
      },
    ],
  },
  {
    ref: 'k-cadre-east-1',
    source: 'k-cadre-east',
    month: '2022-05',
    day: 21,
    region: 'nangarhar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'en',
    audience: 'private',
    consent: toPrint,
    release: true,
    turns: [
      {
        question: 'How is it going for the group this year?',
        answer:
          '⟦1⟧Very well, praise be to God. Young men come to us in numbers, more than we can train⟦/1⟧. ⟦2⟧That is what we are told to say, and I say it because it is so⟦/2⟧.',
        spans: {
          '1': {
            codes: ['recruitment'],
            assertion: {
              claim: 'isk-recruitment-strong-2022',
              stance: 'affirms',
              value: 'true',
              refersTo: { from: '2022-01', to: '2022-05' },
              basis: 'official-claim',
              from: 'isk-recruitment-strong-2022--a1',
            },
          },
          '2': { codes: ['narrative/exaggeration'], by: 'lead' },
        },
        note: 'He smiled at the second sentence.',
      },
      {
        question: 'How many of your people fight, inside the country?',
        answer:
          '⟦1⟧Before the takeover it was about forty-six hundred, with the village militias and the hit teams in the towns⟦/1⟧. ⟦2⟧That is two in three of those who are on this side⟦/2⟧. The others carry, teach or hide people.',
        spans: {
          '1': {
            codes: ['strength/total'],
            assertion: {
              claim: 'isk-fighters-in-afghanistan-4600',
              stance: 'affirms',
              lo: 4600,
              hi: 4600,
              bound: 'about',
              unit: 'persons',
              definition: 'fighters incl. village militias and hit teams, Afghanistan only',
              refersTo: july2021,
              basis: 'unknown',
              from: 'isk-fighters-in-afghanistan-4600--a1',
            },
          },
          '2': { codes: ['strength'] },
        },
      },
      {
        question: 'Who decides whether a man may fight?',
        answer:
          'The leader of his small group, and above him somebody whom he has never seen. ⟦1⟧A boy without a brother or an uncle among us waits longest⟦/1⟧. It is not a matter of courage.',
        spans: { '1': { codes: ['recruitment/kinship'] } },
      },
      {
        question: 'چرا جوانان پوهنتون دیگر کمتر می‌آیند؟',
        answer:
          '⟦1⟧در صنف‌ها جاسوس نشسته است و استادان از گپ زدن می‌ترسند⟦/1⟧. ⟦2⟧چند استاد سلفی را از وظیفه کشیدند⟦/2⟧. کسی که پیش از این در لیلیه جلسه می‌گرفت، حالا حتا کتاب خود را پنهان می‌کند.',
        spans: {
          '1': { codes: ['recruitment/universities'] },
          '2': { codes: ['repression/schools'] },
        },
      },
      {
        question: 'What do you hear about charities?',
        answer:
          '⟦1⟧Boxes stand in mosques on the other side of the border, for orphans⟦/1⟧. Some of it is for orphans. I do not handle it, and who does is not told to me.',
        spans: { '1': { codes: ['money/charities'] } },
      },
    ],
  },
  {
    ref: 'k-cadre-north-1',
    source: 'k-cadre-north',
    month: '2022-06',
    day: 17,
    region: 'kunduz',
    country: 'AF',
    mode: 'telephone',
    language: 'prs',
    audience: 'private',
    consent: recorded,
    release: true,
    turns: [
      {
        question: 'در شمال وضع چطور است؟',
        answer:
          '⟦1⟧ما در شمال آرام نشسته‌ایم و کمتر از شرق استیم⟦/1⟧. کار ما بیشتر رفت و آمد است، نه جنگ. هر کس که زیاد گپ بزند، زود گرفتار می‌شود.',
        spans: { '1': { codes: ['strength/region'] } },
      },
      {
        question: 'از طالبان کسی با شما یک‌جا شد؟',
        answer:
          '⟦1⟧در شمال تنها چند قوماندان آمدند، نه بیشتر، و هیچ‌کدام نام کلان نداشت⟦/1⟧. ⟦2⟧در اعلامیه‌ها از صدها نفر یاد می‌شد، من صدها نفر را ندیدم⟦/2⟧.',
        spans: {
          '1': {
            codes: ['defections/commanders'],
            assertion: {
              claim: 'mass-defections-taliban-to-isk-2021',
              stance: 'qualifies',
              value: 'partly',
              refersTo: { from: '2021-08', to: '2022-06' },
              basis: 'unknown',
              probed: true,
              from: 'mass-defections-taliban-to-isk-2021--a6',
            },
          },
          '2': { codes: ['narrative/exaggeration'] },
        },
        note: 'Asked again at the end, in other words: the same answer.',
      },
      {
        question: 'آن‌ها با نفرهای خود آمدند یا تنها؟',
        answer:
          '⟦1⟧بیشترشان تنها یا با یک برادر آمدند⟦/1⟧. کسی که نفر دارد، معاش نفر خود را هم می‌خواهد، و ⟦2⟧ما این پول را نداشتیم⟦/2⟧.',
        spans: { '1': { codes: ['defections/men'] }, '2': { codes: ['money/pay'] } },
      },
      {
        question: 'پول از کدام راه می‌رسد؟',
        answer: '⟦1⟧از راه صراف، و گاهی در بین مال تجارتی⟦/1⟧. نام صراف را نه می‌دانم و نه می‌خواهم بدانم.',
        spans: { '1': { codes: ['money/hawala'] } },
      },
      {
        question: 'Is there anything that people outside get wrong?',
        answer:
          '⟦1⟧They think that we are one camp with one purse⟦/1⟧. We are many small circles, and some have not spoken with each other for a year. What holds us is more fear than order.',
        spans: { '1': { codes: ['narrative'] } },
      },
    ],
  },
  {
    ref: 'k-leader-kunar-1',
    source: 'k-leader-kunar',
    month: '2022-07',
    day: 8,
    region: 'kunar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'ps',
    audience: 'private',
    consent: toPrint,
    release: true,
    turns: [
      {
        question: 'وايي چې ټول څلور زره کسان وئ. دا سمه ده؟',
        answer:
          '⟦1⟧نه، دا سمه نه ده. که ټول کسان وشمېرې، د ډیورنډ د کرښې هغه خوا هم، تر 8,000 پورې وو⟦/1⟧. څلور زره یوازې هغه دي چې نور یې لیدلای شي. زموږ ښوونکي او د کورونو ساتونکي څوک نه ویني.',
        spans: {
          '1': {
            codes: ['strength/total'],
            assertion: {
              claim: 'isk-strength-late-2021-about-4000',
              stance: 'denies',
              lo: 8000,
              hi: 8000,
              bound: 'at-most',
              unit: 'persons',
              definition: 'all members',
              refersTo: july2021,
              basis: 'unknown',
              prompted: true,
              from: 'isk-strength-late-2021-about-4000--a2',
            },
          },
        },
      },
      {
        question: 'اوس هره میاشت څومره نوي کسان راځي؟',
        answer:
          '⟦1⟧په ټولو ځایونو کې، هره میاشت له 150 تر 200 کسانو پورې راځي⟦/1⟧. ⟦2⟧دا د پخوا په پرتله لږ دي⟦/2⟧. زما په ډله کې سږ کال یوازې درې تنه نوي راغلل.',
        spans: {
          '1': {
            codes: ['recruitment/monthly'],
            assertion: {
              claim: 'isk-recruits-150-200-per-month',
              stance: 'affirms',
              lo: 150,
              hi: 200,
              bound: 'range',
              unit: 'persons/month',
              definition: 'gross intake, all',
              refersTo: { from: '2022-06', to: '2022-07' },
              basis: 'unknown',
              from: 'isk-recruits-150-200-per-month--a1',
            },
          },
          '2': {
            codes: ['strength/growth'],
            assertion: {
              claim: 'isk-recruitment-strong-2022',
              stance: 'qualifies',
              value: 'partly',
              lo: 150,
              hi: 200,
              bound: 'range',
              unit: 'persons/month',
              refersTo: { from: '2022-06', to: '2022-07' },
              basis: 'unknown',
              probed: true,
              from: 'isk-recruitment-strong-2022--a2',
            },
          },
        },
      },
      {
        question: 'We were told by others that people in the army across the border help you. Is that so?',
        answer:
          '⟦1⟧There are people in the army and in the service there who let a lorry pass and who look away when money is collected for the poor⟦/1⟧. ⟦2⟧We have friends, and you may write that we have strong ones⟦/2⟧. What they want for it is not my business.',
        spans: {
          '1': {
            codes: ['border/services', 'money/charities'],
            assertion: {
              claim: 'pakistan-services-support-isk',
              stance: 'affirms',
              refersTo: { from: '2021-08', to: '2022-03' },
              basis: 'unknown',
              prompted: true,
              confrontedWith: 't-security-nangarhar',
              from: 'pakistan-services-support-isk--a2',
            },
          },
          '2': { codes: ['narrative/exaggeration'], by: 'lead' },
        },
      },
      {
        question: 'ستا په ډله کې ځوانان ولې پاتې کېږي؟',
        answer:
          '⟦1⟧ځکه چې ورور یا د تره زوی یې دلته دی⟦/1⟧. د عقیدې خبره هم شته، ⟦2⟧زموږ خلک د حنفي مدرسو له درس سره نه جوړېږي⟦/2⟧. خو تش په عقیدې سره هېڅوک ژمی نه تېروي.',
        spans: {
          '1': { codes: ['recruitment/kinship'] },
          '2': { codes: ['clergy/doctrine'] },
        },
      },
      {
        question: 'What makes a man leave?',
        answer:
          '⟦1⟧His mother, and an elder who promises that nobody will touch him⟦/1⟧. In this province the promise has mostly been kept. I lost two in spring to such promises.',
        spans: { '1': { codes: ['defections/surrender', 'repression/restraint'] } },
      },
    ],
  },
  {
    ref: 'k-member-nangarhar-1',
    source: 'k-member-nangarhar',
    month: '2022-08',
    day: 27,
    region: 'nangarhar',
    country: 'AF',
    mode: 'messaging',
    language: 'en',
    audience: 'private',
    consent: toQuoteOnly,
    release: true,
    turns: [
      {
        question:
          'We heard that large numbers of Taliban went over to you in the first months. Which cases do you know?',
        answer:
          'At the beginning everybody spoke of hundreds. ⟦2⟧Since you ask for cases: ⟦1⟧I can count nine commanders, none of them big⟦/1⟧. ⟦3⟧Five are from Kunar⟦/3⟧, ⟦4⟧three from Nangarhar⟦/4⟧ and ⟦5⟧one from Khost⟦/5⟧.⟦/2⟧ After that I begin to invent, so I stop.',
        spans: {
          '1': {
            codes: ['defections/commanders'],
            assertion: {
              claim: 'isk-named-defector-commanders-nine',
              stance: 'affirms',
              lo: 9,
              hi: 9,
              bound: 'exact',
              unit: 'commanders',
              definition: lowerCommanders,
              refersTo: { from: '2021-08', to: '2022-06' },
              basis: 'unknown',
              probed: true,
              cases: 9,
              from: 'isk-named-defector-commanders-nine--a1',
            },
          },
          '2': {
            codes: ['narrative/exaggeration'],
            assertion: {
              claim: 'mass-defections-taliban-to-isk-2021',
              stance: 'qualifies',
              value: 'partly',
              lo: 9,
              hi: 9,
              bound: 'exact',
              unit: 'commanders',
              definition: lowerCommanders,
              refersTo: { from: '2021-08', to: '2022-06' },
              basis: 'unknown',
              probed: true,
              cases: 9,
              from: 'mass-defections-taliban-to-isk-2021--a2',
            },
          },
          '3': {
            codes: ['defections/commanders'],
            assertion: {
              claim: 'isk-defectors-kunar',
              stance: 'affirms',
              lo: 5,
              hi: 5,
              bound: 'exact',
              unit: 'commanders',
              definition: lowerCommanders,
              refersTo: { from: '2021-08', to: '2022-06' },
              basis: 'unknown',
              probed: true,
              cases: 5,
            },
          },
          '4': {
            assertion: {
              claim: 'isk-defectors-nangarhar',
              stance: 'affirms',
              lo: 3,
              hi: 3,
              bound: 'exact',
              unit: 'commanders',
              definition: lowerCommanders,
              refersTo: { from: '2021-08', to: '2022-06' },
              basis: 'unknown',
              probed: true,
              cases: 3,
            },
          },
          '5': {
            assertion: {
              claim: 'isk-defectors-khost',
              stance: 'affirms',
              lo: 1,
              hi: 1,
              bound: 'exact',
              unit: 'commanders',
              definition: lowerCommanders,
              refersTo: { from: '2021-08', to: '2022-06' },
              basis: 'unknown',
              probed: true,
              cases: 1,
            },
          },
        },
        note: 'He answered this one after two days. The list came without names, as agreed.',
      },
      {
        question: 'How many new people do you get?',
        answer:
          '⟦1⟧In the whole country perhaps a hundred and fifty, in a good month two hundred⟦/1⟧. ⟦2⟧In the speeches it sounds like a flood⟦/2⟧. ⟦3⟧It fills the holes, no more⟦/3⟧.',
        spans: {
          '1': {
            codes: ['recruitment/monthly'],
            assertion: {
              claim: 'isk-recruits-150-200-per-month',
              stance: 'affirms',
              lo: 150,
              hi: 200,
              bound: 'range',
              unit: 'persons/month',
              definition: 'gross intake, all',
              refersTo: { from: '2022-06', to: '2022-07' },
              basis: 'unknown',
              from: 'isk-recruits-150-200-per-month--a1',
            },
          },
          '2': { codes: ['narrative/exaggeration'] },
          '3': {
            codes: ['strength/growth', 'strength/losses'],
            assertion: {
              claim: 'isk-recruitment-strong-2022',
              stance: 'qualifies',
              value: 'partly',
              lo: 150,
              hi: 200,
              bound: 'range',
              unit: 'persons/month',
              refersTo: { from: '2022-06', to: '2022-07' },
              basis: 'unknown',
              probed: true,
              from: 'isk-recruitment-strong-2022--a2',
            },
          },
        },
      },
      {
        question: 'Were you paid this summer?',
        answer:
          '⟦1⟧Twice. Half of it in goods⟦/1⟧. A married man gets flour on top of it, an unmarried one gets advice.',
        spans: { '1': { codes: ['money/pay'] } },
      },
      {
        question: 'ته ولې پاتې یې؟',
        answer:
          'زه نور ځای نه لرم. ⟦1⟧که کور ته ولاړ شم، یا به مې ونیسي یا به مې خپل ملګري پیدا کړي⟦/1⟧. زما مشر ورور وايي چې لږ صبر وکړه.',
        spans: { '1': { codes: ['defections/surrender', 'repression/raids'] } },
      },
      {
        question: 'What do you think of the clerics who have sworn loyalty to the authorities?',
        answer:
          '⟦1⟧Some swore because they were tired, some because the school was locked⟦/1⟧. I do not hate them for it. Those above me do.',
        spans: { '1': { codes: ['clergy/pledges'] } },
      },
    ],
  },
  {
    ref: 'k-member-southeast-1',
    source: 'k-member-southeast',
    month: '2023-01',
    day: 20,
    region: 'khost',
    country: 'AF',
    mode: 'telephone',
    language: 'en',
    audience: 'private',
    consent: toPrint,
    release: true,
    turns: [
      {
        question: 'What happened with the schools in your part of the country?',
        answer:
          '⟦1⟧In the last months of the year they put Hanafi managers into our schools here in the south-east, and at the university the teachers whom they call Salafi were sent home⟦/1⟧. ⟦2⟧They do our recruiting for us⟦/2⟧.',
        spans: {
          '1': {
            codes: ['repression/schools', 'clergy/doctrine'],
            assertion: {
              claim: 'salafi-madrasas-seized-southeast-late-2022',
              stance: 'affirms',
              refersTo: { from: '2022-10', to: '2022-12' },
              basis: 'unknown',
              from: 'salafi-madrasas-seized-southeast-late-2022--a3',
            },
          },
          '2': { codes: ['recruitment/preachers'], by: 'lead' },
        },
      },
      {
        question: 'The authorities say that you have camps in one valley across the border. Do you?',
        answer:
          '⟦1⟧People of ours are on that side, I do not deny it: eleven hundred or more before the takeover⟦/1⟧. ⟦2⟧Which valley I will not discuss. Nobody there feeds us on behalf of a state⟦/2⟧.',
        spans: {
          '1': {
            codes: ['border/tirah', 'strength/region'],
            assertion: {
              claim: 'isk-camps-in-tirah-valley',
              stance: 'qualifies',
              value: 'partly',
              lo: 1100,
              hi: 1100,
              bound: 'at-least',
              unit: 'persons',
              refersTo: july2021,
              basis: 'unknown',
              prompted: true,
              from: 'isk-camps-in-tirah-valley--a3',
            },
          },
          '2': { codes: ['narrative/denial'] },
        },
      },
      {
        question: 'Do you still meet students?',
        answer:
          '⟦1⟧A few, in tea houses, never on the campus⟦/1⟧. They want to hear about the world and I have little to tell. One in ten comes a second time.',
        spans: { '1': { codes: ['recruitment/universities'] } },
      },
      {
        question: 'در جای شما تلاشی خانه‌ها چطور می‌شود؟',
        answer:
          '⟦1⟧شب می‌آیند و همه مردها را بیرون می‌کشند⟦/1⟧. ⟦2⟧اگر ریش‌سفید قوم ضامن شود، صبح رها می‌کنند⟦/2⟧. سال گذشته ضمانت قبول نمی‌شد، امسال می‌شود.',
        spans: {
          '1': { codes: ['repression/raids'] },
          '2': { codes: ['repression/restraint'] },
        },
      },
      {
        question: 'What would end it for you?',
        answer:
          'A paper with a stamp, and an elder whom I believe. ⟦1⟧Some in the east have had both⟦/1⟧. Here nobody offers.',
        spans: { '1': { codes: ['defections/surrender'] } },
      },
    ],
  },
];
