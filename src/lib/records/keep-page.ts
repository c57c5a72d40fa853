/** A form on a page with words that are not saved: whatever comes of it, the page stays. */
import type { SubmitFunction } from '@sveltejs/kit';

/**
 * A network that breaks would put the page of an error in place of the record. So a failed sending is only told, and
 * while there are words that are not saved the page is not loaded anew either (`calm`: there are none).
 */
export const keepPage =
  (calm: () => boolean, onLost: (lost: boolean) => void): SubmitFunction =>
  () => {
    onLost(false);
    return async ({ result, update }) => {
      if (result.type === 'error') onLost(true);
      else await update({ reset: false, invalidateAll: calm() });
    };
  };
