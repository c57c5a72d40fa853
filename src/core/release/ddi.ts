/** DDI-Codebook 2.5 (ddialliance.org): the study, its files, and every variable with its categories. */
import type { Cell } from '../export/table.ts';
import type { DescribedFile } from './datapackage.ts';
import type { Licence } from './licence.ts';
import { element, writeXml, type Element } from '../xml.ts';
import type { ReleaseTable, Variable } from './table.ts';

export interface DdiAbout {
  title: string;
  description: string;
  team: string;
  version: string;
  licence: Licence;
}

type DescribedTable = { table: ReleaseTable; file: DescribedFile };

export function ddiCodebook(about: DdiAbout, tables: readonly DescribedTable[]): string {
  return writeXml(
    element(
      'codeBook',
      {
        xmlns: 'ddi:codebook:2_5',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation':
          'ddi:codebook:2_5 https://ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd',
        version: '2.5',
      },
      element('docDscr', {}, citationOf(about)),
      studyOf(about),
      ...tables.map(fileOf),
      element('dataDscr', {}, ...tables.flatMap(variablesOf)),
    ),
  );
}

const citationOf = ({ title, team, version }: DdiAbout): Element =>
  element(
    'citation',
    {},
    element('titlStmt', {}, element('titl', {}, title)),
    element('rspStmt', {}, element('AuthEnty', {}, team)),
    element('verStmt', {}, element('version', {}, version)),
  );

const studyOf = (about: DdiAbout): Element =>
  element(
    'stdyDscr',
    {},
    citationOf(about),
    element(
      'stdyInfo',
      {},
      element('abstract', {}, about.description),
      element(
        'sumDscr',
        {},
        element('anlyUnit', {}, 'Interview'),
        element('dataKind', {}, 'Coded interview data'),
      ),
    ),
    element(
      'dataAccs',
      {},
      element('useStmt', {}, element('conditions', {}, about.licence.url ?? about.licence.title)),
    ),
  );

const fileOf = ({ table, file }: DescribedTable): Element =>
  element(
    'fileDscr',
    { ID: fileId(table), URI: file.path },
    element(
      'fileTxt',
      {},
      element('fileName', {}, file.path),
      element('fileCont', {}, `A row is ${table.row}.`),
      element(
        'dimensns',
        {},
        element('caseQnty', {}, String(table.rows.length)),
        element('varQnty', {}, String(table.variables.length)),
      ),
      element('fileType', {}, 'text/csv; charset=utf-8'),
    ),
  );

const fileId = ({ name }: ReleaseTable): string => `F-${name}`;

const variablesOf = ({ table }: DescribedTable): Element[] =>
  table.variables.map((variable, at) =>
    variableOf(
      table,
      variable,
      table.rows.map((row) => row[at] ?? null),
    ),
  );

function variableOf(table: ReleaseTable, variable: Variable, cells: readonly Cell[]): Element {
  const { name, label, kind, missing, unit, rule } = variable;
  const isNumber = kind === 'integer' || kind === 'decimal';
  return element(
    'var',
    {
      ID: `V-${table.name}-${name}`,
      name,
      files: fileId(table),
      intrvl: kind === 'decimal' ? 'contin' : 'discrete',
    },
    element('labl', {}, label),
    ...(rule === null ? [] : [element('security', {}, rule)]),
    ...(missing === null ? [] : [element('txt', {}, `An empty cell means: ${missing}.`)]),
    ...categoriesOf(variable, cells),
    element('varFormat', { type: isNumber ? 'numeric' : 'character', schema: 'other' }),
    ...(unit === null ? [] : [element('notes', { type: 'unit' }, unit)]),
  );
}

/** With how often each stands in the file: that is what the file itself says. */
const categoriesOf = ({ values }: Variable, cells: readonly Cell[]): Element[] =>
  (values ?? []).map(({ value, label }) =>
    element(
      'catgry',
      {},
      element('catValu', {}, value),
      element('labl', {}, label),
      element('catStat', { type: 'freq' }, String(cells.filter((cell) => cell === value).length)),
    ),
  );
