/** What a line shares, in a sentence: beside the picture and in the table behind it. */
import { shareWords } from '#core/consistency/explain-shares.ts';
import type { IndependenceGraph, Tie } from '#core/consistency/graph.ts';
import type { Messages } from '#lib/messages/en.ts';

type Words = Messages['why'];

/** "one party line: both serve the same side 0.60 (so with 3 above)"; without figures for whom they are not. */
export function tieWords(m: Words, { shares }: Tie): string {
  return shares
    .map(({ rule, value, lines }) => {
      const words = value === null ? shareWords(rule) : `${shareWords(rule)} ${value.toFixed(2)}`;
      return lines === 1 ? words : `${words} ${m.sharedAbove(lines)}`;
    })
    .join(', ');
}

/** Of one line, above and below it. */
export function sharesOf(
  m: Words,
  graph: IndependenceGraph,
  assertion: string,
  codeOf: (assertion: string) => string,
): string {
  const circle = circleOf(graph, assertion);
  if (circle !== null) return `${codeOf(assertion)}. ${m.inCircle([...circle, circle[0] ?? ''].join(' → '))}`;
  const passed = graph.groups
    .flatMap(({ stems }) => stems)
    .find(({ copies }) => copies.some((copy) => copy.assertion === assertion));
  if (passed !== undefined) {
    const role = passed.copies.find((copy) => copy.assertion === assertion)?.role ?? 'copy';
    return `${codeOf(assertion)}: ${m.roles[role]}, ${m.origins(passed.origin)}.`;
  }
  const ties = graph.ties.filter(({ above, line }) => above === assertion || line === assertion);
  if (ties.length === 0) return `${codeOf(assertion)}. ${m.separate}`;
  const told = ties.map((tie) =>
    m.sharing(codeOf(tie.above === assertion ? tie.line : tie.above), tieWords(m, tie)),
  );
  return `${codeOf(assertion)}: ${told.join('; ')}.`;
}

function circleOf(graph: IndependenceGraph, assertion: string): readonly string[] | null {
  const source = graph.circular.find((node) => node.assertion === assertion)?.source;
  if (source === undefined) return null;
  return graph.loops.find((loop) => loop.includes(source)) ?? graph.loops[0] ?? null;
}
