/** An attribution as it is printed: “Crisis Group interviews, Taliban officials, Kabul and Balkh, October 2022-March 2023”. */
import { printSpan } from './dates.ts';
import type { Attribution, Mode } from './fields.ts';
import { listOf, mergeRoles } from './merge.ts';

/** Organisation and mode, roles, places, date; what is not known is left out. The form does not show. */
export function formatAttribution(fields: Attribution): string {
  const { organisation, mode, plural, roles, places, from, to } = fields;
  const label = printMode(mode, plural);
  return [
    organisation === null ? label : `${organisation} ${label}`,
    mergeRoles(roles, plural),
    listOf(places),
    from === null || to === null ? '' : printSpan({ from, to }),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

const printMode = (mode: Mode, plural: boolean): string => (plural ? `${mode}s` : mode);
