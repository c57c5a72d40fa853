import { toAll, toPrint } from '#server/demo/content/consent.ts';
import type { DemoRecord } from '#server/demo/study.ts';

const july2021 = { from: '2021-07', to: '2021-07' };
const inPart = 'all members, all functions, in that part';
const allMembers = 'all members, all functions, Afghanistan and Pakistan';

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
          '⟦1⟧The same. ⟦3⟧Just under eight thousand, everyone included⟦/3⟧⟦/1⟧. ⟦2⟧Whoever tells you that we double every year has never had to send them flour⟦/2⟧. What comes in at the front goes out at the back.',
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
          '3': {
            assertion: {
              claim: 'isk-strength-late-2022-up-to-8000',
              stance: 'affirms',
              lo: 8000,
              hi: 8000,
              bound: 'at-most',
              unit: 'persons',
              definition: 'all members, all functions, Afghanistan and Pakistan',
              refersTo: { from: '2022-12', to: '2022-12' },
              basis: 'unknown',
              probed: true,
            },
          },
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
];
