/** Which way a key goes in a grid: left and right follow the direction of reading. */
import type { GridStep } from './matrix.ts';

export function gridStep(key: string, rtl: boolean): GridStep | null {
  switch (key) {
    case 'ArrowUp':
      return 'up';
    case 'ArrowDown':
      return 'down';
    case 'ArrowLeft':
      return rtl ? 'on' : 'back';
    case 'ArrowRight':
      return rtl ? 'back' : 'on';
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    default:
      return null;
  }
}
