/** Which way a key goes in a grid: left and right follow the direction of reading, with Ctrl it goes to the ends. */
import type { GridStep } from './matrix.ts';

export function gridStep(key: string, rtl: boolean, ctrl = false): GridStep | null {
  switch (key) {
    case 'ArrowUp':
      return 'up';
    case 'ArrowDown':
      return 'down';
    case 'ArrowLeft':
      return rtl ? 'on' : 'back';
    case 'ArrowRight':
      return rtl ? 'back' : 'on';
    case 'PageUp':
      return 'page-up';
    case 'PageDown':
      return 'page-down';
    case 'Home':
      return ctrl ? 'top' : 'first';
    case 'End':
      return ctrl ? 'bottom' : 'last';
    default:
      return null;
  }
}
