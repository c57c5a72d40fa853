import { z } from 'zod';
import { DEPENDS } from '#core/event.ts';
import { PLACES } from '#core/interview.ts';
import { monthFault, readMonth } from '#core/month.ts';
import { RECORD_STATES, listRecords, type RecordItem } from '#server/store/record.ts';
import { listDrafts } from '#server/store/draft.ts';
import { listSourceTypes } from '#server/store/source-type.ts';
import type { PageServerLoad } from './$types';

/** What the address asks for; what it does not understand is left out. */
const Query = z.object({
  type: z.string().max(40).catch(''),
  region: z.union([z.literal(''), z.enum(PLACES)]).catch(''),
  month: z.string().max(20).transform(readMonth).catch(''),
  state: z.union([z.literal(''), z.enum(RECORD_STATES)]).catch(''),
  code: z.string().trim().max(10).catch(''),
  cursor: z.string().max(40).optional().catch(undefined),
});

const some = (value: string): string[] | undefined => (value === '' ? undefined : [value]);

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  depends(DEPENDS.records);
  const place = await locals.enter(params.project, 'record.list');
  const { cursor, ...filter } = Query.parse({
    type: '',
    region: '',
    month: '',
    state: '',
    code: '',
    ...Object.fromEntries(url.searchParams),
  });
  const monthWrong = filter.month === '' ? null : monthFault(filter.month);
  const mine = place.actor.role === 'researcher';
  return place.work(async (work) => {
    const records = await listRecords(work, {
      types: some(filter.type),
      regions: some(filter.region),
      months: some(monthWrong === null ? filter.month : ''),
      state: filter.state === '' ? undefined : filter.state,
      code: filter.code === '' ? undefined : filter.code,
      cursor,
    });
    const types = await listSourceTypes(work);
    return {
      mine,
      // A researcher's screen may be seen by others: types go by their letter, without a name.
      records: records.items.map((item) => shown(item, mine)),
      next: records.next,
      filter,
      monthWrong,
      types: types.map(({ key, letter, label }) => ({ key, label: mine ? letter : label })),
      drafts:
        place.can('draft.keep') === 'allow'
          ? (await listDrafts(work)).map(({ id, step }) => ({ id, step }))
          : [],
      mayCreate: place.can('record.create') === 'allow',
    };
  });
};

function shown({ id: _, source, ...item }: RecordItem, mine: boolean) {
  const { letter, camp, label } = source.type;
  return { ...item, source: { code: source.code, letter, camp, label: mine ? '' : label } };
}
