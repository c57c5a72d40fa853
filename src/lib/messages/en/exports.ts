/** What leaves a study. */
import type { Fact } from '#core/apparatus/stated.ts';
import type { Thresholds } from '#core/disclosure/thresholds.ts';

const FACTS: Readonly<Record<Fact, string>> = {
  kinds: 'kinds of interviewees',
  window: 'first and last month',
  places: 'provinces or regions',
  countries: 'countries that stand in “other”',
  modes: 'modes that stand in “other”',
  languages: 'languages that stand in “other”',
};
type Counted = Pick<Thresholds, 'k' | 'cell' | 'typeRow' | 'researchers'>;

export const exports = {
  exports: {
    title: 'Exports',
    coded: 'Coded data',
    what: 'Codes, assertions and claims of released records, the interviews by source type, and a codebook, as one zip of CSV files.',
    internal: 'Internal, not disclosure-controlled.',
    internalWhy: 'Rows can single a person out. Do not publish the file, and do not pass it on.',
    holds: 'It will hold',
    leavesOut: 'Left out',
    interviews: (n: number): string => (n === 1 ? 'interview' : 'interviews'),
    documents: (n: number): string => (n === 1 ? 'public document' : 'public documents'),
    codings: (n: number): string => (n === 1 ? 'coding' : 'codings'),
    assertions: (n: number): string => (n === 1 ? 'assertion' : 'assertions'),
    claims: (n: number): string => (n === 1 ? 'claim' : 'claims'),
    disclosure: (n: number): string =>
      `${n === 1 ? 'interview' : 'interviews'} withheld or held back by disclosure control`,
    withoutConsent: (n: number): string =>
      n === 1
        ? 'interview without recorded consent to analysis'
        : 'interviews without recorded consent to analysis',
    withoutConsentToIt: (n: number): string =>
      `${n === 1 ? 'interview' : 'interviews'} without recorded consent to this use`,
    notReleased: (n: number): string =>
      n === 1 ? 'record that is not released' : 'records that are not released',
    controlClaims: (n: number): string =>
      n === 1
        ? 'claim that is a control question, with what was said on it'
        : 'claims that are control questions, with what was said on them',
    overBounds: (n: number): string =>
      `${n === 1 ? 'paragraph, code or statement' : 'paragraphs, codes or statements'} over what one record may have of a kind`,
    never:
      'Never in it: researchers, names, days, quotations, notes, the wording of claims. Sources and records go by their handles.',
    make: 'Export coded data',
    making: 'Making the file',
    done: 'The file is made and stands in the ledger.',
    failed: 'The file could not be made, and nothing was written to the ledger. Try again.',
    ledger: 'Ledger',
    ledgerWhy:
      'What left this study. The file is not kept here: its hash tells whether a copy is the one that left.',
    when: 'Made',
    by: 'By',
    contents: 'Held',
    withheld: 'Left out',
    size: 'Size',
    hash: 'SHA-256',
    marking: 'Marking',
    markings: { 'internal-not-disclosure-controlled': 'internal', outside: 'for outside use' },
    utc: 'UTC',
    none: 'Nothing has left this study.',
    noneWhy: 'Every export will stand here, with who made it and what it held.',
    bytes: (n: number): string => (n < 1024 ? `${n} B` : `${Math.ceil(n / 1024)} KB`),
    outside: {
      title: 'For outside use',
      what: 'What a file of the interviews tells readers without leading to a person or to a researcher. To look makes no file: that takes a second lead.',
      rule: (k: number, risk: number, researchers: number, percent: number): string =>
        `Interviews that look alike are a class. Each holds at least ${k} people, so that no record’s risk is over ${risk} %, and ${researchers} researchers; at most ${percent} % of the interviews are left out for that.`,
      holds: 'It could hold',
      interviews: (n: number): string => (n === 1 ? 'interview' : 'interviews'),
      people: (n: number): string =>
        n === 1 ? 'person in the smallest class' : 'people in the smallest class',
      lost: (percent: number): string => `${percent} % of what the six columns tell is lost`,
      risk: (n: number): string =>
        `Whoever knows that somebody took part finds them with a chance of at most 1 in ${n}.`,
      withheld: (n: number): string =>
        n === 1 ? 'interview whose class is too small' : 'interviews whose class is too small',
      withoutConsent: (n: number): string =>
        n === 1
          ? 'interview without recorded consent to open publication'
          : 'interviews without recorded consent to open publication',
      columns: 'Columns',
      keys: {
        month: 'When',
        place: 'Where',
        type: 'Source type',
        band: 'Role band',
        language: 'Language',
        mode: 'How',
      },
      printed: 'Printed',
      steps: {
        quarter: 'by quarter',
        'half-year': 'by half-year',
        year: 'by year',
        province: 'by province',
        region: 'by region',
        type: 'as the list has it',
        camp: 'by camp',
        band: 'as the list has it',
        language: 'as it is',
        mode: 'as it is',
        window: 'not told',
      },
      next: 'Next best',
      noNext: 'There is no other way that is not merely coarser.',
      gives: (what: string): string => `gives up ${what}`,
      gains: (what: string): string => `tells ${what}`,
      change: (key: string, step: string): string => `${key.toLowerCase()} (${step})`,
      tail: (withheld: number, percent: number): string => `${withheld} withheld, ${percent} % lost`,
      tooFew: (interviews: number, people: number, researchers: number): string =>
        `No file can be made yet: ${interviews} interviews with ${people} people, taken by ${researchers} researchers, may leave.`,
      tooFewWhy: 'Release more records, or record what their sources consented to.',
    },
  },
  apparatus: {
    title: 'For the paper',
    what: 'Tables, statements and labels of this study, made from its data as they are now, as text to copy. Interviews whose consent does not cover open publication are in none of them.',
    inLedger: (day: string): string => `In the ledger with the release of ${day}.`,
    inLedgerWhy:
      'All of this is made of the interviews of that release alone, and was compared with what left before.',
    internal: 'Not in the ledger.',
    internalWhy:
      'Nothing here is compared with what left before. Print numbers only beside a release that holds the same interviews.',
    link: 'Tables, statements and labels for the paper',
    quotations: 'Quotations of what people said',
    word: 'As Word documents:',
    wordTables: 'tables and statements',
    and: ', and ',
    wordLabels: 'labels as footnotes',
    base: 'Evidence base',
    untold: (facts: readonly Fact[], { k, researchers }: Counted): string =>
      `Left out: ${facts.map((fact) => FACTS[fact]).join(', ')}. An earlier release’s text said otherwise, and fewer than ${k} people, or ${researchers} researchers, are behind the difference.`,
    limits: 'Limits',
    breakdown: 'Interviews by type of interviewee, country, mode and language',
    breakdownWhy: ({ typeRow, cell, researchers }: Counted): string =>
      `a row by type stands for at least ${typeRow} people, any other for ${cell}, met by ${researchers} researchers or more`,
    groups: { type: 'Type', country: 'Country', mode: 'How it was held', language: 'Language' },
    confirmed: 'Confirmed by both sides',
    confirmedWhy: (least: number): string =>
      `at least ${least} people of each side affirm what is held, or a public document of it does`,
    noneConfirmed: 'Nothing that is held is affirmed by enough people of both sides.',
    confirmation: (proposition: string, sides: readonly string[]): string =>
      `${proposition}: this is affirmed on both sides, by sources that share the interest of ${sides.join(' and of ')}.`,
    merged: (types: string): string => `“other” holds: ${types}.`,
    interviews: 'Interviews',
    total: 'Total',
    noRows: 'Too few people were met for a table, or by too few researchers.',
    labels: 'Labels',
    labelsWhy: ({ k, researchers }: Counted): string =>
      `a label fits at least ${k} sources as it is printed, met by ${researchers} researchers or more; where too few fit, it is coarser`,
    label: 'Label',
    coarser: 'Made coarser in',
    coarsened: { month: 'month', place: 'place', type: 'type' },
    withheld: (n: number): string =>
      n === 0
        ? 'Every interview stands under a label.'
        : `${n} ${n === 1 ? 'interview stands' : 'interviews stand'} under none: too few sources or researchers fit even the coarsest.`,
    noLabels: 'No label fits enough sources and researchers yet.',
    markdown: 'As footnotes (Markdown)',
    csl: 'As CSL-JSON',
    unverified: 'What could not be verified',
    noneUnverified: 'No claim stands without evidence or open.',
    claims: 'Claims by status',
    claim: 'Claim',
    status: 'Status',
    likeliest: 'Likeliest',
    likelihood: 'Likelihood',
    confidence: 'Confidence',
    range: (from: string, to: string, unit: string): string =>
      `${from} to ${to}${unit === '' ? '' : ` ${unit}`} (80 % range)`,
    overNinetyNine: 'over 99 %',
    percent: (share: number): string => `${Math.round(share * 100)} %`,
    bands: 'Role bands',
  },
  manuscript: {
    title: 'Manuscript check',
    what: 'Holds a manuscript against what this study knows, as you may see it. Nothing in the file is changed, and nothing of it is kept.',
    file: 'Manuscript',
    hint: 'Markdown (.md, in UTF-8) or Word (.docx, without tracked changes), up to 100,000 words or so.',
    check: 'Check',
    choose: 'Choose the file that has the manuscript.',
    tooLong: 'The check took too long. Split the manuscript, and check its parts.',
    found: (n: number, name: string): string =>
      n === 0 ? `Nothing was found in ${name}.` : `${n} ${n === 1 ? 'finding' : 'findings'} in ${name}.`,
    none: 'Read it nevertheless: a rule finds what it was made for, and names in the vault are not on the server.',
    place: 'Place',
    rule: 'Rule',
    words: 'Words',
    why: 'Why',
    mend: 'What would mend it',
    line: (n: number): string => `line ${n}`,
    paragraph: (n: number): string => `paragraph ${n}`,
    rules: {
      identifier: 'identifier',
      month: 'month',
      'stated-base': 'evidence base',
      figure: 'figure',
      percentage: 'percentage',
      total: 'total',
      toll: 'toll',
      firmness: 'firmness',
      origin: 'one origin',
      'short-form': 'short form',
      role: 'no role',
    },
    looksFor: 'What is looked for',
    looksForEach: {
      identifier:
        'Names, posts, days, places finer than the province, and what else the identifier scan finds; not what a claim or a cited public document says itself.',
      month:
        'Interviews dated outside the fieldwork, which is the first and the last month of the interviews here, or a narrower one that the text states; and sentences that say another month than the interview that they cite.',
      'stated-base': 'A number of interviews or a window that is not that of the data.',
      figure: (near: number, same: number): string =>
        `A figure that is not its claim’s, or has another word before it (over, nearly, exactly). A sentence is taken for the claim’s if it shares ${near} % of its words by weight, or ${same} % and the number.`,
      percentage: (about: number): string =>
        `A percentage, or a share in words (“two thirds”), that the two numbers beside it do not give: a percentage to its last digit; “about”, and a share in words, may be off by ${about} points.`,
      total: 'A number, or a table’s row of totals, that its parts exceed.',
      toll: 'An exact number of dead or wounded without who counted, in sentence or note.',
      firmness: (plain: number, strong: number): string =>
        `A claim that is not corroborated, printed without a hedge or a speaker (at ${plain} % of its words by weight), or with a word such as “undoubtedly” (at ${strong} %).`,
      origin: 'A secondary source cited beside the origin that it retells.',
      'short-form': 'Ibid. or op. cit. without an earlier note that it could mean.',
      role: 'A note without a role, under a sentence that names none.',
    },
  },
  outsideRelease: {
    title: 'Prepare a release for outside use',
    what: 'What leaves for readers goes through disclosure control, is compared with all that left before, and takes two leads. Its file is for the lead who prepared it, and its download expires.',
    holds: 'It holds',
    kind: 'What it is for',
    kinds: { 'open-access': 'open publication', reuse: 'reuse by other researchers' },
    withoutConsent: {
      'open-access': (n: number): string =>
        `${n === 1 ? 'interview' : 'interviews'} without recorded consent to open publication`,
      reuse: (n: number): string =>
        `${n === 1 ? 'interview' : 'interviews'} without recorded consent to reuse`,
    },
    heldBack: (n: number): string =>
      `${n === 1 ? 'interview' : 'interviews'} held back beside what left before and may not leave now, so that nobody can see whose it was`,
    neverLeft: (n: number): string => `${n === 1 ? 'interview' : 'interviews'} that never left before`,
    again: 'Only interviews that left before',
    apparatus: 'With the labels, the table and the number of interviews for the paper',
    look: 'Look',
    isBest: 'No other way loses less.',
    toBest: 'What loses least',
    choose: 'Choose',
    withheldTitle: 'Classes that are withheld',
    class: 'Class',
    why: 'Why',
    allTogether: 'all interviews together',
    fewPeople: (n: number, k: number): string =>
      `${n} ${n === 1 ? 'person' : 'people'}, and ${k} are the least`,
    fewResearchers: (n: number, least: number): string =>
      `taken by ${n} ${n === 1 ? 'researcher' : 'researchers'}, and ${least} are the least`,
    fewValues: (n: number, column: string, least: number): string =>
      `${n} ${n === 1 ? 'value' : 'values'} of “${column}”, and ${least} are the least`,
    sensitive: 'Sensitive columns',
    sensitiveWhy: (least: number): string =>
      `What a class shares of these, everybody learns of all its people: each class holds at least ${least} values. They tell no classes apart, and a type is told as its camp.`,
    marked: (columns: string): string => `Sensitive: ${columns}.`,
    beside: 'Beside what left before',
    nothingBefore: 'Nothing left for outside use before: there is nothing to subtract.',
    clear: (n: number, k: number): string =>
      `Compared with ${n === 1 ? 'the one release' : `all ${n} releases`} before it: whoever subtracts one from another finds nobody, or at least ${k} people.`,
    blocked: (k: number): string =>
      `Blocked: whoever has the earlier files too could single out fewer than ${k} people, or whom one researcher met.`,
    blockedItself: (k: number): string =>
      `Blocked: whoever has all parts of this release could single out fewer than ${k} people, or whom one researcher met.`,
    differs: (n: number, rule: string): string =>
      `${n} ${n === 1 ? 'person stands' : 'people stand'} (${rule}) `,
    and: ' and ',
    thisOne: 'this release',
    thatOf: (day: string): string => `that of ${day}`,
    inClass: (group: string, of: string, release: string): string =>
      group === '' ? `in ${of} of ${release}` : `in the class “${group}” of ${of} of ${release}`,
    notIn: (of: string, release: string): string => `in no class of ${of} of ${release}`,
    remedies: {
      wait: (n: number): string =>
        n > 0
          ? `Wait until ${n} more such ${n === 1 ? 'person' : 'people'} can be added, or take only interviews that left before.`
          : 'One researcher met them all: wait until others that another one met can be added, or take only interviews that left before.',
      'hold-back': (n: number): string =>
        n > 0
          ? `Hold back ${n} more of that class: print it coarser, or take its interviews back in.`
          : 'One researcher met them all: print that class coarser, or take its interviews back in.',
      coarsen: (): string => 'Print it coarser, or as it was printed before.',
    },
    moreDifferences: (n: number): string => `And ${n} more.`,
    propose: 'Propose it',
    proposeWhy:
      'A second lead is shown the same, and lets it out or not. If the study changes before that, nothing leaves.',
    proposeGo: 'Propose this release',
    obstacles: {
      'too-few': 'Nothing can be printed: no class has enough people.',
      'too-many-withheld': 'Too many interviews would be withheld. Print a column coarser.',
      differs: 'It may not be proposed: it differs too little from what left before.',
      changed: 'The study has changed since it was proposed, and nothing left. Prepare it anew.',
      own: 'You proposed it yourself: another lead lets it out.',
      cancelled: 'It was cancelled, and nothing left.',
      'too-long':
        'The file took too long to make, and nothing left. Try again when the server has less to do.',
      tied: 'You may not let this out: one of you invited or reset the other a short while ago.',
      gone: 'It waits no more: it was settled, or it ran out.',
      unread: 'It did not say what is to be printed, and nothing was proposed. Prepare it anew.',
    },
    became: {
      done: (by: string): string => `Let out by ${by}.`,
      declined: (by: string): string => `Turned down by ${by}.`,
      withdrawn: (): string => 'Taken back.',
    },
    waits: 'Waits for a second lead.',
    preview: 'See what would leave',
    release: (n: number, kind: string): string => `${n} ${n === 1 ? 'interview' : 'interviews'} for ${kind}`,
    left: (withheld: number, held: number): string =>
      `${withheld} withheld${held > 0 ? `, ${held} held back` : ''}`,
    confirm: 'Let it out',
    confirmWhy:
      'The file is made for the lead who proposed it. It stays in the ledger: every later release is compared with it, and what left cannot be taken back.',
    confirmGo: 'Let this release out',
    making: 'The file is being made.',
    cancelMaking: 'Cancel',
    makingWhy: 'It goes on when this page is closed, and nothing leaves if it is cancelled.',
    download: 'Download',
    until: (day: string): string => `until ${day}; each download stands in the audit`,
  },
  thresholds: {
    title: 'Thresholds of releases',
    change: 'Change its thresholds',
    what: 'What everything that leaves this study is held to. A change takes a reason and a second lead, and all of it stays here.',
    now: 'Now',
    ask: 'Ask for a change',
    names: {
      k: 'People in a class, for outside use',
      risk: 'Highest risk of a record at most, for outside use, in per cent',
      researchers: 'Researchers in a class',
      withhold: 'Interviews withheld at most, in per cent',
      inside: 'People in a class, for the team',
      insideRisk: 'Highest risk of a record at most, for the team, in per cent',
      distinct: 'Values of a sensitive column in a class',
      cell: 'People behind a cell of a table',
      typeRow: 'People behind a row by source type',
      quotations: 'Quotations of one source at most',
    },
    hints: {
      k: (from: number, to: number): string =>
        `From ${from} to ${to}. As many fit a label, and differences of fewer people between two releases are blocked too.`,
      risk: (from: number, to: number): string =>
        `From ${from} to ${to}. It is 1 of the people in a class: with 20 a class holds at least 5, with 10 at least 10, whatever is asked above.`,
      researchers: (from: number, to: number): string =>
        `From ${from} to ${to}. With 1, a class may hold what one researcher took alone: language and place can then name them.`,
      withhold: (from: number, to: number): string => `From ${from} to ${to}.`,
      inside: (from: number, to: number): string =>
        `From ${from} to ${to}: for data sets that stay in the team.`,
      insideRisk: (from: number, to: number): string =>
        `From ${from} to ${to}: for data sets that stay in the team. With 34 a class holds at least 3.`,
      distinct: (from: number, to: number): string =>
        `From ${from} to ${to}: else whoever knows the class knows the value.`,
      cell: (from: number, to: number): string =>
        `From ${from} to ${to}: in tables of interviews by country, mode and language.`,
      typeRow: (from: number, to: number): string =>
        `From ${from} to ${to}: many people stand behind each type, met or not.`,
      quotations: (from: number, to: number): string =>
        `From ${from} to ${to}: who is quoted often is known by their words.`,
    },
    reason: 'Reason',
    reasonHint: 'The second lead reads it before they decide. Name nobody.',
    go: 'Ask a second lead',
    fault: (from: number, to: number): string => `Give a whole number from ${from} to ${to}.`,
    faultReason: 'Say why, in up to 500 letters.',
    changes: 'Changes',
    none: 'Nothing was ever changed: these are what every study begins with.',
    asked: (figures: string): string => `Asked for: ${figures}.`,
    changed: (name: string, from: number, to: number): string => `${name}: ${to} in place of ${from}`,
    same: 'The same as before',
    confirm: 'Confirm it',
    confirmWhy:
      'All that leaves from now on is held to it, and a release that waits has to be proposed anew.',
    confirmGo: 'Confirm these thresholds',
    gone: 'It waits no more: it was settled, it ran out, or it is not for you to confirm.',
    became: {
      done: (by: string): string => `Confirmed by ${by}.`,
      declined: (by: string): string => `Turned down by ${by}.`,
      withdrawn: (): string => 'Taken back.',
    },
  },
  quotations: {
    title: 'Quotations',
    what: 'Words of a person that may be printed: a span of a released interview, with its edits in brackets, let out by two leads one after the other. They are held against the copy, the identifier scan, consent and one another at each look, and what does not hold any more is not printed.',
    rule: (most: number, k: number): string =>
      `At most ${most} ${most === 1 ? 'quotation' : 'quotations'} of one source. The attribution fits at least ${k} people as it is printed.`,
    list: 'Proposed and let out',
    none: 'Nothing was proposed yet.',
    waits: 'Waits for a lead.',
    waitsSecond: (by: string): string => `Approved by ${by}. Waits for a second lead.`,
    letOut: (first: string, second: string): string => `Let out by ${first} and ${second}.`,
    became: {
      declined: (by: string): string => `Turned down by ${by}.`,
      withdrawn: (): string => 'Taken back.',
    },
    approve: 'Approve it',
    approveWhy:
      'You have read it beside what the copy has in place of each edit, and its attribution. A second lead lets it out.',
    approveGo: 'Approve this quotation',
    second: 'Let it out',
    secondWhy: 'It can then be copied and printed with this attribution, and never with another.',
    secondGo: 'Let this quotation out',
    instead: (mark: string, words: string): string =>
      words === ''
        ? `${mark} was added, and stands for no word that was said`
        : `${mark} stands for “${words}”`,
    obstacles: {
      'not-in-copy': 'The analysis copy does not say so any more: it is not printed.',
      identifies: 'The identifier scan finds something in it: it is not printed.',
      'no-consent': 'Consent does not cover quotation in open publication: it is not printed.',
      'no-label': 'Too few people fit its attribution, or too few researchers met them: it is not printed.',
      unsaid: 'Its attribution says what the interview’s setting leaves out of print: it is not printed.',
      'other-label': 'The same words stand under another attribution: only one of the two can leave.',
      enough: 'As many quotations of this source left as may.',
      changed: 'It reads otherwise than it was approved: it is not printed. Propose it anew.',
    },
    refusals: {
      'not-in-copy': 'The analysis copy does not say so any more.',
      identifies: 'The identifier scan finds something in it.',
      'no-consent': 'Consent does not cover quotation in open publication.',
      'no-label': 'Too few people fit its attribution, or too few researchers met them.',
      unsaid: 'Its attribution says what the interview’s setting leaves out of print.',
      'other-label': 'The same words stand under another attribution.',
      enough: 'As many quotations of this source left as may.',
      changed: 'It reads otherwise than the first lead approved.',
      'other-words': 'It changed while you looked at it. Read it again.',
      own: 'You approved it yourself: another lead lets it out.',
      tied: 'You may not let this out: one of you invited or reset the other a short while ago.',
      gone: 'It waits no more.',
    },
    copy: 'To copy',
    word: 'As a Word document, attributions as footnotes',
    propose: 'Propose a quotation',
    proposed: 'Proposed. It waits for leads.',
    noRecords: 'No interview is released yet.',
    record: 'Interview',
    choose: 'Choose',
    open: 'Open',
    said: (code: string): string => `What was said in ${code}`,
    quote: 'Quote from this',
    fromThis: 'You quote from this.',
    words: 'Quotation',
    wordsHint:
      'Cut it down to what you quote. Leave words out with […]; put others only in brackets, as in “[T]hey came [to the village]”.',
    go: 'Propose',
    faults: {
      empty: (): string => 'Say what is quoted.',
      'too-long': (_: readonly string[], longest: number): string =>
        `A quotation is short: up to ${longest} letters.`,
      brackets: (): string => 'A bracket is open, empty or inside another.',
      'not-said': (): string =>
        'What stands outside brackets is not what the copy says, in this order and in whole words.',
      masked: (): string => 'The release hid these words: leave them out with […].',
      gone: (): string => 'This answer is not there any more. Open the interview again.',
      there: (): string => 'This very quotation was proposed already.',
      identifies: (words: readonly string[]): string =>
        `The identifier scan finds: ${words.join(' · ')}. Leave it out with […], or say something wider in brackets.`,
    },
  },
};
