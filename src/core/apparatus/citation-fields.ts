/** What a note cites, as JSON gave it. */
import { datesOf, fieldsOf, readingOf, Refused, wordOf, type Reading } from '#core/attribution/fields.ts';
import type { Citation, Cited } from './citation.ts';

/** `place` is where in the input (`notes[2][0]`). One that says no id is the same as another that says the same. */
export const readCitation = (value: unknown, place: string): Reading<Citation> =>
  readingOf(() => {
    const cited = citedOf(value, place);
    const id = wordOf(isObject(value) ? Reflect.get(value, 'id') : null, `${place}.id`);
    return { ...cited, id: id ?? JSON.stringify(cited) };
  });

const KINDS = ['interview', 'post', 'document', 'calculation'] as const satisfies readonly Cited['kind'][];

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function citedOf(value: unknown, place: string): Cited {
  if (!isObject(value)) throw new Refused(place, value, 'is no citation: it takes an object with fields');
  const at = (field: string): unknown => Reflect.get(value, field);
  const may = (field: string): string | null => wordOf(at(field), `${place}.${field}`);
  const must = (field: string): string => {
    const word = may(field);
    if (word === null) throw new Refused(`${place}.${field}`, at(field), 'is no text: write some');
    return word;
  };
  const kind = KINDS.find((one) => one === (at('kind') ?? 'interview'));
  switch (kind) {
    case 'interview':
      return { kind, fields: fieldsOf(value, place) };
    case 'post':
      return {
        kind,
        author: must('author'),
        office: may('office'),
        handle: must('handle'),
        time: may('time'),
        day: must('day'),
      };
    case 'document':
      return {
        kind,
        author: must('author'),
        title: must('title'),
        date: must('date'),
        language: may('language'),
      };
    case 'calculation': {
      const { from, to } = datesOf(at('from'), at('to'), null, place);
      if (from === null || to === null)
        throw new Refused(`${place}.from`, at('from'), 'is no date: write 2022-03 or 2022');
      const dataSet = must('dataSet');
      if (dataSet.includes(','))
        throw new Refused(`${place}.dataSet`, dataSet, 'has a comma, which ends it in print: leave it out');
      return { kind, dataSet, selection: must('selection'), window: { from, to } };
    }
    case undefined:
      throw new Refused(`${place}.kind`, at('kind'), `is no kind: ${KINDS.join(', ')}`);
  }
}
