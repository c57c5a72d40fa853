/** Interviews with people, by what the plan tells of them, and public documents. */
import { MODES, REGIONS } from '../interview.ts';
import { isSensitive, KEYS, type Key } from '../disclosure/interview-keys.ts';
import type { AllowedValue } from '../export/table.ts';
import type { ReleaseData, ReleasedDocument, ReleasedInterview } from './data.ts';
import type { NewId } from './new-ids.ts';
import { column, safeLabels, tableOf, words, type Column, type ReleaseTable } from './table.ts';

const LABELS: Readonly<Record<Key, string>> = {
  month: 'When the interview was held',
  place: 'Where the interview was held',
  type: 'Type of the source',
  band: 'Band of the source’s role',
  language: 'Language of the interview, ISO 639',
  mode: 'How the interview was held',
};

const LANGUAGE_VALUES: AllowedValue[] = [
  { value: 'en', label: 'English' },
  { value: 'prs', label: 'Dari' },
  { value: 'ps', label: 'Pashto' },
  { value: 'uz', label: 'Uzbek' },
];

/** What each key is called in the files. */
export const NAMES: Readonly<Record<Key, string>> = {
  month: 'held',
  place: 'place',
  type: 'source_type',
  band: 'role_band',
  language: 'language',
  mode: 'mode',
};

/** Keys that are not told at all. */
export const untold = ({ steps }: ReleaseData): Key[] => KEYS.filter((key) => steps[key] === 'window');
export const labelOfKey = (key: Key): string => LABELS[key];

export function interviewsTable(data: ReleaseData, id: NewId): ReleaseTable {
  const told = KEYS.filter((key) => data.steps[key] !== 'window');
  return tableOf<ReleasedInterview>(
    {
      name: 'interviews',
      row: 'one interview with a person, about whom nothing else is told',
      key: 'interview',
      refers: [],
    },
    [
      column('interview', 'id', 'Interview, by an id of this release', (row) => id('I', row.id)),
      ...told.map((key) => keyColumn(data, key)),
    ],
    data.interviews,
  );
}

function keyColumn(data: ReleaseData, key: Key): Column<ReleasedInterview> {
  return column(
    NAMES[key],
    key === 'month' ? 'time' : 'category',
    LABELS[key],
    (row) => row.keys[key] ?? null,
    { values: valuesOf(data, key), missing: 'not recorded', rule: ruleOf(data, key) },
  );
}

function ruleOf({ steps, least, sensitive }: ReleaseData, key: Key): string {
  if (isSensitive(key, sensitive))
    return `sensitive: each class of the other columns has at least ${least.distinct} values of it (D3)`;
  const classes = `each class has at least ${least.k} people (D2) and interviews by ${least.researchers} researchers (D5)`;
  const step = steps[key];
  return step === key ? `told as recorded: ${classes}` : `told to the ${step}, so that ${classes}`;
}

function valuesOf({ steps, lists, interviews }: ReleaseData, key: Key): AllowedValue[] | null {
  switch (key) {
    case 'month':
      return null;
    case 'place':
      return capitalised(steps.place === 'region' ? Object.keys(REGIONS) : placesOf(interviews));
    case 'type':
      return steps.type === 'type' ? safeLabels(lists.sourceTypes) : seen(interviews, key);
    case 'band':
      return safeLabels(lists.roleBands);
    case 'language':
      return LANGUAGE_VALUES;
    case 'mode':
      return words(MODES.filter((mode) => mode !== 'document'));
  }
}

const placesOf = (interviews: readonly ReleasedInterview[]): string[] =>
  [...new Set(interviews.flatMap(({ keys }) => keys.place ?? []))].toSorted();

const seen = (interviews: readonly ReleasedInterview[], key: Key): AllowedValue[] =>
  words([...new Set(interviews.flatMap(({ keys }) => keys[key] ?? []))].toSorted());

const capitalised = (values: readonly string[]): AllowedValue[] =>
  values.map((value) => ({
    value,
    label: value.replaceAll(/(^|-)(\p{Ll})/gu, (_, before: string, letter: string) =>
      before === '' ? letter.toUpperCase() : ` ${letter.toUpperCase()}`,
    ),
  }));

export function documentsTable(data: ReleaseData, id: NewId): ReleaseTable {
  return tableOf<ReleasedDocument>(
    {
      name: 'documents',
      row: 'one public document that statements were taken from',
      key: 'public_document',
      refers: [],
    },
    [
      column('public_document', 'id', 'Document, by an id of this release', (row) => id('D', row.id)),
      column('month', 'time', 'Month of the document', (row) => row.month),
      column('language', 'category', 'Language, ISO 639', (row) => row.language, {
        values: LANGUAGE_VALUES,
      }),
    ],
    data.documents,
  );
}
