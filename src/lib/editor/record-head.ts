/** What the state line says of a record before its document has come. */
import type { Messages } from '#lib/messages/en.ts';

export interface RecordHead {
  code: string;
  type: { letter: string; camp: string; label: string };
  month: string;
  copy: 'field' | 'analysis';
  release: string;
  /** The address of the other copy, for those who may see both. */
  other: string | null;
  /** One's own handle, as "Analyst 1". */
  me: string;
  back: { href: string; label: string };
  m: Messages;
}
