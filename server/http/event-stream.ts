/**
 * What happens in a project, told to one member's open page as server-sent events. Who may not see a thing does not
 * hear of it: researchers hear of their own records only, analysts of what was released.
 */
import { and, eq } from 'drizzle-orm';
import type { Told } from '#core/event.ts';
import { asId, type AccountId, type RecordId } from '#core/ids.ts';
import { lookAgain, type Credentials } from '../auth/identity.ts';
import { record } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { openPlace, type Place } from '../place.ts';
import { isOfStudy, type StudyEvent } from '../recent-events.ts';

const BEAT_MS = 15_000;
/** A client this many messages behind is not reading: it is let go, and comes back. */
const MOST_WAITING = 500;

interface Follow {
  /**
   * Whether the caller is still who they were and still belongs here (`admittedTo`): asked at each beat, when grants end,
   * and when such an end may have been missed. What is told meanwhile waits for the answer.
   */
  admitted(): Promise<boolean>;
  /** When the page was read (ms): what was told since then is told first. */
  since: number;
  signal: AbortSignal;
}

/** Asked of the server's own will: a page that stays open keeps no session alive. */
export const admittedTo =
  (ground: Ground, place: Place, credentials: Credentials): (() => Promise<boolean>) =>
  async () => {
    const identity = await lookAgain(ground, credentials);
    if (identity?.account !== place.actor.account) return false;
    const now = await openPlace(ground, identity.account, place.project.slug);
    return now?.actor.role === place.actor.role;
  };

export function eventStream(
  ground: Ground,
  place: Place,
  { admitted, since, signal }: Follow,
): ReadableStream<string> {
  let leave: () => void = () => undefined;
  return new ReadableStream<string>(
    {
      start(controller) {
        let left = false;
        // What an event says is looked up, and the page may have gone meanwhile.
        const send = (text: string): void => {
          if (left) return;
          if ((controller.desiredSize ?? 0) < -MOST_WAITING) leave();
          else controller.enqueue(text);
        };
        const tell = (told: Told | null): void => {
          if (told) send(`data: ${JSON.stringify(told)}\n\n`);
        };
        let checking = Promise.resolve();
        const check = (): Promise<void> => {
          checking = admitted()
            .catch(() => null)
            .then((still) => {
              if (still === false) tell({ kind: 'ended' });
              if (still !== true) leave(); // who could not be asked about comes back and is asked again
            });
          return checking;
        };
        /** Once all that has been asked is answered: who is no longer admitted has left by then. */
        const tellAdmitted = async (told: Told | null): Promise<void> => {
          let known: Promise<void>;
          do await (known = checking);
          while (known !== checking);
          tell(told);
        };
        const pass = (event: StudyEvent): void => {
          if (event.project === place.project.id) void hear(place, event).then(tellAdmitted, () => leave());
        };
        const unsubscribe = ground.live.subscribe((event) => {
          if (event.kind === 'revoked') {
            if (event.account === place.actor.account) void check();
          } else if (isOfStudy(event)) pass(event);
        });
        // What was missed may have been the end of their grant.
        const unwake = ground.onWake(() => {
          void check();
          void tellAdmitted({ kind: 'missed' });
        });
        const beat = setInterval(() => {
          send(': still here\n\n');
          void check();
        }, BEAT_MS);
        leave = () => {
          if (left) return;
          left = true;
          clearInterval(beat);
          unsubscribe();
          unwake();
          controller.close();
        };
        signal.addEventListener('abort', () => leave());
        send('retry: 1000\n\n');
        // By the same rules as what is told now: that there was something says nothing to who may not hear it.
        const before = ground.live.since(since);
        if (before === null) tell({ kind: 'missed' });
        else before.forEach(pass);
      },
      cancel: () => leave(),
    },
    { highWaterMark: 1 },
  );
}

/** What this member may hear of it; null: nothing. */
async function hear(place: Place, event: StudyEvent): Promise<Told | null> {
  const all = place.can('assessment.read') === 'allow';
  switch (event.kind) {
    case 'ended':
    case 'cancelled':
      return null;
    case 'running': {
      const isOwn = event.whom === place.actor.account || place.can('claim.resolve') === 'allow';
      const hears = event.run === null ? all : isOwn;
      return hears ? { kind: 'running', run: event.run, share: event.share } : null;
    }
    case 'assessed':
      return all ? { kind: 'assessed', claims: event.claims } : null;
    case 'projected': {
      if (!hearsOfCopy(place, event.copy) || !(await seesRecord(place, event.record))) return null;
      return { kind: 'projected', record: event.record, claims: all ? event.claims : [] };
    }
    case 'changed':
      if (event.noun === 'question' && !hearsOfQuestion(place, event.whom)) return null;
      return (await mayHearOf(place, event)) ? { kind: 'changed', noun: event.noun, id: event.id } : null;
  }
}

async function mayHearOf(
  place: Place,
  { noun, id }: Extract<StudyEvent, { kind: 'changed' }>,
): Promise<boolean> {
  switch (noun) {
    case 'claim':
    case 'decision':
    case 'opinion':
    case 'resolution':
      return place.can('assessment.read') === 'allow';
    case 'codebook':
      return place.can('codebook.read') === 'allow';
    case 'source':
      return place.can('source.open', {}) === 'allow';
    case 'export':
      return place.can('export.list') === 'allow';
    case 'vault':
      return place.can('vault.read') === 'allow';
    case 'question':
      return place.can('question.list') === 'allow' || place.can('question.edit') === 'allow';
    case 'project':
      return place.can('settings.read') === 'allow' || place.can('codebook.read') === 'allow';
    case 'record':
    case 'interview':
      return id === null ? place.can('record.create-for') === 'allow' : seesRecord(place, id);
  }
}

/** A researcher hears of what they themselves are handed, and of nothing else in the bank. */
const hearsOfQuestion = (place: Place, whom: AccountId | null): boolean =>
  place.can('question.edit') === 'allow' || (whom !== null && whom === place.actor.account);

/** Row-level security decides: the same statement for every id. */
async function seesRecord(place: Place, text: string): Promise<boolean> {
  const id = asId<RecordId>(text);
  if (id === null) return false;
  const rows = await place.work(({ tx, project }) =>
    tx
      .select({ id: record.id })
      .from(record)
      .where(and(eq(record.projectId, project), eq(record.id, id))),
  );
  return rows.length > 0;
}

/** When others work in a copy is told to nobody who does not read that copy: their hours would be known. */
function hearsOfCopy(place: Place, copy: 'field' | 'analysis'): boolean {
  switch (place.actor.role) {
    case 'lead':
      return true;
    case 'researcher':
      return copy === 'field';
    case 'analyst':
      return copy === 'analysis';
    case 'reviewer':
    case 'auditor':
      return false;
  }
}
