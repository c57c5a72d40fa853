/** What a form to hand a question out is made of and says. */
import { z } from 'zod';
import { asId, type AccountId } from '#core/ids.ts';
import type { Work } from '#server/place.ts';
import type { HandOut } from '#server/store/asking.ts';
import { listMembers } from '#server/store/membership.ts';
import { listSourceTypes } from '#server/store/source-type.ts';

const HandForm = z.object({
  researcher: z.string().max(40).default(''),
  type: z.string().trim().max(40).default(''),
  source: z.string().trim().toUpperCase().max(10).default(''),
});
export type HandFields = z.infer<typeof HandForm>;

export const handFields = (fields: Record<string, unknown>): HandFields => {
  const read = HandForm.safeParse(fields);
  return read.success ? read.data : { researcher: '', type: '', source: '' };
};

/** Null: nobody is named. */
export function handOutOf(fields: HandFields): HandOut | null {
  const researcher = asId<AccountId>(fields.researcher);
  if (researcher === null) return null;
  const { type, source } = fields;
  return { researcher, type: type || undefined, source: source || undefined };
}

export async function handLists(work: Work) {
  const members = await listMembers(work);
  return {
    researchers: members
      .filter((member) => member.role === 'researcher')
      .map(({ account, role, ordinal }) => ({ account, role, ordinal })),
    types: (await listSourceTypes(work))
      .filter((type) => !type.retired)
      .map(({ key, letter, label }) => ({ key, label: `${letter} · ${label}` })),
  };
}

/** What an address names beforehand: `?researcher=…&type=…&source=…`. */
export const handFrom = (url: URL): HandFields => handFields(Object.fromEntries(url.searchParams));
