/** Labels as CSL-JSON, which reference managers read. An anonymous interview has a title and a date, and no author. */
import type { Attribution } from '#core/attribution/fields.ts';
import { formatAttribution } from '#core/attribution/format.ts';

export function cslJson(labels: readonly Attribution[]): string {
  return `${JSON.stringify(labels.map(itemOf), null, 2)}\n`;
}

function itemOf(fields: Attribution, i: number): Record<string, unknown> {
  const { from, to, places, mode } = fields;
  const parts = [from, to].flatMap((date) => (date === null ? [] : [date.split('-').map(Number)]));
  return {
    id: `label-${i + 1}`,
    type: mode === 'interview' ? 'interview' : 'personal_communication',
    title: formatAttribution(fields),
    ...(parts.length > 0 ? { issued: { 'date-parts': from === to ? parts.slice(0, 1) : parts } } : {}),
    ...(places.length > 0 ? { 'event-place': places.join(', ') } : {}),
  };
}

/** Footnotes of Markdown, in the order given. */
export const labelsMarkdown = (labels: readonly Attribution[]): string =>
  labels.map((fields, i) => `[^${i + 1}]: ${sentence(formatAttribution(fields))}\n`).join('');

export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
