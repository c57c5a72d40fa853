/** Statements and claims for tests of the matrix, written as short as they can be said. */
import type { Asked, Said, TypeMark } from '#lib/claims/statement.ts';

export const ISK: TypeMark = { key: 'isk', letter: 'K', label: 'IS-K member', camp: 'isk' };
export const ELDER: TypeMark = { key: 'elder', letter: 'E', label: 'Elder', camp: 'community' };
export const OFFICIAL: TypeMark = {
  key: 'taliban-official',
  letter: 'T',
  label: 'Taliban official',
  camp: 'taliban',
};

const parties: Record<string, string> = { isk: 'isk', 'taliban-official': 'taliban' };

export const yesNo: Asked = {
  id: 'c',
  kind: 'boolean',
  period: { from: '2021-08', to: '2022-06' },
  values: [
    { key: 'true', label: 'true' },
    { key: 'false', label: 'false' },
  ],
  units: [{ key: 'u1', label: 'commanders' }],
  definitions: [],
  interest: { isk: { true: 1, false: -1 }, taliban: { true: -1, false: 1 } },
};

export const counted: Asked = {
  id: 'q',
  kind: 'quantity',
  period: { from: '2021-08', to: '2022-06' },
  values: [],
  units: [{ key: 'u1', label: 'persons' }],
  definitions: [
    { key: 'd1', label: 'all members' },
    { key: 'd2', label: 'fighters' },
  ],
  interest: { isk: { high: 1 }, taliban: { high: -1 } },
};

export function say(id: string, type: TypeMark, said: Partial<Said> = {}, code = `S-${id}`): Said {
  return {
    id,
    entry: id,
    record: `R-${id}`,
    source: { code, type, party: parties[type.key] ?? null },
    interview: { month: '2022-03', audience: 'private' },
    claim: 'c',
    stance: 'affirms',
    value: null,
    lo: null,
    hi: null,
    bound: null,
    unit: null,
    definition: null,
    refersTo: null,
    root: null,
    hops: 0,
    probed: false,
    cases: null,
    forecast: false,
    retracted: false,
    againstInterest: null,
    againstReason: null,
    quote: 'So it was.',
    ...said,
  };
}
