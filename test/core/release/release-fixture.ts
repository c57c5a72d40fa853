/** A small release in which every column has something to say. */
import type { ReleaseData, ReleasedAssertion, ReleasedInterview, ReleasedLine } from '#core/release/data.ts';

export const SEED = new Uint8Array(32).map((_, i) => i * 7 + 1);

const PLACES = ['east', 'north', null];

const interviews: ReleasedInterview[] = Array.from({ length: 12 }, (_, i) => ({
  id: `interview-${i}`,
  keys: {
    month: `2022-H${(i % 2) + 1}`,
    place: PLACES[i % 3] ?? null,
    type: i % 2 === 0 ? 'elder' : 'isk',
    band: i % 4 === 0 ? null : 'cadre',
    language: 'ps',
    mode: 'telephone',
  },
}));

export const assertion = (id: string, more: Partial<ReleasedAssertion> = {}): ReleasedAssertion => ({
  id,
  in: { kind: 'interview', id: 'interview-0' },
  claim: 'claim-pay',
  stance: 'affirms',
  value: null,
  lo: 200,
  hi: 230.5,
  bound: 'range',
  unit: 'u1',
  definition: 'd1',
  refersTo: { from: '2022-02', to: '2022-09' },
  basis: 'hearsay',
  origin: 'named',
  hops: 1,
  prompted: false,
  confronted: true,
  probed: true,
  cases: 3,
  forecast: false,
  retracted: false,
  caveats: [],
  ...more,
});

export const line = (more: Partial<ReleasedLine>): ReleasedLine => ({
  step: 'line',
  assertion: null,
  role: 'speaks',
  value: 'true',
  adds: 3.2,
  lo: null,
  hi: null,
  reasons: ['retold'],
  ...more,
});

/** Of a document’s figures. */
const PRESS = { text: 'The press is suppressed.', from: '2021-08', to: null };

export const release: ReleaseData = {
  study: 'The "lapwings" & others',
  audience: 'outside',
  month: '2024-01',
  seed: SEED,
  least: { k: 5, researchers: 2, distinct: 2 },
  sensitive: [],
  steps: {
    month: 'half-year',
    place: 'region',
    type: 'type',
    band: 'band',
    language: 'language',
    mode: 'window',
  },
  interviews,
  documents: [{ id: 'document-0', month: '2022-03', language: 'en' }],
  assertions: [
    assertion('a-0'),
    assertion('a-1', {
      in: { kind: 'document', id: 'document-0' },
      claim: 'claim-raid',
      value: 'true',
      lo: null,
      hi: null,
      bound: null,
      unit: null,
      definition: null,
      refersTo: null,
      basis: null,
      origin: 'own',
      cases: null,
      caveats: [PRESS],
    }),
    assertion('a-2', {
      in: { kind: 'interview', id: 'interview-3' },
      claim: 'claim-raid',
      lo: null,
      hi: null,
    }),
  ],
  codings: [
    { in: { kind: 'interview', id: 'interview-0' }, code: 'code-pay' },
    { in: { kind: 'interview', id: 'interview-0' }, code: 'code-pay' },
    { in: { kind: 'document', id: 'document-0' }, code: 'code-odd' },
  ],
  claims: [
    {
      id: 'claim-pay',
      kind: 'quantity',
      caveats: [PRESS, { text: 'Ask Mullah Abdul Karim on +93 70 123 4567', from: null, to: null }],
      proposition: 'Members are paid\nso much a month',
      period: { from: '2022-01', to: '2022-12' },
      terms: [
        { kind: 'unit', key: 'u1', label: '=USD a month' },
        { kind: 'definition', key: 'd1', label: 'pay without gifts, "net"' },
      ],
      verdict: {
        status: 'probable',
        evidence: null,
        best: null,
        p: null,
        range: { lo: 150, point: 215, hi: 300 },
        confidence: null,
        fragility: null,
        lines: [line({ step: 'figure', assertion: 'a-0', value: null, adds: null, lo: 200, hi: 230.5 })],
      },
    },
    {
      id: 'claim-raid',
      caveats: [],
      kind: 'boolean',
      proposition: 'Call Mullah Abdul Karim on +93 70 123 4567',
      period: null,
      terms: [],
      verdict: {
        status: 'contested',
        evidence: null,
        best: 'true',
        p: 0.78,
        range: null,
        confidence: 'low',
        fragility: 1,
        lines: [
          line({ step: 'prior', role: null, value: null, adds: 0, reasons: [] }),
          line({ assertion: 'a-1', adds: 4.14 }),
          line({ assertion: 'a-2', adds: -1.5, value: 'false', reasons: [] }),
          line({ assertion: 'not-here-1', adds: 3 }),
          line({ assertion: 'not-here-2', adds: -0.2 }),
          line({ step: 'total', role: null, adds: 5.4, reasons: [] }),
        ],
      },
    },
    {
      ...{ id: 'claim-open', kind: 'trend', proposition: '=SUM(A1)', period: null, terms: [], verdict: null },
      caveats: [],
    },
  ],
  lists: {
    codes: [
      { value: 'code-pay', label: 'money › pay' },
      { value: 'code-odd', label: '@odd | "label" of 100 %' },
    ],
    sourceTypes: [
      { value: 'elder', label: 'Elder' },
      { value: 'isk', label: 'IS-K member' },
    ],
    roleBands: [{ value: 'cadre', label: 'cadre' }],
  },
  leftOut: { withheld: 3, withoutConsent: 7, notReleased: 0 },
  overBounds: 0,
};
