/** Claims with what the evidence amounts to, the words of their lists, and how each verdict comes about. */
import { CLAIM_KINDS } from '../claim.ts';
import { roundTo } from '../consistency/round.ts';
import {
  LINE_STEPS,
  TERM_KINDS,
  type ReleaseData,
  type ReleasedClaim,
  type ReleasedLine,
  type ReleasedTerm,
} from './data.ts';
import { caveatColumn } from './keep-in-mind.ts';
import type { NewId } from './new-ids.ts';
import { column, safeText, tableOf, WITHHELD_TEXT, words, type Column, type ReleaseTable } from './table.ts';
import { printMonth, timeRule } from './time-step.ts';

const NOT_OF_THIS_KIND = 'not assessed, or not of this kind of claim';

export function claimsTable(data: ReleaseData, id: NewId): ReleaseTable {
  return tableOf<ReleasedClaim>(
    { name: 'claims', row: 'one claim, as the evidence stands', key: 'claim', refers: [] },
    [
      column('claim', 'id', 'Claim, by an id of this release', (row) => id('C', row.id)),
      column('kind', 'category', 'Kind of claim', (row) => row.kind, { values: words(CLAIM_KINDS) }),
      column('proposition', 'text', 'What is claimed', (row) => safeText(row.proposition), {
        missing: WITHHELD_TEXT,
        rule: 'left out where the identifier scan finds something in it',
      }),
      column(
        'period_from',
        'time',
        'Begin of the time it is about',
        (row) => row.period && printMonth(row.period.from, data),
        {
          missing: 'no period',
          rule: timeRule(data),
        },
      ),
      column(
        'period_to',
        'time',
        'End of the time it is about',
        (row) => row.period && printMonth(row.period.to, data),
        {
          missing: 'no period',
          rule: timeRule(data),
        },
      ),
      ...verdict(),
      caveatColumn(),
    ],
    data.claims,
  );
}

const verdict = (): Column<ReleasedClaim>[] => [
  column('status', 'category', 'What the evidence amounts to', ({ verdict: v }) => v?.status ?? null, {
    missing: 'not assessed',
  }),
  column(
    'evidence',
    'category',
    'What the evidence alone amounts to, where the status says something else',
    ({ verdict: v }) => v?.evidence ?? null,
    {
      missing: 'the same as the status',
    },
  ),
  column('best', 'category', 'Likeliest value, by its key (terms.csv)', ({ verdict: v }) => v?.best ?? null, {
    missing: NOT_OF_THIS_KIND,
  }),
  column('p', 'decimal', 'Probability of the likeliest value', ({ verdict: v }) => v?.p ?? null, {
    missing: NOT_OF_THIS_KIND,
    unit: 'probability, 0 to 1',
  }),
  ...(['lo', 'point', 'hi'] as const).map((end) =>
    column<ReleasedClaim>(
      `range_${end}`,
      'decimal',
      { lo: 'Lower end of the 80 % range', point: 'Centre of the range', hi: 'Upper end of the 80 % range' }[
        end
      ],
      ({ verdict: v }) => v?.range?.[end] ?? null,
      { missing: NOT_OF_THIS_KIND, unit: 'the claim’s own unit (terms.csv, the first)' },
    ),
  ),
  column('confidence', 'category', 'Confidence in the verdict', ({ verdict: v }) => v?.confidence ?? null, {
    missing: NOT_OF_THIS_KIND,
    values: words(['high', 'moderate', 'low']),
  }),
  column(
    'fragility',
    'integer',
    'How many supporters must fall before the verdict does',
    ({ verdict: v }) => v?.fragility ?? null,
    {
      missing: NOT_OF_THIS_KIND,
      unit: 'lines',
    },
  ),
];

interface TermRow extends ReleasedTerm {
  claim: string;
  position: number;
}

export function termsTable(data: ReleaseData, id: NewId): ReleaseTable {
  const rows = data.claims.flatMap((claim) =>
    TERM_KINDS.flatMap((kind) =>
      claim.terms
        .filter((term) => term.kind === kind)
        .map((term, i) => ({ ...term, claim: claim.id, position: i + 1 })),
    ),
  );
  return tableOf<TermRow>(
    {
      name: 'terms',
      row: 'one value, unit or definition of a claim',
      key: null,
      refers: [{ variable: 'claim', table: 'claims' }],
    },
    [
      column('claim', 'id', 'Claim (claims.csv)', (row) => id('C', row.claim)),
      column('kind', 'category', 'What it is', (row) => row.kind, { values: words(TERM_KINDS) }),
      column(
        'position',
        'integer',
        'Its place in the claim’s list; the first unit is the claim’s own',
        (row) => row.position,
      ),
      column('key', 'category', 'Key that stands in the other files', (row) => row.key),
      column('label', 'text', 'What it means', (row) => safeText(row.label), {
        missing: WITHHELD_TEXT,
        rule: 'left out where the identifier scan finds something in it',
      }),
    ],
    rows,
  );
}

type LineRow = Omit<ReleasedLine, 'step'> & { claim: string; step: ReleasedLine['step'] | 'others' };

export function derivationTable(data: ReleaseData, id: NewId): ReleaseTable {
  const assertions = new Set(data.assertions.map((one) => one.id));
  return tableOf<LineRow>(
    {
      name: 'derivation',
      row: 'one step of how a claim’s status comes about',
      key: null,
      refers: [
        { variable: 'claim', table: 'claims' },
        { variable: 'assertion', table: 'assertions' },
      ],
    },
    [
      column('claim', 'id', 'Claim (claims.csv)', (row) => id('C', row.claim)),
      column('step', 'category', 'Kind of step', (row) => row.step, { values: STEP_VALUES }),
      column(
        'assertion',
        'id',
        'Statement (assertions.csv)',
        (row) => row.assertion && id('A', row.assertion),
        {
          missing: 'the step is no statement, or sums up those that are not in these files',
        },
      ),
      ...lineColumns(),
    ],
    data.claims.flatMap((claim) => linesOf(claim, assertions)),
  );
}

const STEP_VALUES = [
  ...words(LINE_STEPS),
  { value: 'others', label: 'all lines whose statements are not in these files, in sum' },
];

const lineColumns = (): Column<LineRow>[] => [
  column('role', 'category', 'What the statement is to the sum', (row) => row.role, {
    missing: 'the step is no statement of these files',
  }),
  column('value', 'category', 'Value that it speaks for, by its key', (row) => row.value, {
    missing: 'no value',
  }),
  column(
    'towards',
    'category',
    'Where it moves the sum',
    (row) => (row.adds === null ? null : row.adds < 0 ? 'rest' : 'best'),
    {
      missing: 'it adds nothing of this kind',
      values: [
        { value: 'best', label: 'towards the likeliest value' },
        { value: 'rest', label: 'away from it' },
      ],
    },
  ),
  column(
    'decibels',
    'decimal',
    'How far it moves the sum',
    (row) => (row.adds === null ? null : Math.abs(roundTo(row.adds, 1))),
    {
      missing: 'it adds nothing of this kind',
      unit: 'dB, to 0.1',
    },
  ),
  column('low', 'decimal', 'Figure as it is read, lower end', (row) => row.lo, { missing: 'no figure' }),
  column('high', 'decimal', 'Figure as it is read, upper end', (row) => row.hi, { missing: 'no figure' }),
  column('reasons', 'text', 'Why it weighs what it weighs', (row) => row.reasons.join('; ') || null, {
    missing: 'nothing to say',
    rule: 'what a reason says of the speaker’s side is withheld: a side leaves only as the camp',
  }),
];

/**
 * The steps whose statements are in the files. What the others add is one step: so the sum holds, and how many they
 * are is not told.
 */
function linesOf({ id: claim, verdict: found }: ReleasedClaim, assertions: ReadonlySet<string>): LineRow[] {
  const lines = found?.lines ?? [];
  const isHere = (line: ReleasedLine): boolean => line.assertion === null || assertions.has(line.assertion);
  const shown = lines.filter(isHere).map((line) => ({ ...line, claim }));
  const others = lines.filter((line) => !isHere(line) && line.adds !== null);
  if (others.length === 0) return shown;
  const adds = others.reduce((sum, line) => sum + (line.adds ?? 0), 0);
  return [
    ...shown,
    {
      claim,
      step: 'others',
      assertion: null,
      role: null,
      value: null,
      adds,
      lo: null,
      hi: null,
      reasons: [],
    },
  ];
}
