/**
 * What is typed, chosen or unfolded before the page's scripts have come, as on a slow line, would be put back to what the
 * server sent when they take the page over. It is noted just before that, and given back after it.
 */
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

class EarlyTyping {
  #page: Document | null = null;
  #typed: { control: Control; giveBack: () => void }[] = [];
  #unfolded: HTMLDetailsElement[] = [];

  /** Called when the first script has come: from here on until the page is taken over. */
  watch(page: Document): void {
    this.#page = page;
    this.#note();
    page.addEventListener('input', this.#note, true);
    page.addEventListener('change', this.#note, true);
    page.addEventListener('toggle', this.#note, true);
  }

  /** Called once the page is the scripts'. Whoever listens hears of it as of any typing. */
  giveBack(): void {
    this.#page?.removeEventListener('input', this.#note, true);
    this.#page?.removeEventListener('change', this.#note, true);
    this.#page?.removeEventListener('toggle', this.#note, true);
    this.#page = null;
    for (const fold of this.#unfolded.splice(0)) fold.open = true;
    for (const { control, giveBack } of this.#typed.splice(0)) {
      giveBack();
      control.dispatchEvent(new Event('input', { bubbles: true }));
      control.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }

  readonly #note = (): void => {
    this.#unfolded = [...(this.#page?.querySelectorAll<HTMLDetailsElement>('details[open]') ?? [])];
    const controls = [...(this.#page?.querySelectorAll<Control>('input, textarea, select') ?? [])];
    this.#typed = controls.flatMap((control) => {
      const giveBack = changeOf(control);
      return giveBack ? [{ control, giveBack }] : [];
    });
  };
}

export const earlyTyping = new EarlyTyping();

/** What puts a control to what it holds now; null where that is what the server sent. */
function changeOf(control: Control): (() => void) | null {
  if (control instanceof HTMLSelectElement) return chosenIn(control);
  if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) {
    const { checked } = control;
    return checked === control.defaultChecked ? null : () => void (control.checked = checked);
  }
  const { value } = control;
  return value === control.defaultValue || isFixed(control) ? null : () => void (control.value = value);
}

const isFixed = (control: HTMLInputElement | HTMLTextAreaElement): boolean =>
  control.readOnly || control.type === 'file' || control.type === 'hidden';

function chosenIn(select: HTMLSelectElement): (() => void) | null {
  const { value } = select;
  const sent = [...select.options].find((option) => option.defaultSelected) ?? select.options[0];
  return value === sent?.value ? null : () => void (select.value = value);
}
