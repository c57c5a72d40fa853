/** The first field of a form that was not taken has the focus; a password is chosen whole, to be typed over. */
export function toFirstFault(form: HTMLElement): void {
  const field = form.querySelector<HTMLElement>('.faulty :is(input:not([type="hidden"]), select, textarea)');
  field?.focus();
  if (field instanceof HTMLInputElement && field.autocomplete.endsWith('password')) field.select();
}
