/** The files of an export, variable by variable. */
import { CLAIM_KINDS } from '../claim.ts';
import { BASES, BOUNDS, STANCES } from '../coding.ts';
import { MODES } from '../interview.ts';
import type { AssertionRow, ClaimRow, CodingRow, ExportRows, InterviewRow } from './rows.ts';
import type { AllowedValue, Table, Variable, VariableType } from './table.ts';

export interface Tables {
  codings: Table<CodingRow>;
  assertions: Table<AssertionRow>;
  claims: Table<ClaimRow>;
  breakdown: Table<BreakdownRow>;
}

export function tablesOf(lists: ExportRows['lists']): Tables {
  return {
    codings: codings(lists),
    assertions: assertions(lists),
    claims: claims(lists),
    breakdown: breakdown(lists),
  };
}

function variable<Row>(
  name: string,
  type: VariableType,
  label: string,
  of: Variable<Row>['of'],
  more: { empty?: string; values?: readonly AllowedValue[] } = {},
): Variable<Row> {
  const { empty = null, values } = more;
  return { name, type, label, of, empty, ...(values ? { values } : {}) };
}

const words = (values: readonly string[]): AllowedValue[] => values.map((value) => ({ value, label: value }));

const NOT_RECORDED = 'not recorded';
const NOT_SAID = 'not said';
const PLACE_GONE = 'its place in the text is gone';

/** What every row of a record says about its interview. */
function context<Row extends { interview: InterviewRow }>(lists: ExportRows['lists']): Variable<Row>[] {
  return [
    variable('record', 'code', 'Record, by its handle', (r) => r.interview.record),
    variable('source', 'code', 'Source, by its handle', (r) => r.interview.source),
    variable('source_type', 'category', 'Type of the source', (r) => r.interview.sourceType, {
      values: lists.sourceTypes,
    }),
    variable('camp', 'category', 'Group of source types', (r) => r.interview.camp),
    variable('role_band', 'category', 'Band of the source’s role', (r) => r.interview.roleBand, {
      empty: NOT_RECORDED,
      values: lists.roleBands,
    }),
    variable('month', 'month', 'Month of the interview or document', (r) => r.interview.month),
    variable('region', 'category', 'Province or region of the interview', (r) => r.interview.region, {
      empty: NOT_RECORDED,
    }),
    variable('mode', 'category', 'How it was held', (r) => r.interview.mode, { values: words(MODES) }),
    variable('language', 'category', 'Language, ISO 639', (r) => r.interview.language),
  ];
}

/** It stands in the row of each figure, and says in the codebook files what it is. */
const caveat = <Row extends { caveat: string | null }>(lists: ExportRows['lists']): Variable<Row> =>
  variable('caveat', 'category', 'What to keep in mind of the material it rests on', (r) => r.caveat, {
    empty: 'nothing is noted',
    values: lists.caveats,
  });

const codings = (lists: ExportRows['lists']): Table<CodingRow> => ({
  file: 'codings.csv',
  row: 'one code on one passage of a released record',
  variables: [
    ...context<CodingRow>(lists),
    variable('turn', 'integer', 'Turn in which the passage begins, from 1', (r) => r.turn, {
      empty: PLACE_GONE,
    }),
    variable('code', 'category', 'Code, by its id', (r) => r.code, {
      empty: 'a code that is not in the codebook',
      values: lists.codes,
    }),
  ],
});

const assertions = (lists: ExportRows['lists']): Table<AssertionRow> => ({
  file: 'assertions.csv',
  row: 'what one source says about one claim in one passage',
  variables: [
    ...context<AssertionRow>(lists),
    variable('turn', 'integer', 'Turn in which the passage begins, from 1', (r) => r.turn, {
      empty: PLACE_GONE,
    }),
    variable('claim', 'code', 'Claim, by its id (claims.csv)', (r) => r.claim, { empty: 'no claim chosen' }),
    variable('stance', 'category', 'How the source stands to the claim', (r) => r.stance, {
      empty: 'left open by the coder',
      values: words(STANCES),
    }),
    variable('value', 'category', 'Value named, by its key in the claim’s list', (r) => r.value, {
      empty: NOT_SAID,
    }),
    ...figures(),
    ...provenance(),
    caveat(lists),
  ],
});

const figures = (): Variable<AssertionRow>[] => [
  variable('lo', 'decimal', 'Figure, or the lower end of a range', (r) => r.lo, { empty: NOT_SAID }),
  variable('hi', 'decimal', 'Figure, or the upper end of a range', (r) => r.hi, { empty: NOT_SAID }),
  variable('bound', 'category', 'How the figure was put', (r) => r.bound, {
    empty: NOT_SAID,
    values: words(BOUNDS),
  }),
  variable('unit', 'category', 'Unit, by its key in the claim’s list', (r) => r.unit, { empty: NOT_SAID }),
  variable('definition', 'category', 'What is counted, by its key in the claim’s list', (r) => r.definition, {
    empty: NOT_SAID,
  }),
  variable('refers_from', 'month', 'First month that it speaks of', (r) => r.refersTo?.from ?? null, {
    empty: NOT_SAID,
  }),
  variable('refers_to', 'month', 'Last month that it speaks of', (r) => r.refersTo?.to ?? null, {
    empty: NOT_SAID,
  }),
];

const provenance = (): Variable<AssertionRow>[] => [
  variable('basis', 'category', 'On what the speaker rests it', (r) => r.basis, {
    empty: 'left open by the coder',
    values: words(BASES),
  }),
  variable(
    'root',
    'code',
    'Source that it retells, by its handle; “unknown”, or “withheld” for one that is not in these files',
    (r) => r.root,
    { empty: 'its own words' },
  ),
  variable('hops', 'integer', 'Tellings between the source and the root', (r) => r.hops),
  variable('prompted', 'true or false', 'Said because another’s information was put', (r) => r.prompted),
  variable(
    'confronted_with',
    'code',
    'Source whose information was put, by its handle; “withheld” for one that is not in these files',
    (r) => r.confrontedWith,
    { empty: 'nobody’s' },
  ),
  variable('probed', 'true or false', 'Was asked for concrete cases', (r) => r.probed),
  variable('cases', 'integer', 'Concrete cases that it named', (r) => r.cases, { empty: 'not counted' }),
  variable('forecast', 'true or false', 'Speaks of what is to come', (r) => r.forecast),
  variable('retracted', 'true or false', 'Taken back by the source', (r) => r.retracted),
  variable('against_interest', 'category', 'Against the speaker’s own interest', (r) => r.againstInterest, {
    empty: 'left open by the coder',
    values: words(['true', 'false', 'unclear']),
  }),
];

const NO_ASSESSMENT = 'not assessed, or not of this kind of claim';

const claims = (lists: ExportRows['lists']): Table<ClaimRow> => ({
  file: 'claims.csv',
  row: 'one claim, as the engine holds it at the time of the export',
  variables: [
    variable('claim', 'code', 'Claim, by its id', (r) => r.id),
    variable('kind', 'category', 'Kind of claim', (r) => r.kind, { values: words(CLAIM_KINDS) }),
    variable('period_from', 'month', 'First month of the claim', (r) => r.period?.from ?? null, {
      empty: 'no period',
    }),
    variable('period_to', 'month', 'Last month of the claim', (r) => r.period?.to ?? null, {
      empty: 'no period',
    }),
    variable('status', 'category', 'What the evidence amounts to', (r) => r.status, {
      empty: 'not assessed',
    }),
    variable('best', 'category', 'Likeliest value, by its key in the claim’s list', (r) => r.best, {
      empty: NO_ASSESSMENT,
    }),
    variable('p', 'decimal', 'Probability of that value', (r) => r.p, { empty: NO_ASSESSMENT }),
    variable('range_lo', 'decimal', 'Lower end of the 80 % range', (r) => r.range?.lo ?? null, {
      empty: NO_ASSESSMENT,
    }),
    variable('range_point', 'decimal', 'Centre of the range', (r) => r.range?.point ?? null, {
      empty: NO_ASSESSMENT,
    }),
    variable('range_hi', 'decimal', 'Upper end of the 80 % range', (r) => r.range?.hi ?? null, {
      empty: NO_ASSESSMENT,
    }),
    caveat(lists),
  ],
});

export interface BreakdownRow {
  sourceType: string;
  camp: string;
  interviews: number;
  documents: number;
  sources: number;
}

const breakdown = (lists: ExportRows['lists']): Table<BreakdownRow> => ({
  file: 'interviews-by-source-type.csv',
  row: 'one type of source that these files hold',
  variables: [
    variable('source_type', 'category', 'Type of the source', (r) => r.sourceType, {
      values: lists.sourceTypes,
    }),
    variable('camp', 'category', 'Group of source types', (r) => r.camp),
    variable('interviews', 'integer', 'Interviews with people', (r) => r.interviews),
    variable('documents', 'integer', 'Public documents', (r) => r.documents),
    variable('sources', 'integer', 'Sources behind both', (r) => r.sources),
  ],
});

export function breakdownOf(interviews: readonly InterviewRow[]): BreakdownRow[] {
  const byType = Map.groupBy(interviews, (row) => row.sourceType);
  return [...byType].map(([sourceType, rows]) => ({
    sourceType,
    camp: rows[0]?.camp ?? '',
    interviews: rows.filter((row) => row.mode !== 'document').length,
    documents: rows.filter((row) => row.mode === 'document').length,
    sources: new Set(rows.map((row) => row.source)).size,
  }));
}
