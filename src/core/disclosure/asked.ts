/** A release as somebody asks for it, in an address or a form. Whatever is no step is not told. */
import { z } from 'zod';
import { NO_STEPS, SENSITIVE_KEYS, stepsFrom, type Steps } from './interview-keys.ts';
import { OUTPUT_KINDS, type OutputKind } from './made-of.ts';
import type { Choice } from './preparation.ts';

export interface AskedRelease extends Choice {
  kind: OutputKind;
}

const Ticked = z
  .literal('yes')
  .optional()
  .catch(undefined)
  .transform((word) => word === 'yes');
const Asked = z.object({
  kind: z.enum(OUTPUT_KINDS).catch('open-access'),
  again: Ticked,
  apparatus: Ticked,
});

/** To look at: what an address leaves out is as a project begins. */
export function choiceFrom(fields: URLSearchParams): AskedRelease {
  const marked = fields.getAll('sensitive');
  return {
    ...Asked.parse(Object.fromEntries(fields)),
    steps: stepsIn(fields),
    sensitive: SENSITIVE_KEYS.filter((key) => marked.includes(key)),
  };
}

/** To propose: what somebody asks for is what they saw, so that nothing is filled in for them. Null: it says too little. */
export const proposalFrom = (fields: URLSearchParams): AskedRelease | null =>
  OUTPUT_KINDS.some((kind) => kind === fields.get('kind')) && fields.has('month') ? choiceFrom(fields) : null;

/** Null: what loses least. */
const stepsIn = (fields: URLSearchParams): Steps | null =>
  fields.has('month') ? stepsFrom((key) => fields.get(key), NO_STEPS) : null;
