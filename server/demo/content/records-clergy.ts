import { recorded, toAll, toAnalysisOnly, toPrint } from '#server/demo/content/consent.ts';
import type { DemoRecord } from '#server/demo/study.ts';

export const clergyRecords: DemoRecord[] = [
  {
    ref: 'c-hanafi-1',
    source: 'c-hanafi',
    month: '2022-05',
    day: 10,
    region: 'nangarhar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'prs',
    audience: 'private',
    consent: toPrint,
    release: true,
    turns: [
      {
        question: 'دربارهٔ بیعت عالمان سلفی با امارت چه فکر می‌کنید؟',
        answer:
          '⟦1⟧این بیعت از دل نیست؛ آن‌ها فقط وقت می‌خرند تا باز قوی شوند⟦/1⟧. ⟦2⟧اختلاف ما با آن‌ها در عقیده است و عقیده با یک مجلس عوض نمی‌شود⟦/2⟧.',
        spans: {
          '1': {
            codes: ['clergy/pledges'],
            assertion: {
              claim: 'salafi-clerics-pledge-was-sincere',
              stance: 'denies',
              value: 'false',
              refersTo: { from: '2021-08', to: '2022-05' },
              basis: 'inference',
              from: 'salafi-clerics-pledge-was-sincere--a2',
            },
          },
          '2': { codes: ['clergy/doctrine'] },
        },
      },
      {
        question: 'خود شما با کسی از آن‌ها نشسته‌اید؟',
        answer:
          'یک بار، در یک ختم. ⟦1⟧با ادب گپ زدند و از جنگ هیچ نگفتند⟦/1⟧. همین خاموشی‌شان برایم معنا داشت.',
        spans: { '1': { codes: ['clergy/doctrine'] } },
      },
      {
        question: 'با بسته شدن مدرسه‌های‌شان موافق بودید؟',
        answer:
          '⟦1⟧با بستن مدرسهٔ قرآن هیچ عالم خوش نمی‌شود⟦/1⟧. باید معلم را ببینند، نه دروازه را. ولی از من کسی نپرسید.',
        spans: { '1': { codes: ['repression/schools'] } },
      },
      {
        question: 'Did your own pupils ever go to the group?',
        answer:
          '⟦1⟧One, and his uncle was already there⟦/1⟧. I went to the father. We wept together, and the boy came back after the winter.',
        spans: { '1': { codes: ['recruitment/kinship', 'defections/surrender'] } },
      },
      {
        question: 'مردم محل به کدام طرف گوش می‌دهند؟',
        answer: 'به کسی که نان و امن بدهد. ⟦1⟧از صد نفر پنج نفر هم از مسئلهٔ عقیده خبر ندارد⟦/1⟧.',
        spans: { '1': { codes: ['clergy/doctrine'] } },
      },
    ],
  },
  {
    ref: 'c-dangam-1',
    source: 'c-dangam',
    month: '2022-03',
    day: 26,
    region: 'kunar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'ps',
    audience: 'private',
    consent: toAll,
    release: true,
    turns: [
      {
        question: 'تر بدلون مخکې د دانګام څومره برخه د دوی په لاس کې وه؟',
        answer:
          '⟦1⟧د دانګام نږدې 30 سلنه خاوره د دوی په لاس کې وه⟦/1⟧. ⟦2⟧پاتې نوره د ورځې د حکومت وه او د شپې د هېچا نه وه⟦/2⟧. ما پخپله درې پوستې لیدلې وې.',
        spans: {
          '1': {
            codes: ['territory/control'],
            assertion: {
              claim: 'isk-held-30-percent-of-dangam',
              stance: 'affirms',
              lo: 30,
              hi: 30,
              bound: 'about',
              unit: 'percent of territory',
              definition: 'territory',
              refersTo: { from: '2021-01', to: '2021-08' },
              basis: 'first-hand',
              from: 'isk-held-30-percent-of-dangam--a1',
            },
          },
          '2': { codes: ['territory/control'] },
        },
      },
      {
        question: 'خلکو ته یې څه ویل؟',
        answer:
          '⟦1⟧ویل یې چې د حق لاره یوازې زموږ ده⟦/1⟧. چا چې پوښتنه کوله، هغه به یې له مجلسه وشاړه. ما د خپل جومات دروازه ورته بنده کړه او دوه میاشتې له کوره ونه وتم.',
        spans: { '1': { codes: ['recruitment/preachers', 'clergy/doctrine'] } },
      },
      {
        question: 'What happened to your mosque afterwards?',
        answer:
          '⟦1⟧The new authorities shut it for a season and then opened it again⟦/1⟧. They said that it had been a mistake. It was the first time that anybody from a government had said that to me.',
        spans: { '1': { codes: ['repression/schools', 'repression/restraint'] } },
      },
      {
        question: 'Where did those men go?',
        answer:
          '⟦1⟧Up the valley and over the border, some home⟦/1⟧. The graves of the others are below the road.',
        spans: { '1': { codes: ['strength/losses', 'border'] } },
      },
      {
        question: 'Do people here still give them anything?',
        answer: '⟦1⟧Bread, out of fear or because of a cousin⟦/1⟧. Money, no. There is none.',
        spans: { '1': { codes: ['recruitment/kinship'] } },
      },
    ],
  },
  {
    ref: 'c-pledged-1',
    source: 'c-pledged',
    month: '2022-09',
    day: 9,
    region: 'kunar',
    country: 'AF',
    mode: 'face-to-face',
    language: 'en',
    audience: 'private',
    consent: toAnalysisOnly,
    release: true,
    turns: [
      {
        question: 'You were among those who pledged loyalty in public. What do you hold in private?',
        answer:
          '⟦1⟧I have not become a Hanafi, and I will not. But to fight them is hopeless, and it harms our own people most⟦/1⟧. ⟦2⟧So I gave my hand, and I keep it⟦/2⟧.',
        spans: {
          '1': {
            codes: ['clergy/pledges', 'clergy/doctrine'],
            assertion: {
              claim: 'salafi-clerics-pledge-was-sincere',
              stance: 'qualifies',
              value: 'partly',
              refersTo: { from: '2021-08', to: '2022-09' },
              basis: 'first-hand',
              from: 'salafi-clerics-pledge-was-sincere--a1',
            },
          },
          '2': { codes: ['clergy/pledges'] },
        },
        note: 'He asked that the hand not be printed, because people remember who used that phrase.',
      },
      {
        question:
          'It is said that elders and preachers of your community sent young men to the group. Did they?',
        answer:
          '⟦1⟧They did. In those years many of us told the pupils and the villages that it was right to join⟦/1⟧. ⟦2⟧We do not speak about it now, and that is a second fault⟦/2⟧.',
        spans: {
          '1': {
            codes: ['recruitment/preachers'],
            assertion: {
              claim: 'salafi-elders-and-clerics-recruited-for-isk',
              stance: 'affirms',
              refersTo: { from: '2015-01', to: '2021-08' },
              basis: 'unknown',
              prompted: true,
              from: 'salafi-elders-and-clerics-recruited-for-isk--a2',
            },
          },
          '2': { codes: ['narrative'] },
        },
      },
      {
        question: 'Do others who pledged think as you do?',
        answer:
          '⟦1⟧Some are convinced, some are tired, and two or three wait⟦/1⟧. I would not tell you which is which, even if you promised me the moon.',
        spans: { '1': { codes: ['clergy/pledges'] } },
      },
      {
        question: 'What did you get for it?',
        answer: '⟦1⟧My mosque, my books, and a policeman who says good morning⟦/1⟧. The madrasa is promised.',
        spans: { '1': { codes: ['repression/schools', 'repression/restraint'] } },
      },
      {
        question: 'What do the young say to you?',
        answer:
          '⟦1⟧That I sold them⟦/1⟧. One of them came back a month later and asked whether I could sell him as well.',
        spans: { '1': { codes: ['defections/surrender'] } },
      },
    ],
    notes: ['Consent for analysis only; no quotation, no open access.'],
  },
  {
    ref: 'c-southeast-1',
    source: 'c-southeast',
    month: '2022-12',
    day: 30,
    region: 'paktia',
    country: 'AF',
    mode: 'telephone',
    language: 'en',
    audience: 'private',
    consent: toPrint,
    release: true,
    turns: [
      {
        question: 'What has happened to your schools since autumn?',
        answer:
          '⟦1⟧They put Hanafi directors over our madrasas in this part of the country, and lecturers whom they called Salafi were removed from the universities⟦/1⟧. ⟦2⟧Our books were carried out into the yard⟦/2⟧.',
        spans: {
          '1': {
            codes: ['repression/schools'],
            assertion: {
              claim: 'salafi-madrasas-seized-southeast-late-2022',
              stance: 'affirms',
              refersTo: { from: '2022-10', to: '2022-12' },
              basis: 'unknown',
              from: 'salafi-madrasas-seized-southeast-late-2022--a1',
            },
          },
          '2': { codes: ['clergy/doctrine'] },
        },
      },
      {
        question: 'They say that they act only where they have proof. Did they show you any?',
        answer:
          '⟦1⟧None. Schools were shut where nobody had even been accused⟦/1⟧. ⟦2⟧I asked for one name, one date. The officer said that he had not brought the file⟦/2⟧.',
        spans: {
          '1': {
            codes: ['repression/proof', 'repression/schools'],
            assertion: {
              claim: 'madrasa-closures-rested-on-proof',
              stance: 'denies',
              value: 'false',
              refersTo: { from: '2021-09', to: '2022-12' },
              basis: 'unknown',
              prompted: true,
              from: 'madrasa-closures-rested-on-proof--a2',
            },
          },
          '2': { codes: ['repression/proof'] },
        },
      },
      {
        question: 'Did somebody complain in Kabul?',
        answer: '⟦1⟧A delegation went and was given tea⟦/1⟧. In the east they had more luck, or more elders.',
        spans: { '1': { codes: ['clergy/pledges'] } },
      },
      {
        question: 'ستاسو شاګردان اوس چیرته سبق وايي؟',
        answer:
          '⟦1⟧په کورونو کې، د ماښام له لمانځه وروسته⟦/1⟧. ځینې یې د کار لپاره نورو ولایتونو ته ولاړل. زه وېرېږم چې بل څوک یې ونه غولوي.',
        spans: { '1': { codes: ['repression/schools', 'recruitment'] } },
      },
      {
        question: 'Who still pays the teachers?',
        answer:
          '⟦1⟧Parents, with what they have, and a few merchants⟦/1⟧. It used to come from charities abroad, and that has stopped.',
        spans: { '1': { codes: ['money/charities'] } },
      },
    ],
  },
  {
    ref: 'c-badakhshan-1',
    source: 'c-badakhshan',
    month: '2023-02',
    day: 25,
    region: 'badakhshan',
    country: 'AF',
    mode: 'telephone',
    language: 'prs',
    audience: 'private',
    consent: recorded,
    release: true,
    turns: [
      {
        question: 'در این زمستان در ولایت شما چه گذشت؟',
        answer:
          'اول یک مدرسه را نیم‌گرفته کردند: یک مدیر از خود ماندند و استادان را نگاه کردند. ⟦2⟧در همین ماه سه مدرسهٔ دیگر را تلاشی کردند و ⟦1⟧نماز جمعه را در 10 مسجد بند کردند⟦/1⟧⟦/2⟧.',
        spans: {
          '1': {
            codes: ['repression/schools'],
            assertion: {
              claim: 'badakhshan-salafi-crackdown-winter-2022-23',
              stance: 'affirms',
              lo: 10,
              hi: 10,
              bound: 'exact',
              unit: 'mosques',
              definition: 'mosques in which Friday prayer was stopped',
              refersTo: { from: '2022-12', to: '2023-02' },
              basis: 'unknown',
              from: 'badakhshan-salafi-crackdown-winter-2022-23--a1',
            },
          },
          '2': { codes: ['repression/raids'] },
        },
      },
      {
        question: 'خودتان دیدید یا شنیدید؟',
        answer:
          '⟦1⟧در دو مسجد خودم رفتم و دروازه قفل بود⟦/1⟧. از دیگران کسانی برایم گفتند که در همان جا نماز می‌خواندند.',
        spans: { '1': { codes: ['repression/schools'] } },
      },
      {
        question: 'دلیلش را چه گفتند؟',
        answer:
          '⟦1⟧گفتند از بالا امر است⟦/1⟧. ما نامه خواستیم، نامه ندادند. یک آمر آهسته گفت که او هم نمی‌داند.',
        spans: { '1': { codes: ['repression/proof'] } },
      },
      {
        question: 'Is the group strong in your province?',
        answer:
          '⟦1⟧Nobody whom I know has seen them fight here⟦/1⟧. There are men who sit quietly. One does not ask a quiet man what he is waiting for.',
        spans: { '1': { codes: ['strength/region'] } },
      },
      {
        question: 'مردم چه می‌کنند؟',
        answer:
          '⟦1⟧خاموش استند و در خانه نماز می‌خوانند⟦/1⟧. جوانان قهر استند. من برای‌شان می‌گویم که صبر هم عبادت است.',
        spans: { '1': { codes: ['clergy/doctrine'] } },
      },
    ],
  },
  {
    ref: 'c-dangam-2',
    source: 'c-dangam',
    month: '2023-04',
    day: 15,
    region: 'kunar',
    country: 'AF',
    mode: 'telephone',
    language: 'en',
    audience: 'private',
    consent: toAll,
    release: true,
    turns: [
      {
        question: 'How do the Salafis of the district and the province stand with the Taliban today?',
        answer:
          '⟦1⟧We are split. Some get on with them and some do not, in the district and in all of Kunar⟦/1⟧. ⟦2⟧I would not put a number on it⟦/2⟧; those who do have not visited every house.',
        spans: {
          '1': {
            codes: ['clergy/doctrine'],
            assertion: {
              claim: 'dangam-salafis-30-percent-friendly',
              stance: 'affirms',
              refersTo: { from: '2023-04', to: '2023-04' },
              basis: 'unknown',
              from: 'dangam-salafis-30-percent-friendly--a2',
            },
          },
          '2': { codes: ['narrative'] },
        },
      },
      {
        question: 'What divides them?',
        answer:
          '⟦1⟧Whether your school is open, and whether a son of yours was taken⟦/1⟧. Doctrine comes third. It used to come first.',
        spans: { '1': { codes: ['repression/schools', 'repression/raids'] } },
      },
      {
        question: 'Do the pledges hold?',
        answer:
          '⟦1⟧They hold as long as both sides are a little afraid⟦/1⟧. Three scholars whom I know would renew theirs, one would not.',
        spans: { '1': { codes: ['clergy/pledges'] } },
      },
      {
        question:
          'Last year you told us how much of the district was in the hands of the group. Would you still say so?',
        answer:
          '⟦1⟧I would say the same⟦/1⟧. It was land, mind you, and stones for the most part. Of the people they held fewer.',
        spans: { '1': { codes: ['territory/control'] } },
        note: 'Consistent with March 2022. He gave no new figure and I did not offer the old one.',
      },
      {
        question: 'د ځوانانو لپاره څه کار کېږي؟',
        answer:
          '⟦1⟧کار نشته، نو ځوانان یا بلې خوا ته ځي یا په کور ناست دي⟦/1⟧. یوه مؤسسه راغله، نومونه یې ولیکل او بیا رانغله.',
        spans: { '1': { codes: ['recruitment'] } },
      },
    ],
  },
];
