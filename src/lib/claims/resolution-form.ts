/** The form by which a lead says what a claim turned out to be, or takes that back: what was typed → a draft. */
import { z } from 'zod';
import type { ClaimKind } from '#core/claim.ts';
import { readMonth } from '#core/month.ts';
import { figure } from './typed-figure.ts';
import type { Answer, ResolutionDraft } from '#core/resolution.ts';

const text = z.string().max(4000).default('');
const FormShape = z.object({
  act: z.enum(['resolve', 'withdraw']).catch('resolve'),
  answer: text,
  month: text,
  /** It was known before anybody was asked: of a control question. */
  known: text,
  public: text,
  reference: text,
  reason: text,
  /** The lead's own run of the engine, by which it is cancelled. */
  run: z.uuid().nullable().catch(null),
  /** Of what state of the project the lead has seen what it changes, and what that was. */
  state: text,
  seen: text,
});

/** As it was typed, to be shown again. */
export type ResolutionFields = Omit<z.output<typeof FormShape>, 'run' | 'state' | 'seen'>;

export interface ResolutionForm {
  fields: ResolutionFields;
  draft: ResolutionDraft;
  run: string | null;
  state: string;
  seen: string;
}

export function readResolutionForm(form: FormData, kind: ClaimKind): ResolutionForm {
  const raw = FormShape.parse(Object.fromEntries([...form].filter((pair) => typeof pair[1] === 'string')));
  const { run, state, seen, ...fields } = raw;
  const draft: ResolutionDraft = {
    kind: raw.known === 'on' ? 'control' : 'event',
    answer: answerOf(raw.answer, kind),
    month: raw.known === 'on' ? null : readMonth(raw.month),
    public: raw.public === 'on',
    reference: raw.reference,
  };
  return { fields, draft, run, state, seen };
}

function answerOf(typed: string, kind: ClaimKind): Answer | null {
  if (kind !== 'quantity') return typed.trim() === '' ? null : { value: typed.trim() };
  const read = figure(typed);
  return read === null ? null : { figure: read };
}
