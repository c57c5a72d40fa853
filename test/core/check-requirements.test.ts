/**
 * What published field research does to check what it is told: a test for each *must* of area `check` that the engine, the
 * record or the manuscript check holds. Where a row is held elsewhere too (screens, the server), its test names it there.
 */
import { describe, expect, test } from 'vitest';
import { can } from '#core/access.ts';
import { caveatInWords, caveatsOn, readCaveat } from '#core/caveat.ts';
import { assess } from '#core/consistency/assess.ts';
import type { ClaimAssessment, FigureStep, LineStep } from '#core/consistency/assessment.ts';
import { flagWords } from '#core/consistency/explain.ts';
import { lineInterests } from '#core/consistency/line-interest.ts';
import { scorecards } from '#core/consistency/scorecard.ts';
import { decisionFaults } from '#core/decision.ts';
import { withCaveats } from '#core/incidents/charts.ts';
import { incidentReport } from '#core/incidents/report.ts';
import { MODES } from '#core/interview.ts';
import { checkManuscript } from '#core/manuscript/check.ts';
import type { Known, KnownClaim } from '#core/manuscript/known.ts';
import { specificityOf, unmatchedIn } from '#core/consistency/specificity.ts';
import { differencesOf } from '#core/same-event.ts';
import { SOURCE_TYPES } from '#core/source.ts';
import { addAssertion, readAssertions, type AssertionFields } from '#doc/entry.ts';
import { anchorAt } from '#doc/position.ts';
import { freshCopy } from '#doc/transcript.ts';
import { read } from './consistency/projects.ts';

type Json = Record<string, unknown>;

const SOURCES = [
  { id: 'elder', type: 'elder' },
  { id: 'cleric', type: 'cleric' },
  { id: 'trader', type: 'trader' },
  { id: 'isk', type: 'isk', party: 'isk' },
  { id: 'isk2', type: 'isk', party: 'isk' },
  { id: 'taliban', type: 'official', party: 'taliban' },
  { id: 'report', type: 'report', external: true },
];
const OPPOSED = { isk: { true: 1, false: -1 }, taliban: { true: -1, false: 1 } };

const said = (source: string, more: Json = {}): Json => ({
  ...{ id: source, claim: 'c', source, interview: `i-${source}`, researcher: `r-${source}`, date: '2022-03' },
  ...more,
});

function project(claims: readonly Json[], assertions: readonly Json[], sources: readonly Json[] = SOURCES) {
  return read({
    version: 1,
    sources,
    researchers: sources.map(({ id }) => `r-${String(id)}`),
    claims: claims.map((claim) => ({ id: 'c', kind: 'boolean', ...claim })),
    assertions,
  });
}

function weigh(claim: Json, assertions: readonly Json[], sources?: readonly Json[]): ClaimAssessment {
  const [found] = assess(project([claim], assertions, sources)).claims;
  if (found === undefined) throw new Error('nothing was weighed');
  return found;
}

const COUNTED = {
  ...{ kind: 'quantity', unit: 'people', definition: 'killed' },
  interest: { isk: { high: 1 }, taliban: { high: -1 } },
};
const lineOf = (claim: ClaimAssessment, id: string): LineStep | undefined =>
  claim.steps.find((step): step is LineStep => step.step === 'line' && step.assertion === id);
const figureOf = (claim: ClaimAssessment, id: string): FigureStep | undefined =>
  claim.steps.find((step): step is FigureStep => step.step === 'figure' && step.assertion === id);
const noted = (claim: ClaimAssessment, code: string): string[] =>
  claim.notes.flatMap((note) => (note.code === code && 'assertion' in note ? [note.assertion] : []));

/** An assertion as the document keeps it. */
function kept(fields: AssertionFields) {
  const doc = freshCopy([{ kind: 'answer', text: 'very many came' }]);
  addAssertion(doc, 'a', { by: 'A1', from: anchorAt(doc, 0, 0, 0), to: anchorAt(doc, 0, 9, -1), fields });
  return readAssertions(doc)[0];
}

describe('what is asked', () => {
  test('control-questions: an answer that is known tests the speaker, and who asked it never sees it', () => {
    const known = { id: 'k', resolved: { value: 'true', known: true } };
    const cards = (value: string) =>
      scorecards(project([{}, known], [said('elder', { claim: 'k', value })])).find(
        ({ source }) => source === 'elder',
      );
    expect(cards('true')?.cells.N).toEqual({ asked: 1, right: 1 });
    expect(cards('false')?.cells.N).toEqual({ asked: 1, right: 0 });
    expect(cards('false')?.record.h.N).toBeLessThan(cards('true')?.record.h.N ?? 0);
    const researcher = { kind: 'member', account: 'me', role: 'researcher' } as const;
    const other = { owner: 'somebody else', copy: 'field', released: false } as const;
    expect(can(researcher, 'claim.open', other)).toBe('hide');
  });

  test('present-information-from-others: what was said to another’s face is on record, and is less new', () => {
    expect(kept({ prompted: true, confrontedWith: null })?.prompted).toBe(true);
    const both = (confrontedWith: string | null): ClaimAssessment =>
      weigh({}, [said('elder', { value: 'true' }), said('trader', { value: 'true', confrontedWith })]);
    expect(both('elder').nEff).toBeLessThan(both(null).nEff ?? 0);
  });

  test('ask-for-specifics: a sweeping figure that few cases match is flagged and read by its cases', () => {
    const sweeping = (more: Json) =>
      weigh(COUNTED, [said('isk', { lo: 900, ...more }), said('elder', { lo: 60 })]);
    const gap = sweeping({ probed: true, cases: 7 });
    expect(figureOf(gap, 'isk')?.because).toContain('specificity-gap');
    expect(figureOf(gap, 'isk')?.lo).toBe(7);
    for (const matched of [sweeping({ probed: true, cases: 90 }), sweeping({ probed: false, cases: 7 })])
      expect(figureOf(matched, 'isk')?.because).not.toContain('specificity-gap');
  });

  test('ask-for-specifics: each statement has how many cases it named of what it claims, and those that few match are listed', () => {
    const score = (said: { probed: boolean; cases: number | null; lo: number | null }) => specificityOf(said);
    expect(score({ probed: true, cases: 7, lo: 900 })).toMatchObject({ named: 7, claimed: 900, gap: true });
    expect(score({ probed: true, cases: 90, lo: 900 })).toMatchObject({ share: 0.1, gap: false });
    expect(score({ probed: true, cases: 0, lo: null })).toMatchObject({ claimed: null, gap: true });
    expect(score({ probed: true, cases: 2, lo: null })?.gap).toBe(false);
    expect(score({ probed: true, cases: null, lo: 900 })).toBe(null);
    expect(score({ probed: false, cases: 7, lo: 900 })).toBe(null);
    const study = project(
      [{ id: 'q', ...COUNTED }],
      [
        said('taliban', { claim: 'q', lo: 900, probed: true, cases: 7 }), // whom a high figure hurts: read as it is
        said('elder', { claim: 'q', lo: 60, probed: true, cases: 30 }),
        said('trader', { claim: 'q', lo: 900, bound: 'ceiling', probed: true, cases: 1 }),
      ],
    );
    expect(unmatchedIn(study).map(({ source, named, claimed }) => [source, named, claimed])).toEqual([
      ['taliban', 7, 900],
    ]);
  });

  test('ask-for-figures: a stance and the figure that was asked for stand in one statement, and both are kept', () => {
    const both = { stance: 'affirms', value: 'up', lo: 24, hi: 96, bound: 'range', unit: 'u1' } as const;
    expect(kept(both)).toMatchObject(both);
  });
});

describe('whose word it is', () => {
  test('expected-bias-per-camp: by camp and topic it is known which answer serves, and one against it stands out', () => {
    const claim = weigh({ interest: OPPOSED }, [
      said('isk', { value: 'true' }),
      said('isk2', { value: 'false' }),
      said('taliban', { value: 'false' }),
      said('elder', { value: 'true' }),
    ]);
    const against = [...lineInterests(claim)].filter(([, of]) => of.against).map(([id]) => id);
    expect(against).toEqual(['isk2']);
    const topic = weigh({ interest: { isk: { true: -1, false: 1 } } }, [said('isk', { value: 'true' })]);
    expect(lineInterests(topic).get('isk')?.against).toBe(true);
  });

  test('expected-bias-per-camp: a figure pushed the expected way is flagged with how far', () => {
    const { flags } = weigh(
      COUNTED,
      ['elder', 'cleric', 'trader']
        .map((source) => said(source, { lo: 60, hi: 80 }))
        .concat(said('isk', { lo: 900 })),
    );
    expect(flags.map(({ assertion, flag }) => [assertion, flag])).toEqual([['isk', 'inflated']]);
    expect(flags.map(flagWords).join()).toContain('times');
  });

  test('against-interest-admissions: an admission weighs more than a boast, and alone decides nothing', () => {
    for (const mark of ['true', 'false', 'unclear'] as const)
      expect(kept({ againstInterest: mark, againstReason: 'It shames his own.' })).toMatchObject({
        againstInterest: mark,
        againstReason: 'It shames his own.',
      });
    const admitted = weigh({ interest: OPPOSED }, [said('isk', { value: 'false' })]);
    const boasted = weigh({ interest: OPPOSED }, [said('isk', { value: 'true' })]);
    expect(lineOf(admitted, 'isk')?.w).toBeGreaterThan(2 * (lineOf(boasted, 'isk')?.w ?? 0));
    expect([admitted.status, admitted.confidence]).toEqual(['single-source', 'low']);
  });

  test('assume-misrepresentation: nothing is believed before it is weighed, nor held without a reason', () => {
    expect(weigh({}, [])).toMatchObject({ status: 'no evidence', best: null, confidence: 'low' });
    expect(weigh({}, [said('elder', { value: 'true' })]).status).toBe('single-source');
    const faults = decisionFaults({ held: 'corroborated', reason: ' ' });
    expect(faults.map(({ field }) => field)).toEqual(['reason']);
    expect(decisionFaults({ held: 'corroborated', reason: 'Two who lose by it say so.' })).toEqual([]);
    const researcher = { kind: 'member', account: 'me', role: 'researcher' } as const;
    expect(can(researcher, 'claim.decide', { owner: 'me', copy: 'field', released: true })).not.toBe('allow');
  });

  test('both-sides-deny: enemies who profit by one denial raise nothing, and the possibility stays open', () => {
    const shared = { isk: { true: -1, false: 1 }, taliban: { true: -1, false: 1 } };
    const deny = ['isk', 'isk2', 'taliban'].map((source) => said(source, { value: 'false' }));
    const denied = weigh({ interest: shared }, deny);
    expect(denied.status).toBe('one-sided');
    expect(denied.p?.['true']).toBeGreaterThan(0.05);
    const admitted = weigh({ interest: shared }, [
      ...deny,
      said('elder', { value: 'true' }),
      said('cleric', { value: 'true' }),
    ]);
    expect(admitted.disputed).not.toEqual([]);
  });

  test('upstream-of-a-source: a body that passes on what a party told it is that party’s word, once', () => {
    const own = weigh({ interest: OPPOSED }, [said('taliban', { value: 'false' })]);
    const passed = weigh({ interest: OPPOSED }, [
      said('taliban', { value: 'false' }),
      said('report', { value: 'false', researcher: null, root: 'taliban', hops: 1 }),
    ]);
    expect(passed.p).toEqual(own.p);
    expect(lineOf(passed, 'report')).toMatchObject({ role: 'copy', origin: 'taliban', party: 'taliban' });
  });

  test('unofficial-information-flag: hearsay that names nobody is marked, weighs less, and grows no stronger told again', () => {
    const tellers = Array.from({ length: 12 }, (_, n) => ({ id: `t${n}`, type: 'trader' }));
    const told = (n: number, root: string | null): ClaimAssessment =>
      weigh(
        {},
        tellers.slice(0, n).map(({ id }) => said(id, { value: 'true', root, hops: root === null ? 0 : 2 })),
        tellers,
      );
    const [heard, seen] = [lineOf(told(1, 'unknown'), 't0'), lineOf(told(1, null), 't0')];
    expect(heard?.because).toContain('origin-unnamed');
    expect(heard?.w).toBeLessThan(0.7 * (seen?.w ?? 0));
    expect(told(12, 'unknown').nEff).toBeLessThan(2);
    expect(told(12, null).nEff).toBeGreaterThan(5);
  });
});

describe('what is held against what', () => {
  test('public-domain-cross-check: documents are sources of their own types, beside interviews on one claim', () => {
    expect(MODES).toContain('document');
    const types: readonly string[] = SOURCE_TYPES.map(({ key }) => key);
    expect(types).toContain('public-document');
    const claim = weigh({}, [
      said('report', { value: 'true', researcher: null }),
      said('elder', { value: 'true' }),
    ]);
    const kinds = claim.steps.flatMap((step) => (step.step === 'line' ? [step.originType] : []));
    expect(kinds.toSorted()).toEqual(['elder', 'report']);
    expect(claim.p?.['true']).toBeGreaterThan(weigh({}, [said('elder', { value: 'true' })]).p?.['true'] ?? 1);
  });

  test('dataset-reliability-caveat: what is noted of a material stands with its months, and with whatever is counted of it', () => {
    const read = readCaveat({ text: ' The press is suppressed. ', from: '2021-08', to: '' });
    expect(read).toEqual({
      ok: true,
      caveat: { text: 'The press is suppressed.', from: '2021-08', to: null },
    });
    for (const [draft, field] of [
      [{ text: ' ', from: '', to: '' }, 'text'],
      [{ text: 'x', from: 'spring', to: '' }, 'from'],
      [{ text: 'x', from: '2022-02', to: '2022-01' }, 'to'],
    ] as const)
      expect(readCaveat(draft)).toMatchObject({ ok: false, faults: [{ field }] });
    const one = { id: 'k', material: 'S-1', text: 'Few papers.', from: '2021-08', to: '2022-06' };
    const on = (materials: (string | null)[], from: string, to = from) =>
      caveatsOn([one], materials, { from, to }).length;
    expect([on(['S-1'], '2022-06'), on([null, 'S-1'], '2021-01', '2021-08')]).toEqual([1, 1]);
    expect([on(['S-1'], '2022-07'), on(['S-1'], '2021-07'), on(['S-2'], '2022-01')]).toEqual([0, 0, 0]);
    expect(caveatsOn([one], ['S-1'], null)).toEqual([one]);
    const words = caveatInWords(one);
    const window = { from: '2022-01-03', to: '2022-01-09' };
    const report = incidentReport('a set', [], { window, caveats: [words] });
    expect(report.note.endsWith(words)).toBe(true);
    const table = { columns: ['week', 'incidents'], rows: [['2022-01-03', 4]] };
    expect(withCaveats(table, [words])[1]).toEqual(['2022-01-03', 4, words]);
    expect(withCaveats(table, [])).toEqual([table.columns, ...table.rows]);
  });

  test('part-whole-check: the sum of the parts’ least and most stands against the total', () => {
    const part = (id: string) => ({ ...COUNTED, id });
    const whole = (total: number) =>
      assess(
        project(
          [{ ...COUNTED, parts: ['p1', 'p2'], exhaustive: true }, part('p1'), part('p2')],
          [
            ...['p1', 'p2'].map((claim) => said('elder', { id: claim, claim, lo: 100 })),
            said('cleric', { lo: total }),
          ],
        ),
      ).claims[0]?.partWhole;
    expect(whole(200)?.verdict).toBe('consistent');
    expect(whole(20)?.verdict).toBe('parts exceed the whole');
    expect(whole(2000)?.verdict).toBe('parts fall short of the whole');
    const [lo, point, hi] = whole(200)?.parts ?? [0, 0, 0];
    expect([lo < 200, point, hi > 200]).toEqual([true, 200, true]);
  });

  test('incidents-and-fatalities-both: attacks are never held against dead, whatever the numbers', () => {
    const claim = weigh(COUNTED, [
      said('elder', { lo: 40 }),
      said('cleric', { lo: 400, definition: 'incidents' }),
      said('trader', { lo: 400, unit: 'attacks' }),
    ]);
    expect(noted(claim, 'counts-something-else')).toEqual(['cleric', 'trader']);
    expect(claim).toMatchObject({ status: 'single-source', range: { point: 40 }, disputed: [] });
    const account = { id: 'a', place: null, period: null, hi: null };
    expect(
      differencesOf({ ...account, lo: 40, counts: 'dead' }, { ...account, lo: 400, counts: 'attacks' }),
    ).toEqual(['counts']);
  });

  test('compare-data-points-over-time: what a state was is held against what it came to be', () => {
    const state = (id: string, from: string, to: string) => ({
      ...{ id, kind: 'trend', state: true, family: 'north' },
      period: { from, to },
    });
    const [before, after] = assess(
      project(
        [state('a', '2021-08', '2021-12'), state('b', '2022-01', '2022-06')],
        ['elder', 'cleric', 'trader'].flatMap((source) => [
          said(source, { id: `a-${source}`, claim: 'a', date: '2021-10', value: 'flat' }),
          said(source, { id: `b-${source}`, claim: 'b', date: '2022-03', value: 'up' }),
        ]),
      ),
    ).claims;
    expect([before?.status, before?.best]).toEqual(['superseded', 'flat']);
    expect(after?.best).toBe('up');
  });

  test('public-private-contradiction: a later private word against one’s own public denial is what counts, and is marked', () => {
    const claim = weigh({ interest: OPPOSED }, [
      said('taliban', { id: 'public', date: '2022-01', value: 'false' }),
      said('taliban', { id: 'private', interview: 'i2', date: '2022-05', value: 'true' }),
    ]);
    expect(lineOf(claim, 'public')).toBeUndefined();
    expect(lineOf(claim, 'private')?.because).toContain('hurts-own-side');
    const turned = weigh({ interest: OPPOSED }, [
      said('taliban', { id: 'private', date: '2022-01', value: 'true' }),
      said('taliban', { id: 'public', interview: 'i2', date: '2022-05', value: 'false' }),
    ]);
    expect(lineOf(turned, 'public')?.because).toContain('changed-to-own-side');
  });
});

describe('what is printed', () => {
  const base: KnownClaim = {
    ...{ proposition: '', kind: 'quantity', place: null, period: null, status: 'single-source', holds: null },
    ...{ headline: null, range: null, said: [] },
  };
  const known: Known = {
    window: { from: '2021-08', to: '2023-04' },
    interviews: 54,
    printed: null,
    claims: [
      { ...base, proposition: 'The fighters of the province numbered over 6,000', said: [[6000, null]] },
    ],
    documents: [],
  };
  const found = (text: string) =>
    checkManuscript(text, known).map(({ rule, found: what, why }) => ({ rule, found: what, why }));
  const rules = (text: string): string[] => found(text).map(({ rule }) => rule);

  test('window-vs-notes-check: every interview cited outside the months of fieldwork is listed', () => {
    const notes = (months: readonly string[]) =>
      months.map((_, n) => `It was so.[^${n}]`).join(' ') +
      months.map((month, n) => `\n\n[^${n}]: Interview, elder, Kunar, ${month}.`).join('');
    expect(rules(notes(['March 2020', 'March 2022', 'January 2024']))).toEqual(['month', 'month']);
  });

  test('citation-vs-sentence-check: “nearly 6,000” is not what a source said who said “over 6,000”', () => {
    expect(rules('The fighters of the province numbered nearly 6,000, an elder said.')).toContain('figure');
    expect(rules('The fighters of the province numbered over 6,000, an elder said.')).not.toContain('figure');
  });

  test('citation-vs-sentence-check: who spoke in late 2022 is not cited by an interview of July 2022', () => {
    const cited = (sentence: string, month: string) =>
      rules(`${sentence}[^1]\n\n[^1]: Interview, elder, Kunar, ${month}.`);
    for (const sentence of [
      'An elder said in late 2022 that the boats had gone.',
      'In December 2022, an elder told us that the boats had gone.',
    ]) {
      expect(cited(sentence, 'July 2022')).toEqual(['month']);
      expect(cited(sentence, 'December 2022')).toEqual([]);
    }
    expect(cited('An elder said in 2022 that the boats had gone.', 'July 2022')).toEqual([]);
    expect(cited('An elder said that the boats had gone in late 2021.', 'July 2022')).toEqual([]);
  });

  test('recompute-percentages: a fall from 231 to 41 is one of 82.3 per cent, and not of 83', () => {
    const [fault, ...rest] = found('Attacks fell from 231 to 41, or by 83 per cent.');
    expect([fault?.rule, rest]).toEqual(['percentage', []]);
    expect(fault?.why).toContain('82.3');
    expect(rules('Attacks fell from 231 to 41, or by 82 per cent.')).toEqual([]);
  });

  test('exact-figure-without-source: an exact toll needs its origin, or a bound', () => {
    expect(rules('The raid killed 12 people.')).toEqual(['toll']);
    expect(rules('The raid killed at least 12 people.')).toEqual([]);
    expect(rules('The raid killed 12 people, an elder said.')).toEqual([]);
  });
});
