/** The form of an opinion: what was typed, and what it means. */
import { z } from 'zod';
import type { Fault } from '#core/claim.ts';
import type { OpinionDraft } from '#core/opinion.ts';
import { figure } from './typed-figure.ts';

export interface OpinionFields {
  value: string;
  lo: string;
  hi: string;
  likelihood: string;
  reason: string;
}

const text = z.string().max(4000).catch('');
const FormShape = z.object({ value: text, lo: text, hi: text, likelihood: text, reason: text });

/** A figure that cannot be read leaves the draft without a range, and its fault stands in place of the store's. */
export function readOpinion(form: FormData): {
  fields: OpinionFields;
  draft: OpinionDraft;
  faultsWith(store: readonly Fault[]): Fault[];
} {
  const fields = FormShape.parse(Object.fromEntries(form));
  const faults = (['lo', 'hi'] as const).flatMap((field): Fault[] =>
    fields[field].trim() !== '' && figure(fields[field]) === null
      ? [{ field, message: `“${fields[field].trim()}” is not a figure. Write digits, such as 1000.` }]
      : [],
  );
  const isRead = faults.length === 0;
  const [lo, hi] = isRead ? [figure(fields.lo), figure(fields.hi)] : [null, null];
  const value = fields.value === '' ? null : fields.value;
  const { likelihood, reason } = fields;
  return {
    fields,
    draft: { value, lo, hi, likelihood, reason },
    faultsWith: (store) => [...faults, ...store.filter(({ field }) => isRead || field !== 'lo')],
  };
}
