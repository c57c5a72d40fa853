/** What was found wrong with a chain, in words. */
import type { Finding } from '#core/audit-head.ts';
import type { Messages } from '#lib/messages/en.ts';
import { momentInWords } from '#lib/ui/when.ts';

export function foundInWords(one: Finding, { audit }: Messages): string {
  const words = audit.hold.found;
  const at = (signed: string): string => `${momentInWords(new Date(signed))} ${audit.utc}`;
  switch (one.kind) {
    case 'edited':
    case 'unlinked':
      return words[one.kind](one.seq);
    case 'missing':
      return words.missing(one.from, one.to);
    case 'cut':
      return words.cut(one.seq, one.last, at(one.signed));
    case 'rewritten':
      return words.rewritten(one.seq, at(one.signed));
    case 'unknown':
    case 'head-changed':
    case 'head-foreign':
      return words[one.kind](at(one.signed));
  }
}
