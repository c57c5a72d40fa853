/** Random small projects and edits of them, dense enough that rules meet. */
import fc from 'fast-check';
import type { Change } from '#core/consistency/book.ts';
import { readInterchange, type Project } from '#core/consistency/interchange.ts';

const sourceIds = ['s1', 's2', 's3', 's4', 's5', 's6', 's7'];
const claimIds = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'];
const assertionIds = Array.from({ length: 40 }, (_, index) => `a${String(index).padStart(2, '0')}`);
const researchers = ['r1', 'r2', 'r3'];
const parties = ['isk', 'taliban'];

const month = fc.constantFrom('2021-08', '2021-12', '2022-03', '2022-06', '2022-09', '2022-12');
const period = fc.tuple(month, month).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const stance = fc.constantFrom(1, 0, -1);
const rarely = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);

function maybe<T>(arb: fc.Arbitrary<T>, nil = 2): fc.Arbitrary<T | null> {
  return fc.option(arb, { freq: nil, nil: null });
}

const source = (id: string) =>
  fc.record({
    id: fc.constant(id),
    type: fc.constantFrom('elder', 'elder', 'isk', 'taliban', 'rumour', 'own-output'),
    party: maybe(fc.constantFrom(...parties), 1),
    network: maybe(fc.constantFrom('n1', 'n2'), 1),
    external: rarely,
  });

const resolution = (value: fc.Arbitrary<string | number>) =>
  maybe(fc.record({ value, date: maybe(month), known: fc.boolean(), public: fc.boolean() }), 1);

function interest(values: readonly string[]) {
  const ofParty = fc.record(Object.fromEntries(values.map((value) => [value, stance])));
  return fc.record(Object.fromEntries(parties.map((party) => [party, ofParty])));
}

/** The kind goes by the id, so that an edit keeps statements valid. */
function valuesOf(id: string): readonly string[] | null {
  if (id === 'c5' || id === 'c6') return null;
  return id === 'c4' ? ['true', 'partly', 'false'] : ['true', 'false'];
}

const claim = (id: string) => {
  const values = valuesOf(id);
  return fc.record({
    id: fc.constant(id),
    kind: fc.constant(values === null ? 'quantity' : values.length === 3 ? 'category' : 'boolean'),
    values: fc.constant(values),
    period: maybe(period, 5),
    state: fc.boolean(),
    event: fc.boolean(),
    family: fc.constantFrom(null, values === null ? 'figures' : values.length === 3 ? 'three' : 'two'),
    interest: interest(values ?? ['high']),
    definition: fc.constantFrom(null, 'all'),
    headline: fc.constant(values === null ? 500 : null),
    filed: fc.constant(values === null ? null : 'true'),
    parts: fc.constantFrom([], id === 'c5' ? ['c6'] : []),
    exhaustive: fc.boolean(),
    resolved:
      values === null ? resolution(fc.integer({ min: 0, max: 900 })) : resolution(fc.constantFrom(...values)),
  });
};

const figures = fc
  .tuple(fc.constantFrom(0, 5, 20, 100, 300, 1000), fc.constantFrom(1, 1, 2))
  .map(([lo, times]) => ({ lo, hi: lo * times }));

const assertion = (id: string) =>
  fc.constantFrom(...claimIds).chain((on) => {
    const values = valuesOf(on);
    return fc
      .record({
        source: fc.constantFrom(...sourceIds),
        interview: maybe(fc.constantFrom('i1', 'i2', 'i3', 'i4', 'i5', 'i6')),
        researcher: maybe(fc.constantFrom(...researchers), 5),
        date: maybe(month, 5),
        refersTo: maybe(period, 1),
        value: values === null ? fc.constant(null) : fc.constantFrom(...values),
        figure: values === null ? figures : fc.constant({ lo: null, hi: null }),
        definition: fc.constantFrom(null, null, 'all', 'other'),
        bound: fc.constantFrom(null, null, null, 'floor', 'ceiling'),
        root: fc.constantFrom(null, null, null, 'unknown', ...sourceIds),
        hops: fc.constantFrom(0, 0, 0, 1, 2),
        confrontedWith: fc.constantFrom(null, null, null, ...assertionIds.slice(0, 3)),
        probed: fc.boolean(),
        cases: maybe(fc.integer({ min: 0, max: 50 })),
        forecast: rarely,
        retracted: rarely,
      })
      .map(({ figure, ...record }) => ({ id, claim: on, ...record, ...figure }));
  });

export function read(json: unknown): Project {
  const result = readInterchange(json);
  if (!result.ok) throw new Error(result.errors.map((error) => error.message).join('\n'));
  return result.project;
}

const raw = fc.record({
  version: fc.constant(1),
  sources: fc.tuple(...sourceIds.map(source)),
  researchers: fc.constant(researchers),
  claims: fc.tuple(...claimIds.map(claim)),
  assertions: fc.tuple(...assertionIds.map(assertion)),
});

export const anyProject: fc.Arbitrary<Project> = raw.map(read);

const puts: fc.Arbitrary<Change> = raw.chain((json) => {
  const { sources, claims, assertions } = read(json);
  return fc.oneof(
    {
      weight: 1,
      arbitrary: fc.constantFrom(...sources).map((record): Change => ({ put: 'source', record })),
    },
    { weight: 2, arbitrary: fc.constantFrom(...claims).map((record): Change => ({ put: 'claim', record })) },
    {
      weight: 5,
      arbitrary: fc.constantFrom(...assertions).map((record): Change => ({ put: 'assertion', record })),
    },
  );
});

const drops: fc.Arbitrary<Change> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...sourceIds).map((id): Change => ({ drop: 'source', id })) },
  { weight: 1, arbitrary: fc.constantFrom(...researchers).map((id): Change => ({ drop: 'researcher', id })) },
  { weight: 1, arbitrary: fc.constantFrom(...claimIds).map((id): Change => ({ drop: 'claim', id })) },
  { weight: 5, arbitrary: fc.constantFrom(...assertionIds).map((id): Change => ({ drop: 'assertion', id })) },
);

export const anyChange: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: puts },
  { weight: 1, arbitrary: drops },
);
