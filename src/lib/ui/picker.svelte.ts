/** Finding one thing in a list by typing: what a combobox's input and its list share. */
export interface Pickable {
  id: string;
  label: string;
  detail?: string;
  /** Other words by which it is found. */
  also?: string;
}

export interface PickerOptions<T extends Pickable> {
  choices: () => readonly T[];
  onPick: (choice: T) => void;
  onCancel: () => void;
  /** Tab: to the next or previous place; what was typed is handed over. */
  onTab?: (step: 1 | -1, text: string) => void;
  /** Enter on a text that no choice matches. */
  onText?: (text: string) => void;
  /** Backspace where nothing is typed. */
  onClear?: () => void;
  /** What is typed counts as it stands: a choice is taken only when it was gone to, or clicked. */
  typed?: () => boolean;
  /** A choice made of what was typed, offered last. */
  make?: (text: string) => T | null;
}

/** As many as anybody reads; typing narrows the rest. */
const SHOWN = 40;

export class Picker<T extends Pickable> {
  text = $state('');
  index = $state(0);
  /** An arrow was used since one typed. */
  #moved = $state(false);
  /** The whole list, whatever is typed. */
  #all = $state(false);
  readonly #options: PickerOptions<T>;
  readonly matches: readonly T[] = $derived.by(() => {
    const made = this.text.trim() === '' ? null : (this.#options.make?.(this.text.trim()) ?? null);
    const found = matching(this.#options.choices(), this.#all ? '' : this.text).slice(0, SHOWN);
    return made ? [...found, made] : found;
  });

  constructor(options: PickerOptions<T>) {
    this.#options = options;
  }

  get current(): T | undefined {
    return this.#waits ? undefined : this.matches[Math.min(this.index, this.matches.length - 1)];
  }

  type(text: string): void {
    this.text = text;
    this.index = 0;
    this.#moved = false;
    this.#all = false;
  }

  /** What was typed is nothing in the list: the whole list is shown. */
  showAll(): void {
    this.#all = true;
    this.index = 0;
  }

  get #waits(): boolean {
    return waits(this.#options.typed?.() ?? false, this.#moved);
  }

  #go(index: number): void {
    this.index = this.#waits && index > 0 ? 0 : index;
    this.#moved = true;
  }

  pick(choice: T): void {
    this.#options.onPick(choice);
  }

  readonly onkeydown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const handled = this.#key(event);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #key(event: KeyboardEvent): boolean {
    const last = this.matches.length - 1;
    switch (event.key) {
      case 'ArrowDown':
        this.#go(this.index >= last ? 0 : this.index + 1);
        return true;
      case 'ArrowUp':
        this.#go(this.index <= 0 ? Math.max(last, 0) : this.index - 1);
        return true;
      case 'Enter':
        if (this.current) this.pick(this.current);
        else this.#options.onText?.(this.text);
        return true;
      case 'Escape':
        this.#options.onCancel();
        return true;
      case 'Backspace':
        if (this.text !== '' || !this.#options.onClear) return false;
        this.#options.onClear();
        return true;
      case 'Tab':
        if (!this.#options.onTab) return false;
        this.#options.onTab(event.shiftKey ? -1 : 1, this.text);
        return true;
      default:
        return false;
    }
  }
}

/** Whether the list only suggests: Enter and Tab then take what was typed, and no choice that happens to match it. */
export const waits = (typed: boolean, moved: boolean): boolean => typed && !moved;

/** Choices whose label or detail holds every word that was typed; those that begin with the text first. */
export function matching<T extends Pickable>(choices: readonly T[], text: string): T[] {
  const words = text
    .toLowerCase()
    .split(/[\s›]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [...choices];
  const found = choices.filter((choice) => {
    const hay = `${choice.label} ${choice.detail ?? ''} ${choice.also ?? ''}`.toLowerCase();
    return words.every((word) => hay.includes(word));
  });
  const begins = (choice: T): number => (choice.label.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1);
  return found.toSorted((a, b) => begins(a) - begins(b));
}
