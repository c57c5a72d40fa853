import { fail, redirect } from '@sveltejs/kit';
import { readCsv, type CsvTable } from '#core/csv.ts';
import { FIELDS, guessMapping, MappingShape, type Mapping } from '#core/incidents/mapping.ts';
import { previewOf, type Preview } from '#core/incidents/preview.ts';
import { ACCESS, type Access } from '#core/incidents/access.ts';
import { hashOfFile, makeSet, MOST_INCIDENTS, MOST_OF_FILE } from '#core/incidents/set.ts';
import { keepSet } from '#server/store/incident-set.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  await locals.enter(params.project, 'incident.edit');
  return { slug: params.project, most: MOST_INCIDENTS };
};

/** Of what a set is called. */
const NAME_LENGTH = 200;

type Sent = { name: string; access: Access | null } & (
  | { ok: true; table: CsvTable; mapping: Mapping; file: string }
  | { ok: false; fault: 'no-file' }
  | { ok: false; fault: 'file'; place: string; words: string }
);

async function read(request: Request): Promise<Sent> {
  const form = await request.formData();
  const name = String(form.get('name') ?? '').trim();
  const file = form.get('file');
  const access = ACCESS.find((one) => one === form.get('access')) ?? null;
  if (!(file instanceof File) || file.name === '') return { ok: false, name, access, fault: 'no-file' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const answer = readCsv(bytes, MOST_OF_FILE);
  if (!answer.ok) return { name, access, fault: 'file', ok: false, place: answer.place, words: answer.words };
  return {
    ...{ ok: true, name, access, table: answer.table },
    ...{ mapping: chosen(form, answer.table), file: hashOfFile(bytes) },
  };
}

/** As the person chose it; guessed where nothing was chosen yet, or of another file. */
function chosen(form: FormData, table: CsvTable): Mapping {
  const picked = FIELDS.map((field) => [field, String(form.get(field) ?? '') || null] as const);
  const read = MappingShape.safeParse({
    ...Object.fromEntries(picked),
    dateFormat: String(form.get('dateFormat') ?? ''),
  });
  const isOfFile = picked.every(([, column]) => column === null || table.columns.includes(column));
  return read.success && isOfFile ? read.data : guessMapping(table);
}

/** What the page is told, all of it each time. `told`: where the file cannot be read, and why. */
interface Answer {
  name: string;
  access: Access | null;
  fault: 'no-file' | 'file' | 'name' | null;
  told: string | null;
  seen: { columns: readonly string[]; mapping: Mapping; preview: Preview } | null;
}

function answerTo(sent: Sent, fault: 'name' | null = null): Answer {
  if (sent.ok) {
    const { name, access, table, mapping } = sent;
    const seen = { columns: table.columns, mapping, preview: previewOf(table, mapping) };
    return { name, access, fault, told: null, seen };
  }
  const told = sent.fault === 'file' ? `${sent.place}: ${sent.words}.` : null;
  return { name: sent.name, access: sent.access, fault: sent.fault, told, seen: null };
}

export const actions: Actions = {
  look: async ({ locals, params, request }) => {
    await locals.enter(params.project, 'incident.edit');
    const sent = await read(request);
    return sent.ok ? answerTo(sent) : fail(400, answerTo(sent));
  },

  keep: async ({ locals, params, request }) => {
    const place = await locals.enter(params.project, 'incident.edit');
    const sent = await read(request);
    if (!sent.ok) return fail(400, answerTo(sent));
    if (sent.name === '' || sent.name.length > NAME_LENGTH) return fail(400, answerTo(sent, 'name'));
    const made = makeSet(sent.name, sent.table, sent.mapping, { file: sent.file, access: sent.access });
    if (!made.ok) return fail(400, answerTo(sent));
    const id = await place.work((work) => keepSet(work, made.set));
    return redirect(303, `/projects/${params.project}/incidents/${id}`);
  },
};
