/** C3, who speaks on a claim for themselves, and who only passes on what another says. */
import { tellFigures } from './figures.ts';
import type { Assertion, Source } from './interchange.ts';
import type { Told } from './lines.ts';
import { tellValues } from './nominal-lines.ts';
import { isComparable, type Dossier } from './records.ts';

type Sources = ReadonlyMap<string, Source>;

/** The latest of each source, of a quantity its latest plain figure, floor and ceiling that can be compared. */
function toldOn(dossier: Dossier, sources: Sources): readonly Told<Assertion>[] {
  if (dossier.kind === 'nominal') return tellValues(dossier, sources);
  const comparable = dossier.statements.filter((a) => isComparable(a, dossier.claim));
  return [null, 'floor' as const, 'ceiling' as const].flatMap((bound) =>
    tellFigures(comparable, bound, sources),
  );
}

/** One line for each origin; no copies, and nothing that runs in a circle or ends in our own output. */
export const linesOn = (dossier: Dossier, sources: Sources): readonly Told<Assertion>[] =>
  toldOn(dossier, sources).filter(({ role }) => role === 'speaks');

/** What another line says already: it adds nothing, and so shows nothing of who took it. */
export function copiesOn(dossier: Dossier, sources: Sources): ReadonlySet<string> {
  const retold = dossier.statements.some((a) => a.root !== null && a.root !== 'unknown');
  if (!retold) return none;
  const copies = toldOn(dossier, sources).filter(({ role }) => role === 'copy' || role === 'garbled');
  return new Set(copies.map(({ statement }) => statement.id));
}

const none: ReadonlySet<string> = new Set();
