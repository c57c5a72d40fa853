/**
 * What somebody began to write in the fields of a page and has not kept yet. A field in a form holds it until the form
 * was sent and taken; one without a form, until it says that it changed, which is when it is kept.
 */
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What a form says, upwards, when the server has taken it. */
export const TAKEN = 'sanad:taken';

export class Begun {
  #edited: Control[] = [];
  /** What they held before. */
  readonly #before = new WeakMap<Control, string>();
  /** Grows with every edit. */
  #edits = $state(0);

  /** Until the returned function is called. */
  readonly watch = (root: HTMLElement): (() => void) => {
    const heard: [string, (event: Event) => void][] = [
      ['focusin', ({ target }) => this.#enter(target)],
      ['input', ({ target }) => this.#edit(target)],
      ['change', ({ target }) => this.#change(target)],
      [TAKEN, ({ target }) => this.#taken(target)],
    ];
    for (const [kind, hear] of heard) root.addEventListener(kind, hear, true);
    return () => {
      for (const [kind, hear] of heard) root.removeEventListener(kind, hear, true);
    };
  };

  get holds(): boolean {
    return this.#held().length > 0;
  }

  /** Its words, to be copied. */
  text(): string {
    return this.#held()
      .filter((control) => !isPicked(control))
      .map((control) => control.value.trim())
      .filter((text) => text !== '')
      .join('\n\n');
  }

  /** To where it was begun last; false: nowhere. */
  focus(): boolean {
    const last = this.#held().at(-1);
    last?.focus();
    return last !== undefined;
  }

  #held(): Control[] {
    void this.#edits;
    return this.#edited.filter(
      (control) => control.isConnected && valueOf(control) !== (this.#before.get(control) ?? ''),
    );
  }

  #enter(target: EventTarget | null): void {
    if (isControl(target) && !this.#edited.includes(target)) this.#before.set(target, valueOf(target));
  }

  #edit(target: EventTarget | null): void {
    if (!isControl(target)) return;
    if (!this.#edited.includes(target)) this.#edited.push(target);
    this.#edits++;
  }

  #change(target: EventTarget | null): void {
    if (isControl(target) && target.form === null && target.role !== 'combobox') this.#forget([target]);
    else this.#edit(target);
  }

  #taken(target: EventTarget | null): void {
    this.#forget(this.#edited.filter((control) => control.form === target));
  }

  #forget(controls: readonly Control[]): void {
    this.#edited = this.#edited.filter((control) => !controls.includes(control));
    for (const control of controls) this.#before.set(control, valueOf(control));
    this.#edits++;
  }
}

const isControl = (target: EventTarget | null): target is Control =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;

/** It is chosen, not written. */
const isPicked = (control: Control): boolean =>
  control instanceof HTMLSelectElement || ['checkbox', 'radio', 'file'].includes(control.type);

function valueOf(control: Control): string {
  const ticks = control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type);
  return ticks ? String(control.checked) : control.value;
}
