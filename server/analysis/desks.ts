/** The studies at work in a thread, each at a desk of its own. */
import type { ProjectId } from '#core/ids.ts';
import { Desk } from './desk.ts';
import type { JobOf, Watch } from './job.ts';
import type { OwnDatabase } from './own-database.ts';

/** Desks kept; the one that rested longest goes first. */
const MOST = 12;

export class Desks {
  readonly #db: OwnDatabase;
  /** In the order of use. A desk checks at every run what others stored, so it never goes stale. */
  readonly #desks = new Map<ProjectId, Desk>();

  constructor(db: OwnDatabase) {
    this.#db = db;
  }

  /** After a run that failed the engine may be ahead of what is stored: its desk goes, and the next run begins anew. */
  async run({ project, told, anew }: JobOf<'run'>, watch: Watch): Promise<void> {
    if (anew) this.#desks.delete(project);
    const desk = this.#deskOf(project);
    try {
      await desk.run(told, watch);
    } catch (error) {
      this.#desks.delete(project);
      throw error;
    }
  }

  #deskOf(project: ProjectId): Desk {
    const desk = this.#desks.get(project) ?? new Desk(this.#db, project);
    this.#desks.delete(project);
    this.#desks.set(project, desk);
    for (const oldest of this.#desks.keys()) {
      if (this.#desks.size <= MOST) break;
      this.#desks.delete(oldest);
    }
    return desk;
  }
}
