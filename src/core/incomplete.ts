/** Which blanks of an assertion are open that the engine asks for, and which of them keep it from counting. */
import type { ClaimKind } from './claim.ts';
import type { Assertion } from './coding.ts';

export type IncompleteBlank = 'claim' | 'stance' | 'value' | 'figure' | 'unit' | 'definition' | 'root';

/** An assertion with only those picks that its claim's lists and the study hold. */
export type Said = Pick<
  Assertion,
  'stance' | 'value' | 'lo' | 'hi' | 'unit' | 'definition' | 'basis' | 'root'
>;

/** `namedRoot` is whom it names, known or not; `kind` is null where there is no such claim. */
export function incompleteBlanks(
  said: Said,
  namedRoot: string | null,
  kind: ClaimKind | null,
): IncompleteBlank[] {
  const figure = said.lo ?? said.hi;
  const badFigure = said.lo !== null && said.hi !== null && said.lo > said.hi;
  const quantity = kind === 'quantity';
  const choice = kind === 'category' || kind === 'trend';
  const open: [IncompleteBlank, boolean][] = [
    ['claim', kind === null],
    ['stance', said.stance === null],
    ['value', choice && said.value === null && said.stance !== 'denies'],
    ['figure', quantity && (badFigure || (figure === null && said.stance === 'affirms'))],
    ['unit', quantity && figure !== null && said.unit === null],
    ['definition', quantity && figure !== null && said.definition === null],
    ['root', said.root === null && (namedRoot !== null || said.basis === 'hearsay')],
  ];
  return open.flatMap(([name, isOpen]) => (isOpen ? [name] : []));
}

/** A unit or definition that is missing is read as the claim's own, an origin as not known; these have no such reading. */
export const keepsOut = (open: readonly IncompleteBlank[]): boolean =>
  open.some((name) => name === 'claim' || name === 'stance' || name === 'value' || name === 'figure');
