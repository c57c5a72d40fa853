/** The engine against the verdicts of published documents on the development claims. */
import { expect, it } from 'vitest';
import { readInterchange } from '#core/consistency/interchange.ts';
import { compareWithDocuments, devFile, toInterchange } from '../../fixtures/claims-dev-to-interchange.ts';

it('converts to a file that the engine reads', () => {
  expect(readInterchange(toInterchange(devFile()))).toMatchObject({ ok: true });
});

it('says the word of the document for 15 of 30 claims, and that or a neighbour for 27', ({ annotate }) => {
  const rows = compareWithDocuments(devFile());
  const strict = rows.filter((row) => row.strict).length;
  const lenient = rows.filter((row) => row.lenient).length;
  void annotate(`${strict} strict and ${lenient} lenient of ${rows.length}`);
  expect({ strict, lenient, of: rows.length }).toEqual({ strict: 15, lenient: 27, of: 30 });
});
