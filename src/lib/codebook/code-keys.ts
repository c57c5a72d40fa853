/** Which way a code is moved: Alt with an arrow; sideways follows the direction of reading. */
import type { CodeStep } from '#core/codebook.ts';

export function codeStep(event: KeyboardEvent, rtl: boolean): CodeStep | null {
  if (!event.altKey || event.ctrlKey || event.metaKey) return null;
  switch (event.key) {
    case 'ArrowUp':
      return 'up';
    case 'ArrowDown':
      return 'down';
    case 'ArrowRight':
      return rtl ? 'out' : 'in';
    case 'ArrowLeft':
      return rtl ? 'in' : 'out';
    default:
      return null;
  }
}
