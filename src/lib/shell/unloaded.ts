/** A page whose scripts broke off on the way: an error of the connection, and none of the server. */

/** As the browsers say it: Chromium, Firefox, Safari; and Vite of a style sheet. */
const SAYINGS = [
  'Failed to fetch dynamically imported module',
  'error loading dynamically imported module',
  'Importing a module script failed',
  'Unable to preload CSS',
];

export const isUnloaded = (thrown: unknown): boolean =>
  thrown instanceof Error && SAYINGS.some((saying) => thrown.message.includes(saying));

/** What was typed into the page that an error is about to take the place of. */
export function typedIn(page: Document): string {
  return [...page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
    .filter((control) => isWritten(control) && control.value !== control.defaultValue)
    .map((control) => control.value.trim())
    .filter((text) => text !== '')
    .join('\n\n');
}

const isWritten = (control: HTMLInputElement | HTMLTextAreaElement): boolean =>
  !control.readOnly && ['text', 'textarea', 'search', 'email', 'number'].includes(control.type);
