/** A form as its fields: each name with its values as they were sent. */
import type { StepFields } from '#core/interview-draft.ts';

export const fieldsOf = (form: FormData): StepFields =>
  Object.fromEntries(
    [...new Set(form.keys())].map((name) => [name, form.getAll(name).filter((v) => typeof v === 'string')]),
  );
