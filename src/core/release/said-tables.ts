/** What was said: statements on claims, and codes on passages without the passages. */
import { BOUNDS, STANCES } from '../coding.ts';
import type { Cell } from '../export/table.ts';
import {
  BASIS_VALUES,
  ORIGINS,
  type ReleaseData,
  type ReleasedAssertion,
  type ReleasedCoding,
  type SaidIn,
} from './data.ts';
import { caveatColumn } from './keep-in-mind.ts';
import type { NewId } from './new-ids.ts';
import { column, safeLabels, tableOf, words, type Column, type ReleaseTable } from './table.ts';
import { printMonth, timeRule } from './time-step.ts';

const NOT_SAID = 'not said';

const REFERS = [
  { variable: 'interview', table: 'interviews' },
  { variable: 'public_document', table: 'documents' },
];

/** Exactly one of the two is filled. */
function place<Row extends { in: SaidIn }>(id: NewId): Column<Row>[] {
  const of =
    (kind: SaidIn['kind'], letter: 'I' | 'D') =>
    (row: Row): Cell =>
      row.in.kind === kind ? id(letter, row.in.id) : null;
  return [
    column<Row>('interview', 'id', 'Interview in which it stands (interviews.csv)', of('interview', 'I'), {
      missing: 'it stands in a document',
    }),
    column<Row>('public_document', 'id', 'Document in which it stands (documents.csv)', of('document', 'D'), {
      missing: 'it stands in an interview',
    }),
  ];
}

export function codingsTable(data: ReleaseData, id: NewId): ReleaseTable {
  const codes = safeLabels(data.lists.codes).map(({ value, label }) => ({ value: id('K', value), label }));
  return tableOf<ReleasedCoding>(
    { name: 'codings', row: 'one code on one passage; the passage is not here', key: null, refers: REFERS },
    [
      ...place<ReleasedCoding>(id),
      column<ReleasedCoding>('code', 'category', 'Code of the codebook', (row) => id('K', row.code), {
        values: codes.toSorted((a, b) => (a.value < b.value ? -1 : 1)),
      }),
    ],
    data.codings,
  );
}

export function assertionsTable(data: ReleaseData, id: NewId): ReleaseTable {
  return tableOf<ReleasedAssertion>(
    {
      name: 'assertions',
      row: 'what one interview or document says about one claim in one passage',
      key: 'assertion',
      refers: [...REFERS, { variable: 'claim', table: 'claims' }],
    },
    [
      column('assertion', 'id', 'Statement, by an id of this release', (row) => id('A', row.id)),
      ...place<ReleasedAssertion>(id),
      column('claim', 'id', 'Claim that it speaks to (claims.csv)', (row) => id('C', row.claim)),
      column('stance', 'category', 'How it stands to the claim', (row) => row.stance, {
        values: words(STANCES),
      }),
      column('value', 'category', 'Value named, by its key (terms.csv)', (row) => row.value, {
        missing: NOT_SAID,
      }),
      ...figures(data),
      ...provenance(),
      caveatColumn(),
    ],
    data.assertions,
  );
}

const figures = (data: ReleaseData): Column<ReleasedAssertion>[] => [
  column('low', 'decimal', 'Figure, or the lower end of a range', (row) => row.lo, {
    missing: NOT_SAID,
    unit: 'as `unit` says',
  }),
  column('high', 'decimal', 'Figure, or the upper end of a range', (row) => row.hi, {
    missing: NOT_SAID,
    unit: 'as `unit` says',
  }),
  column('bound', 'category', 'How the figure was put', (row) => row.bound, {
    missing: NOT_SAID,
    values: words(BOUNDS),
  }),
  column('unit', 'category', 'Unit, by its key (terms.csv)', (row) => row.unit, { missing: NOT_SAID }),
  column('definition', 'category', 'What is counted, by its key (terms.csv)', (row) => row.definition, {
    missing: NOT_SAID,
  }),
  column(
    'refers_from',
    'time',
    'First time that it speaks of',
    (row) => row.refersTo && printMonth(row.refersTo.from, data),
    { missing: NOT_SAID, rule: timeRule(data) },
  ),
  column(
    'refers_to',
    'time',
    'Last time that it speaks of',
    (row) => row.refersTo && printMonth(row.refersTo.to, data),
    { missing: NOT_SAID, rule: timeRule(data) },
  ),
];

const provenance = (): Column<ReleasedAssertion>[] => [
  column('basis', 'category', 'On what the speaker rests it', (row) => row.basis, {
    missing: 'left open by the coder',
    values: words(BASIS_VALUES),
    rule: 'in interviews one of first-hand, hearsay, document, other: a finer one could say who speaks',
  }),
  column(
    'origin',
    'category',
    'Whose words they are: own, of somebody named, of somebody unknown',
    (row) => row.origin,
    {
      values: words(ORIGINS),
      rule: 'who was named is withheld: it ties people to one another',
    },
  ),
  column('hops', 'integer', 'Tellings between the speaker and the origin', (row) => row.hops, {
    unit: 'tellings',
  }),
  column('prompted', 'truth', 'Said because another’s information was put', (row) => row.prompted),
  column('confronted', 'truth', 'Another’s information was put to the speaker', (row) => row.confronted, {
    rule: 'whose it was is withheld: it ties people to one another',
  }),
  column('probed', 'truth', 'Was asked for concrete cases', (row) => row.probed),
  column('cases', 'integer', 'Concrete cases that were named', (row) => row.cases, {
    missing: 'not counted',
    unit: 'cases',
  }),
  column('forecast', 'truth', 'Speaks of what is to come', (row) => row.forecast),
  column('retracted', 'truth', 'Taken back by the speaker', (row) => row.retracted),
];
