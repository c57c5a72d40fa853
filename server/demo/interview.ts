/** One interview of the demo study: logged and noted by its researcher, released by a lead, coded by an analyst. */
import { randomUUID } from 'node:crypto';
import type * as Y from 'yjs';
import type { CodeId, DocumentId, QuestionId, RecordId } from '#core/ids.ts';
import { addAssertion, addCoding, addMemo, type AssertionFields } from '#doc/entry.ts';
import { anchorAt } from '#doc/position.ts';
import type { Ground } from '../ground.ts';
import type { Place } from '../place.ts';
import type { ClaimView } from '../store/claim.ts';
import { handOut } from '../store/asking.ts';
import { findCopy } from '../store/document.ts';
import { rewordQuestion } from '../store/question.ts';
import { createRecord } from '../store/record-writer.ts';
import { approveRelease, settleIn, type Release } from '../store/release.ts';
import { appendUpdate, readDocument } from '../sync/update-log.ts';
import { must, type SourceMade } from './instrument.ts';
import type { Person, Team } from './people.ts';
import type { References } from './reference.ts';
import { unmark, type DemoAssertion, type DemoRecord, type DemoSpan, type DemoTurn } from './study.ts';

export interface Made {
  codes: References<CodeId>;
  claims: References<ClaimView>;
  sources: References<SourceMade>;
  questions: References<QuestionId>;
}

export async function addInterview(ground: Ground, team: Team, made: Made, demo: DemoRecord): Promise<void> {
  const source = made.sources.get(demo.source);
  const { place, account } = team[source.researcher];
  const asked = await handOutFor(team, made, demo, { researcher: account, source: source.code });
  const record = await place.work(async (work) =>
    must(await createRecord(work, newRecord(demo, source.code, asked)), `record ${demo.ref}`),
  );
  await note(ground, team, source.researcher, record.id, demo);
  if (!demo.release) return;
  const released = await release(ground, team.lead.place, record.code);
  if (released.kind !== 'released') throw new Error(`the demo's record ${demo.ref} is ${released.kind}`);
  for (const coder of ['analyst', 'lead'] as const) await code(ground, team, made, coder, record.id, demo);
}

/** What the scan finds in made-up talks and in published words points at nobody: the demo's lead says so of each hit. */
async function release(ground: Ground, lead: Place, code: string): Promise<Release> {
  const tried = await approveRelease(ground, lead, code);
  if (tried.kind !== 'open-hits') return tried;
  for (const { id } of tried.hits)
    await settleIn(ground, lead, code, id, {
      act: 'dismiss',
      words: 'A role, a region or an ordinary word; nobody can be found by it.',
    });
  return approveRelease(ground, lead, code);
}

/** A lead hands out the questions of the bank that this talk will ask. Turn → what its researcher was handed. */
async function handOutFor(
  team: Team,
  made: Made,
  demo: DemoRecord,
  to: { researcher: Place['actor']['account']; source: string },
): Promise<Map<DemoTurn, string>> {
  const handed = new Map<DemoTurn, string>();
  const asking = demo.turns.flatMap((turn) => (turn.asks === undefined ? [] : [{ turn, ref: turn.asks }]));
  if (asking.length === 0) return handed;
  await team.lead.place.work(async (work) => {
    for (const { turn, ref } of asking) {
      const id = made.questions.get(ref);
      await rewordQuestion(work, id, turn.question);
      const out = await handOut(work, id, to);
      if (out) handed.set(turn, must(out, `question ${ref}`).id);
    }
  });
  return handed;
}

function newRecord(demo: DemoRecord, source: string, asked: ReadonlyMap<DemoTurn, string>) {
  const { month, day, region, country, mode, language, audience, consent } = demo;
  return {
    source: { code: source },
    month,
    day,
    region,
    country,
    mode,
    language,
    audience,
    consent: consent && {
      given: consent.given,
      covers: consent.covers,
      expressed: consent.how,
      language,
      month,
    },
    text: demo.turns.map((turn) => ({
      question: turn.question,
      answer: unmark(turn.answer).text,
      asked: asked.get(turn),
    })),
  };
}

/** What the researcher wrote in the margin of the field copy. */
async function note(
  ground: Ground,
  team: Team,
  researcher: Person,
  record: RecordId,
  demo: DemoRecord,
): Promise<void> {
  if (!demo.notes?.length && !demo.turns.some((turn) => turn.note)) return;
  const { account, place } = team[researcher];
  const id = await copyOf(place, record, 'field');
  await edit(ground, id, account, (doc) => {
    const by = handleOf(place);
    for (const text of demo.notes ?? []) addMemo(doc, randomUUID(), { by, at: anchorAt(doc, 0, 0, 0), text });
    for (const { turn, question } of placesOf(demo.turns))
      if (turn.note) addMemo(doc, randomUUID(), { by, at: anchorAt(doc, question, 0, 0), text: turn.note });
  });
}

async function code(
  ground: Ground,
  team: Team,
  made: Made,
  coder: 'analyst' | 'lead',
  record: RecordId,
  demo: DemoRecord,
): Promise<void> {
  const spans = demo.turns.flatMap((turn) => Object.values(turn.spans ?? {}));
  if (!spans.some((span) => coderOf(span) === coder)) return;
  const { account, place } = team[coder];
  const id = await copyOf(place, record, 'analysis');
  await edit(ground, id, account, (doc) => {
    for (const { turn, answer } of placesOf(demo.turns))
      for (const { key, from, to } of unmark(turn.answer).marks) {
        const span = turn.spans?.[key];
        if (!span || coderOf(span) !== coder) continue;
        const entry = {
          by: handleOf(place),
          from: anchorAt(doc, answer, from, 0),
          to: anchorAt(doc, answer, to, -1),
        };
        mark(doc, made, entry, span);
      }
  });
}

const coderOf = (span: DemoSpan): 'analyst' | 'lead' => span.by ?? 'analyst';

type Entry = Parameters<typeof addCoding>[2];

function mark(doc: Y.Doc, made: Made, entry: Omit<Entry, 'code'>, span: DemoSpan): void {
  for (const ref of span.codes ?? []) addCoding(doc, randomUUID(), { ...entry, code: made.codes.get(ref) });
  if (span.assertion) addAssertion(doc, randomUUID(), { ...entry, fields: fieldsOf(made, span.assertion) });
}

function fieldsOf(made: Made, said: DemoAssertion): AssertionFields {
  const claim = made.claims.get(said.claim);
  const key = (list: ClaimView['units'], label: string | undefined): string | null => {
    if (label === undefined) return null;
    const term = list.find((t) => t.label === label);
    if (!term) throw new Error(`the demo's claim ${said.claim} has no “${label}” in its list`);
    return term.key;
  };
  const root =
    said.root === undefined || said.root === 'unknown' ? (said.root ?? null) : made.sources.get(said.root).id;
  return {
    claim: claim.id,
    stance: said.stance,
    // A boolean's value is its stance.
    value: claim.kind === 'category' || claim.kind === 'trend' ? key(claim.values, said.value) : null,
    lo: said.lo ?? null,
    hi: said.hi ?? null,
    bound: said.bound ?? null,
    unit: key(claim.units, said.unit),
    definition: key(claim.definitions, said.definition),
    refersTo: said.refersTo ?? null,
    basis: said.basis,
    root,
    hops: said.hops ?? (root === null ? 0 : root === 'unknown' ? 2 : 1),
    prompted: said.prompted ?? false,
    confrontedWith: said.confrontedWith === undefined ? null : made.sources.get(said.confrontedWith).id,
    probed: said.probed ?? false,
    cases: said.cases ?? null,
    forecast: said.forecast ?? false,
    againstInterest: said.against?.interest ?? null,
    againstReason: said.against?.reason ?? null,
  };
}

/** Each turn with the blocks in which its question and its answer stand. */
function placesOf(turns: readonly DemoTurn[]): { turn: DemoTurn; question: number; answer: number }[] {
  return turns.map((turn, i) => ({ turn, question: 2 * i, answer: 2 * i + 1 }));
}

/** One person's edit of a copy: under a client of their own, as one update in the log. */
async function edit(
  ground: Ground,
  id: DocumentId,
  account: Place['actor']['account'],
  change: (doc: Y.Doc) => void,
): Promise<void> {
  const { doc } = await readDocument(ground, id);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.transact(() => change(doc));
  doc.destroy();
  for (const update of updates) await appendUpdate(ground, id, account, update);
}

async function copyOf(place: Place, record: RecordId, copy: 'field' | 'analysis'): Promise<DocumentId> {
  const id = await place.work((work) => findCopy(work, record, copy));
  if (id === null) throw new Error(`a record of the demo has no ${copy} copy`);
  return id;
}

/** A researcher's says no number: it would tell how many there are. */
const handleOf = ({ actor }: Place): string =>
  actor.role === 'researcher' ? 'R' : `${actor.role.charAt(0).toUpperCase()}${actor.ordinal}`;
