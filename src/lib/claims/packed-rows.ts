/**
 * Rows of the matrix on their way to the browser: one text of lists, since thousands of objects take the server several times
 * as long to write into a page, and nothing else goes on meanwhile. Types are named by their keys: the columns have them.
 */
import type { Denial } from './denial.ts';
import type { CampColumns, MatrixClass, MatrixRow } from './matrix.ts';

type Claim = MatrixRow['claim'];
type PackedDenial = [string, string, string, Denial['stance'], string | null, Denial['stake']];
type PackedRow = [
  ...words: [id: string, proposition: string, place: string | null],
  ...period: [from: string | null, to: string | null],
  ...verdict: [Claim['status'], Claim['measure'], Claim['ahead']],
  ...rest: [denials: PackedDenial[], marks: string, cells: string],
];
type PackedClass = [MatrixClass['class'], PackedRow[]];

export function packClasses(classes: readonly MatrixClass[]): string {
  const packed = classes.map((group): PackedClass => [group.class, group.rows.map(packRow)]);
  return JSON.stringify(packed);
}

export function unpackClasses(text: string, columns: readonly CampColumns[]): MatrixClass[] {
  const packed: PackedClass[] = JSON.parse(text);
  const types = new Map(columns.flatMap((camp) => camp.types.map((type) => [type.key, type] as const)));
  const denialOf = ([id, code, key, stance, value, stake]: PackedDenial): Denial[] => {
    const type = types.get(key);
    return type === undefined ? [] : [{ id, code, type, stance, value, stake }];
  };
  return packed.map(([name, rows]) => ({ class: name, rows: rows.map((row) => unpackRow(row, denialOf)) }));
}

function packRow({ claim, marks, cells }: MatrixRow): PackedRow {
  const { id, proposition, place, period, status, measure, ahead } = claim;
  const denials = claim.denials.map((one): PackedDenial => {
    const { id: said, code, type, stance, value, stake } = one;
    return [said, code, type.key, stance, value, stake];
  });
  const [from, to] = [period?.from ?? null, period?.to ?? null];
  return [id, proposition, place, from, to, status, measure, ahead, denials, marks, cells];
}

function unpackRow(row: PackedRow, denialOf: (packed: PackedDenial) => Denial[]): MatrixRow {
  const [id, proposition, place, from, to, status, measure, ahead, denied, marks, cells] = row;
  const period = from === null || to === null ? null : { from, to };
  const denials = denied.flatMap(denialOf);
  return { claim: { id, proposition, place, period, status, measure, ahead, denials }, marks, cells };
}
