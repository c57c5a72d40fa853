/**
 * Rows → engine → assessments, for the projects in which something changed. Runs of a project follow one another; what
 * happens during one is gathered for the next, so that no request and no socket ever waits for the engine.
 */
import type { ProjectId } from '#core/ids.ts';
import { project } from '../db/schema.ts';
import type { AssessmentCause } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { describeFault } from '../http/fault.ts';
import type { LiveEvent } from '../live-event.ts';
import type { Watch } from './job.ts';
import { tellProgress } from './progress.ts';

export interface Analysis {
  start(): Promise<void>;
  /** Resolves when what was projected and changed up to now has been assessed. */
  caughtUp(): Promise<void>;
  /** Assesses the whole project; stores what differs from what is stored. */
  rebuild(project: ProjectId): Promise<void>;
  /** This process leads from now on: what it heard of and left to the one before. */
  takeOver(): void;
  close(): Promise<void>;
}

/** After a run that failed (ms). */
const BACK_OFF = 2000;

/** Of several processes one leads and assesses for all; the others remember what was to be done. */
export function createAnalysis(ground: Ground, leads: () => boolean = () => true): Analysis {
  return new Analyst(ground, leads);
}

/** What a project waits for, and who waits for it. */
interface Wanted {
  claims: Map<string, AssessmentCause>;
  /** What happened, each once, in the order in which it happened last. */
  told: AssessmentCause[];
  /** Whether the engine too is made anew. */
  anew: boolean;
  waiters: (() => void)[];
}

class Analyst implements Analysis {
  readonly #ground: Ground;
  readonly #leads: () => boolean;
  readonly #wanted = new Map<ProjectId, Wanted>();
  readonly #running = new Map<ProjectId, Promise<void>>();
  readonly #sleepers = new Set<() => void>();
  #unsubscribe: (() => void) | undefined;
  #closed = false;

  constructor(ground: Ground, leads: () => boolean) {
    this.#ground = ground;
    this.#leads = leads;
  }

  async start(): Promise<void> {
    this.#unsubscribe = this.#ground.live.subscribe((event) => this.#hear(event));
    this.#ground.onWake(() => void this.#wantAll().catch((error: unknown) => this.#report(error)));
    await this.#wantAll();
  }

  async caughtUp(): Promise<void> {
    await this.#ground.live.settle();
    while (this.#running.size > 0 || this.#wanted.size > 0) {
      for (const id of this.#wanted.keys()) this.#begin(id);
      await Promise.all(this.#running.values());
      if (this.#closed) return;
    }
  }

  rebuild(id: ProjectId): Promise<void> {
    return new Promise((resolve) => {
      const wanted = this.#want(id, null, { kind: 'rebuild', id: null });
      wanted.anew = true;
      wanted.waiters.push(resolve);
      this.#begin(id);
    });
  }

  takeOver(): void {
    for (const id of [...this.#wanted.keys()]) this.#begin(id);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#unsubscribe?.();
    for (const wakeUp of this.#sleepers) wakeUp();
    await Promise.allSettled(this.#running.values());
    for (const { waiters } of this.#wanted.values()) for (const done of waiters) done();
    this.#wanted.clear();
  }

  #hear(event: LiveEvent): void {
    const cause = causeOf(event);
    if (!cause || !('project' in event)) return;
    const claims = event.kind === 'projected' ? event.claims : ownClaims(cause);
    if (claims?.length === 0) return; // text moved, no evidence did
    this.#want(event.project, claims, cause);
    if (this.#leads()) this.#begin(event.project);
  }

  async #wantAll(): Promise<void> {
    const rows = await this.#ground.db.asService('engine', (tx) =>
      tx.select({ id: project.id }).from(project),
    );
    for (const { id } of rows) {
      this.#want(id, null, { kind: 'rebuild', id: null });
      if (this.#leads()) this.#begin(id);
    }
  }

  #want(id: ProjectId, claims: readonly string[] | null, cause: AssessmentCause): Wanted {
    const wanted = this.#wanted.get(id) ?? { claims: new Map(), told: [], anew: false, waiters: [] };
    wanted.told = withLast(wanted.told, cause);
    for (const claim of claims ?? []) wanted.claims.set(claim, cause);
    this.#wanted.set(id, wanted);
    return wanted;
  }

  #begin(id: ProjectId): void {
    const wanted = this.#wanted.get(id);
    if (this.#closed || !wanted || this.#running.has(id)) return;
    this.#wanted.delete(id);
    const work = this.#run(id, wanted).finally(() => {
      this.#running.delete(id);
      this.#begin(id);
    });
    this.#running.set(id, work);
  }

  async #run(id: ProjectId, wanted: Wanted): Promise<void> {
    try {
      await this.#weigh(id, wanted);
      for (const done of wanted.waiters) done();
    } catch (error) {
      if (this.#closed) return;
      this.#report(error);
      await this.#later(id, wanted);
    }
  }

  /** In the thread, which reads and stores it; here it is told how far that is, where it takes long. */
  async #weigh(project: ProjectId, { claims, told, anew }: Wanted): Promise<void> {
    let progress: ReturnType<typeof tellProgress> | null = null;
    const watch: Watch = (share) => {
      progress ??= tellProgress(this.#ground, { project, run: null });
      progress.watch(share);
    };
    const job = { kind: 'run', project, told: { claims, told }, anew } as const;
    await this.#ground.engines.atDesk(job, watch).finally(() => progress?.end());
  }

  /** Keeps the project's turn, so that nothing starts it sooner, and puts back what it waits for. */
  async #later(id: ProjectId, failed: Wanted): Promise<void> {
    await this.#sleep();
    const since = this.#wanted.get(id);
    this.#wanted.set(id, {
      claims: new Map([...failed.claims, ...(since?.claims ?? [])]),
      told: (since?.told ?? []).reduce(withLast, failed.told),
      anew: failed.anew || since?.anew === true,
      waiters: [...failed.waiters, ...(since?.waiters ?? [])],
    });
  }

  /** Ends early when the process closes. */
  #sleep(): Promise<void> {
    return new Promise((resolve) => {
      const wakeUp = (): void => {
        clearTimeout(timer);
        this.#sleepers.delete(wakeUp);
        resolve();
      };
      const timer = setTimeout(wakeUp, BACK_OFF);
      this.#sleepers.add(wakeUp);
    });
  }

  #report(error: unknown): void {
    if (!this.#closed)
      this.#ground.log.error({ fault: describeFault(error) }, 'analysis: a project was not assessed');
  }
}

/** What happened to a claim itself is its own cause. */
const ownClaims = ({ kind, id }: AssessmentCause): string[] | null =>
  (kind === 'claim' || kind === 'resolution') && id !== null ? [id] : null;

const withLast = (told: readonly AssessmentCause[], cause: AssessmentCause): AssessmentCause[] => [
  ...told.filter(({ kind, id }) => kind !== cause.kind || id !== cause.id),
  cause,
];

/** Null: nothing that an assessment hangs on. */
function causeOf(event: LiveEvent): AssessmentCause | null {
  if (event.kind === 'projected') return { kind: 'record', id: event.record };
  if (event.kind !== 'changed') return null;
  switch (event.noun) {
    case 'claim':
      return { kind: 'claim', id: event.id };
    case 'source':
      return { kind: 'source', id: event.id };
    case 'resolution':
      return { kind: 'resolution', id: event.id };
    case 'interview': // its month orders statements, its mode says whether anybody stood between
      return { kind: 'record', id: event.id };
    case 'project': // its source types carry affiliations
      return { kind: 'source', id: null };
    case 'record':
    case 'codebook':
    case 'export':
    case 'decision':
    case 'opinion':
    case 'question':
    case 'vault':
      return null;
  }
}
