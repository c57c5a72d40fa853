import { describe, expect, test } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import {
  nameAssertions,
  projectOf,
  stancesOf,
  type AssertionRow,
  type ClaimRow,
  type ProjectRows,
  type SourceRow,
} from '#core/consistency/from-rows.ts';
import { readInterchange } from '#core/consistency/interchange.ts';
import { resolvableTo, resolutionFaults } from '#core/resolution.ts';

const source = (id: string, fields: Partial<SourceRow> = {}): SourceRow => ({
  id,
  code: `S-${id}`,
  type: 'elder',
  typeAffiliation: null,
  affiliation: null,
  unaffiliated: false,
  network: null,
  external: false,
  ...fields,
});

const claim = (id: string, fields: Partial<ClaimRow> = {}): ClaimRow => ({
  id,
  kind: 'boolean',
  values: [],
  stances: null,
  units: [],
  definitions: [],
  periodFrom: null,
  periodTo: null,
  state: false,
  event: false,
  exhaustive: false,
  family: null,
  interest: {},
  parts: [],
  headline: null,
  filed: null,
  resolved: null,
  ...fields,
});

const said = (id: string, fields: Partial<AssertionRow> = {}): AssertionRow => ({
  id,
  record: 'R-1',
  claim: 'c',
  source: '1',
  interview: 'i1',
  researcher: 'r-1',
  month: '2022-03',
  stance: 'affirms',
  value: null,
  lo: null,
  hi: null,
  bound: null,
  unit: null,
  definition: null,
  refersFrom: null,
  refersTo: null,
  basis: null,
  root: null,
  hops: 0,
  confrontedWith: null,
  probed: false,
  cases: null,
  forecast: false,
  retracted: false,
  ...fields,
});

/** Every project that comes out is a valid file, and reads as what went in. */
function project(
  sources: SourceRow[],
  claims: ClaimRow[],
  assertions: AssertionRow[],
  events?: ProjectRows['events'],
) {
  const out = projectOf({ sources, claims, assertions, ...(events === undefined ? {} : { events }) });
  expect(readInterchange(JSON.parse(JSON.stringify(out)))).toEqual({ ok: true, project: out });
  return out;
}

const answers = (claims: ClaimRow[], assertions: AssertionRow[]) =>
  project([source('1'), source('2')], claims, assertions).assertions.map((a) => [a.id, a.value, a.lo, a.hi]);

describe('from stance to value', () => {
  test('a boolean is true if affirmed, false if denied', () => {
    expect(answers([claim('c')], [said('a'), said('b', { stance: 'denies' })])).toEqual([
      ['a', 'true', null, null],
      ['b', 'false', null, null],
    ]);
  });

  test('once anybody qualifies it, it is the category true, partly, false', () => {
    const out = project(
      [source('1')],
      [claim('c', { filed: 'true', interest: { isk: { true: 1, false: -1 } } })],
      [said('a'), said('b', { stance: 'qualifies' }), said('d', { stance: 'denies' })],
    );
    expect(out.claims).toMatchObject([
      { kind: 'category', values: ['true', 'partly', 'false'], filed: 'true' },
    ]);
    expect(out.claims[0]?.interest).toEqual({ isk: { true: 1, false: -1 } });
    expect(out.assertions.map((a) => a.value)).toEqual(['true', 'partly', 'false']);
  });

  test('and with it the booleans of its family, which is one question', () => {
    const out = project(
      [source('1')],
      [claim('c', { family: 'f' }), claim('d', { family: 'f' }), claim('e')],
      [said('a', { stance: 'qualifies' })],
    );
    expect(out.claims.map((c) => [c.id, c.kind])).toEqual([
      ['c', 'category'],
      ['d', 'category'],
      ['e', 'boolean'],
    ]);
  });

  test('a trend or category takes the value that is named', () => {
    expect(
      answers(
        [claim('c', { kind: 'trend' })],
        [said('a', { value: 'down' }), said('b', { value: 'up', stance: 'qualifies' }), said('d')],
      ),
    ).toEqual([
      ['a', 'down', null, null],
      ['b', 'up', null, null],
    ]);
  });

  test('a denial of a value that it names is the other of two, and of more it is left out', () => {
    const two = claim('c', { kind: 'category', values: ['v1', 'v2'], filed: 'v2' });
    const denials = [
      said('a', { stance: 'denies', value: 'v1' }),
      said('b', { stance: 'denies', value: 'v2' }),
      said('d', { stance: 'denies', value: 'v9' }),
    ];
    expect(answers([two], denials)).toEqual([
      ['a', 'v2', null, null],
      ['b', 'v1', null, null],
    ]);
    const up = said('a', { stance: 'denies', value: 'up' });
    expect(answers([claim('c', { kind: 'trend' })], [up])).toEqual([]);
    expect(answers([claim('c', { kind: 'category', values: ['v1', 'v2', 'v3'] })], denials)).toEqual([]);
  });

  test('of a category of true, partly, false each stance is its answer, unless another value is named', () => {
    const three = claim('c', {
      kind: 'category',
      values: ['v1', 'v2', 'v3'],
      stances: { affirms: 'v1', qualifies: 'v2', denies: 'v3' },
      filed: 'v1',
    });
    expect(
      answers(
        [three],
        [
          said('a'),
          said('b', { stance: 'qualifies' }),
          said('d', { stance: 'denies' }),
          said('e', { stance: 'denies', value: 'v3' }),
          said('f', { stance: 'denies', value: 'v1' }),
          said('g', { stance: 'affirms', value: 'v3' }),
        ],
      ).map(([id, value]) => [id, value]),
    ).toEqual([
      ['a', 'v1'],
      ['b', 'v2'],
      ['d', 'v3'],
      ['e', 'v3'],
      ['g', 'v3'],
    ]);
    const labels = (...list: string[]) => list.map((label, i) => ({ key: `v${i + 1}`, label }));
    expect(stancesOf(labels('true', 'partly', 'false'))).toEqual(three.stances);
    expect(stancesOf(labels('false', 'true'))).toEqual({ affirms: 'v2', denies: 'v1' });
    expect(stancesOf(labels('true', 'false', 'in the south'))).toBeNull();
  });

  test('a bare denial is the other of two values, and of more it is left out', () => {
    const two = claim('c', { kind: 'category', values: ['v1', 'v2'], filed: 'v2' });
    const three = claim('c', { kind: 'category', values: ['v1', 'v2', 'v3'], filed: 'v2' });
    expect(answers([two], [said('a', { stance: 'denies' })])).toEqual([['a', 'v1', null, null]]);
    expect(answers([three], [said('a', { stance: 'denies' })])).toEqual([]);
  });

  test('a quantity is its figure, whatever the stance; without one the statement stays out', () => {
    const amount = claim('c', { kind: 'quantity', units: ['u1', 'u2'], definitions: ['d1', 'd2'] });
    const out = project(
      [source('1')],
      [amount],
      [
        said('a', { lo: 300, unit: 'u1', definition: 'd2', bound: 'at-least' }),
        said('b', { stance: 'denies', hi: 20, bound: 'at-most' }),
        said('d', { stance: 'qualifies', lo: 3, hi: 5, bound: 'range' }),
        said('e'),
        said('f', { lo: 9, hi: 3 }),
      ],
    );
    expect(out.claims).toMatchObject([{ unit: 'u1', definition: 'd1' }]);
    expect(out.assertions.map((a) => [a.id, a.lo, a.hi, a.bound, a.unit, a.definition])).toEqual([
      ['a', 300, 300, 'floor', 'u1', 'd2'],
      ['b', 20, 20, 'ceiling', null, null],
      ['d', 3, 5, null, null, null],
    ]);
  });

  test('a figure that no arithmetic holds stays out, whatever wrote it, and no verdict turns to nothing by it', () => {
    const amount = claim('c', { kind: 'quantity', units: ['u1'], definitions: ['d1'], headline: 1e308 });
    const figures = [
      said('a', { lo: 3, hi: 1e308 }),
      said('b', { lo: 1e308, source: '2' }),
      said('d', { lo: 0, hi: 1e15, source: '2' }),
      said('e', { lo: 400, source: '1' }),
    ];
    const out = project([source('1'), source('2')], [amount], figures);
    expect(out.assertions.map((a) => a.id)).toEqual(['d', 'e']);
    expect(out.claims[0]?.headline).toBeNull();
    const [verdict] = assess(out).claims;
    expect(Object.values(verdict?.range ?? {})).toHaveLength(3);
    const numbers: number[] = [];
    JSON.stringify(verdict, (_, value: unknown) => {
      if (typeof value === 'number') numbers.push(value);
      return value;
    });
    expect(numbers.filter((n) => !Number.isFinite(n))).toEqual([]);
  });

  test('a statement without a stance, a claim or a known source stays out', () => {
    expect(
      answers(
        [claim('c')],
        [
          said('a', { stance: null }),
          said('b', { claim: null }),
          said('d', { source: '9' }),
          said('e', { claim: 'x' }),
        ],
      ),
    ).toEqual([]);
  });
});

describe('sources and origins', () => {
  test('a party is the given affiliation, else the type’s, else none', () => {
    const of = { type: 'isk', typeAffiliation: 'isk' };
    const out = project(
      [
        source('1', of),
        source('2', { ...of, affiliation: 'nrf' }),
        source('3', { ...of, unaffiliated: true }),
        source('4', { external: true, network: 'n' }),
      ],
      [],
      [],
    );
    expect(out.sources.map((s) => s.party)).toEqual(['isk', 'nrf', null, null]);
    expect(out.sources[3]).toEqual({ id: 'S-4', type: 'elder', party: null, network: 'n', external: true });
  });

  test('a root is named by its code; hearsay without one goes back to an unknown origin', () => {
    const roots = project(
      [source('1'), source('2')],
      [claim('c')],
      [
        said('a', { root: '2', hops: 1 }),
        said('b', { basis: 'hearsay' }),
        said('d', { root: 'unknown', basis: 'hearsay' }),
        said('e', { root: '9' }),
        said('f', { basis: 'document' }),
      ],
    ).assertions.map((a) => a.root);
    expect(roots).toEqual(['S-2', 'unknown', 'unknown', 'unknown', null]);
  });

  test('what was put to a speaker is the latest that the named source had said on the claim by then', () => {
    const by = (source: string, month: string) => ({ source, month });
    const out = project(
      [source('1'), source('2'), source('3')],
      [claim('c'), claim('d')],
      [
        said('a', by('2', '2022-01')),
        said('b', by('2', '2022-02')),
        said('e', by('2', '2022-09')),
        said('f', { ...by('1', '2022-03'), confrontedWith: '2' }),
        said('g', { ...by('1', '2021-03'), confrontedWith: '2' }),
        said('h', { ...by('1', '2022-03'), confrontedWith: '3' }),
        said('i', { ...by('1', '2022-03'), confrontedWith: '2', claim: 'd' }),
      ],
    );
    const prompts = Object.fromEntries(out.assertions.map((a) => [a.id, a.confrontedWith]));
    expect(prompts).toMatchObject({ f: 'b', g: 'a', h: null, i: null });
  });

  test('researchers are those who took a statement; a document was taken by nobody', () => {
    const out = project(
      [source('1')],
      [claim('c')],
      [said('a', { researcher: 'r-2' }), said('b', { researcher: null }), said('d', { researcher: 'r-1' })],
    );
    expect(out.researchers).toEqual(['r-1', 'r-2']);
  });
});

describe('what the format does not admit is left out', () => {
  test('interest and filing that name no value of the claim', () => {
    const interest = { isk: { high: 1, v9: -1 }, taliban: { v9: 1 } } as const;
    const out = project([], [claim('c', { kind: 'quantity', interest }), claim('d', { filed: 'v9' })], []);
    expect(out.claims.map((c) => c.interest)).toEqual([{ isk: { high: 1 } }, {}]);
    expect(out.claims[1]?.filed).toBeNull();
  });

  test('parts that are not here, and a claim’s parts if it is part of itself', () => {
    const out = project(
      [],
      [
        claim('a', { kind: 'quantity', parts: ['b', 'x', 'b'] }),
        claim('b', { kind: 'quantity' }),
        claim('c', { kind: 'quantity', parts: ['d'] }),
        claim('d', { kind: 'quantity', parts: ['c'] }),
      ],
      [],
    );
    expect(out.claims.map((c) => c.parts)).toEqual([['b'], [], [], []]);
  });

  test('a family of a claim whose family asks for another kind of answer', () => {
    const out = project(
      [],
      [claim('a', { family: 'f' }), claim('b', { family: 'f', kind: 'trend' }), claim('c', { family: 'f' })],
      [],
    );
    expect(out.claims.map((c) => c.family)).toEqual(['f', null, 'f']);
  });

  test('a category of one value, a period with one end or the wrong way round', () => {
    const out = project(
      [],
      [
        claim('a', { kind: 'category', values: ['v1', 'v1'] }),
        claim('b', { periodFrom: '2022-01' }),
        claim('c', { periodFrom: '2022-05', periodTo: '2022-01' }),
      ],
      [],
    );
    expect(out.claims.map((c) => [c.id, c.period])).toEqual([
      ['b', null],
      ['c', null],
    ]);
  });
});

test('entries of one id in two records are told apart, the first record’s under its own', () => {
  const rows = [
    { id: 'x', record: 'R-2' },
    { id: 'x', record: 'R-1' },
    { id: 'y', record: 'R-1' },
  ];
  expect(nameAssertions(rows).map((row) => row.id)).toEqual(['x', 'x.R-2', 'y']);
});

test('the same rows in any order give the same file', () => {
  const rows = {
    sources: [source('1'), source('2')],
    claims: [claim('c'), claim('d', { family: 'f' }), claim('e', { family: 'f', kind: 'trend' })],
    assertions: [said('a'), said('b', { source: '2', confrontedWith: '1' }), said('d', { claim: 'd' })],
  };
  const turned = {
    sources: rows.sources.toReversed(),
    claims: rows.claims.toReversed(),
    assertions: rows.assertions.toReversed(),
  };
  expect(JSON.stringify(projectOf(turned))).toBe(JSON.stringify(projectOf(rows)));
});

describe('what is held to be of another event', () => {
  const event = claim('c', { event: true, periodFrom: '2022-03', periodTo: '2022-06' });
  const sources = ['1', '2', '3', '4'].map((id) => source(id));
  const a = said('a', { source: '1', refersFrom: '2022-03', refersTo: '2022-03' });
  const b = said('b', { source: '2', stance: 'denies', refersFrom: '2022-02', refersTo: '2022-03' });
  const later = said('d', { source: '3', stance: 'denies', month: '2022-06' });
  const answer = (one: string, other: string, same = false) => ({
    ...{ claim: 'c', statements: [one, other] as const, same },
  });
  const left = (rows: AssertionRow[], ...events: ReturnType<typeof answer>[]): string[] =>
    project(sources, [event], rows, events).assertions.map(({ id }) => id);

  test('stands in no contradiction: of two that are held apart the one nearer to the claim stays, then the earlier', () => {
    expect(left([a, later], answer('d', 'a'))).toEqual(['a']);
    expect(left([a, later], answer('a', 'd', true))).toEqual(['a', 'd']);
    const early = said('e', { source: '3', month: '2021-01', refersFrom: '2022-01', refersTo: '2022-04' });
    expect(left([a, early], answer('a', 'e'))).toEqual(['a']);
    const [before] = assess(project(sources, [event], [a, later])).claims;
    const [after] = assess(project(sources, [event], [a, later], [answer('a', 'd')])).claims;
    expect(before?.disputed).toEqual(['d']);
    expect([after?.disputed, after?.status]).toEqual([[], 'single-source']);
  });

  test('takes with it what is held to be the same as it, and what retells nothing else', () => {
    expect(left([a, b, later], answer('a', 'd'), answer('d', 'b', true))).toEqual(['a']);
    const retold = said('f', { source: '4', root: '3', hops: 1 });
    expect(left([a, later, retold], answer('a', 'd'))).toEqual(['a']);
    const again = said('g', { source: '3' });
    expect(left([a, later, retold, again], answer('a', 'd'))).toEqual(['a', 'f', 'g']);
  });

  test('of a claim that asks about no event nothing is left out', () => {
    const asked = { ...event, event: false };
    expect(project(sources, [asked], [a, later], [answer('a', 'd')]).assertions).toHaveLength(2);
  });
});

test('what nobody qualified is weighed as true or false, and is offered no third answer to turn out as', () => {
  const asked = { kind: 'boolean', values: [], period: null } as const;
  const offered = (stance: 'denies' | 'qualifies') => {
    const [weighed] = assess(
      project([source('1'), source('2')], [claim('c')], [said('a'), said('b', { source: '2', stance })]),
    ).claims;
    return resolvableTo(asked, Object.keys(weighed?.p ?? {}));
  };
  const faults = (answers: ReturnType<typeof offered>) => {
    const draft = { kind: 'event', answer: { value: 'partly' }, month: '2022-03' } as const;
    const typed = { ...draft, public: true, reference: 'The register' };
    return resolutionFaults(typed, asked, '2022-05', answers).map(({ field }) => field);
  };
  expect(offered('denies').map(({ key }) => key)).toEqual(['true', 'false']);
  expect(faults(offered('denies'))).toEqual(['answer']);
  expect(offered('qualifies').map(({ key }) => key)).toEqual(['true', 'partly', 'false']);
  expect(faults(offered('qualifies'))).toEqual([]);
  // Before anybody is asked, and of other kinds of claims, nothing is held back.
  expect(resolvableTo(asked, null)).toHaveLength(3);
  const terms = ['partly', 'wholly'].map((key) => ({ key, label: key }));
  expect(resolvableTo({ kind: 'category', values: terms }, ['wholly'])).toEqual(terms);
});

describe('where a source has what it knows from', () => {
  const OPPOSED = { isk: { true: 1, false: -1 }, taliban: { true: -1, false: 1 } } as const;
  const sources = [
    source('body', { type: 'public-document' }),
    source('state', { affiliation: 'taliban' }),
    source('elder'),
  ];
  const weighed = (more: Partial<ProjectRows>, only = false) => {
    const upstreams = [{ source: 'body', suppliers: ['state'], only }];
    const rows = { sources, claims: [claim('c', { interest: OPPOSED })], assertions: [], upstreams, ...more };
    const [found] = assess(projectOf(rows)).claims;
    if (found === undefined) throw new Error('nothing was weighed');
    return found;
  };
  const denies = (who: string, fields: Partial<AssertionRow> = {}) =>
    said(who, { source: who, interview: who, researcher: `r-${who}`, stance: 'denies', ...fields });

  test('upstream-of-a-source: a body that says what its supplier says adds nothing to it (C3)', () => {
    const both = [denies('state'), denies('body')];
    const one = weighed({ assertions: [denies('state')] });
    expect(weighed({ assertions: both }).p).toEqual(one.p);
    expect(weighed({ assertions: both, upstreams: [] }).p?.['false']).toBeGreaterThan(one.p?.['false'] ?? 1);
    const line = weighed({ assertions: both }).steps.find((s) => s.step === 'line' && s.assertion === 'body');
    expect(line).toMatchObject({ role: 'copy', origin: 'S-state', party: 'taliban' });
  });

  test('upstream-of-a-source: what it says otherwise is its own, unless it knows nothing of its own', () => {
    const apart = [denies('state'), said('body', { source: 'body', interview: 'body' })];
    const rootOf = (only: boolean) =>
      weighed({ assertions: apart }, only).steps.find((s) => s.step === 'line' && s.assertion === 'body');
    expect(rootOf(false)).toMatchObject({ role: 'speaks', origin: 'S-body' });
    expect(rootOf(true)).toMatchObject({ role: 'garbled', origin: 'S-state' });
  });

  test('upstream-of-a-source: who takes all from a side passes on its interest, though it is silent here', () => {
    const alone = weighed({ assertions: [denies('body')] }, true);
    expect(alone.steps.find((s) => s.step === 'line')).toMatchObject({
      origin: 'S-state',
      party: 'taliban',
      interest: 'S',
    });
    expect(alone.p?.['false']).toBeLessThan(weighed({ assertions: [denies('body')] }).p?.['false'] ?? 0);
  });

  test('two that supply one another run in no circle, and a root that was named stays', () => {
    const circle = [
      { source: 'body', suppliers: ['state'], only: true },
      { source: 'state', suppliers: ['body'], only: true },
    ];
    const both = weighed({ assertions: [denies('state'), denies('body')], upstreams: circle });
    expect(both.steps.flatMap((s) => (s.step === 'line' ? [s.role] : []))).toEqual(['speaks', 'copy']);
    const named = projectOf({
      ...{ sources, claims: [claim('c')], upstreams: circle },
      assertions: [denies('elder'), denies('state'), denies('body', { root: 'elder', hops: 1 })],
    });
    expect(named.assertions.map(({ id, root }) => [id, root])).toEqual([
      ['body', 'S-elder'],
      ['elder', null],
      ['state', 'S-body'],
    ]);
  });

  test('figures are one voice where they meet, whatever the order of the rows', () => {
    const figure = (who: string, lo: number, hi: number) => denies(who, { stance: null, lo, hi });
    const rootOf = (assertions: AssertionRow[]) =>
      projectOf({
        ...{
          sources,
          claims: [claim('c', { kind: 'quantity', units: ['u'], definitions: ['d'] })],
          assertions,
        },
        upstreams: [{ source: 'body', suppliers: ['state'], only: false }],
      }).assertions.find(({ id }) => id === 'body')?.root;
    for (const turn of [(a: AssertionRow[]) => a, (a: AssertionRow[]) => a.toReversed()]) {
      expect(rootOf(turn([figure('state', 100, 200), figure('body', 150, 300)]))).toBe('S-state');
      expect(rootOf(turn([figure('state', 100, 200), figure('body', 250, 300)]))).toBeNull();
    }
  });
});
