/**
 * What known answers say of those who were asked (C1, C2): right of asked, by whether the truth served the source's side,
 * hurt it or left it cold; and the hit rates that this leads to.
 */
import type { Cell } from './assessment.ts';
import { Book } from './book.ts';
import { figureChecks, hardChecks, softChecks } from './checks.ts';
import type { Project } from './interchange.ts';
import { findLeanings, sideOf } from './leanings.ts';
import { marksOf, priorOf, TrackRecords, type TrackRecord } from './rates.ts';
import { compareIds, openDossier } from './records.ts';

export interface Tally {
  readonly right: number;
  readonly asked: number;
}

/** One known answer that a source was asked for. */
export interface KnownAnswer {
  readonly claim: string;
  /** Of a figure null: it has no cell, and its error instead. */
  readonly cell: Cell | null;
  readonly right: boolean | null;
  /** ln of the figure over the truth. */
  readonly error: number | null;
}

export interface Scorecard {
  readonly source: string;
  readonly type: string;
  readonly answers: readonly KnownAnswer[];
  readonly cells: Readonly<Record<Cell, Tally>>;
  readonly record: TrackRecord;
  /** a and b of C2, by cell. */
  readonly prior: Readonly<Record<Cell, readonly [a: number, b: number]>>;
}

/** Of every source that somebody met, those that were asked nothing too; by id. */
export function scorecards(project: Project): Scorecard[] {
  const book = new Book(project);
  const { sources } = book;
  const dossiers = book
    .sortedClaims()
    .map((claim) => openDossier(claim, book.assertionsOn(claim.id), sources));
  const taught = dossiers.map((dossier) => ({
    dossier,
    hard: hardChecks(dossier, sources),
    figures: figureChecks(dossier, sources),
  }));
  const leanings = findLeanings(
    taught.flatMap((one) => one.hard),
    sources,
  );
  const partyOf = (id: string): string | null => {
    const source = sources.get(id);
    return source === undefined ? null : sideOf(source, leanings);
  };
  const records = new TrackRecords([]);
  for (const [id, source] of sources) records.put(id, source);
  const answers = new Map<string, KnownAnswer[]>();
  const note = (source: string, answer: KnownAnswer): void => {
    const own = answers.get(source);
    if (own) own.push(answer);
    else answers.set(source, [answer]);
  };
  for (const { dossier, hard, figures } of taught) {
    const soft = softChecks(dossier, sources, partyOf);
    const claim = dossier.claim.id;
    records.mark(claim, marksOf([...hard, ...soft], figures, partyOf));
    for (const mark of marksOf(hard, [], partyOf))
      if (mark.kind === 'check')
        note(mark.source, { claim, cell: mark.cell, right: mark.right, error: null });
    for (const { source, error } of figures) note(source, { claim, cell: null, right: null, error });
  }
  records.settle(partyOf, true);
  return [...sources.values()]
    .filter((source) => !source.external)
    .toSorted((a, b) => compareIds(a.id, b.id))
    .map((source) => {
      const own = answers.get(source.id) ?? [];
      return {
        source: source.id,
        type: source.type,
        answers: own,
        cells: tallies(own),
        record: records.of(source.id),
        prior: priorOf(source),
      };
    });
}

export function tallies(answers: readonly KnownAnswer[]): Record<Cell, Tally> {
  const of = (cell: Cell): Tally => {
    const asked = answers.filter((one) => one.cell === cell);
    return { right: asked.filter((one) => one.right).length, asked: asked.length };
  };
  return { N: of('N'), S: of('S'), A: of('A') };
}
