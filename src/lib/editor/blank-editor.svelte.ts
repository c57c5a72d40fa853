/** Filling the blanks of one assertion, from blank to blank. */
import type { AssertionEntry } from '#doc/entry.ts';
import { Picker } from '#lib/ui/picker.svelte.ts';
import { choicesOf, claimFields, cleared, isTyped, readTyped, type Choice } from './assertion-choices.ts';
import type { BlankKey, SentenceContext } from './assertion-sentence.ts';
import type { RecordWork } from './work.svelte.ts';

const NEW = 'new-claim';

export interface BlankEditorOptions {
  work: RecordWork;
  assertion: () => AssertionEntry;
  context: () => SentenceContext;
  /** The sentence is left: it takes the focus. */
  onLeave: () => void;
  /** What was typed cannot be taken: typing on replaces it. */
  onRefused: () => void;
}

export class BlankEditor {
  /** The words of a claim that is being made in place, or null. */
  newClaim: string | null = $state(null);
  fault = $state('');
  readonly picker: Picker<Choice>;
  readonly #options: BlankEditorOptions;

  constructor(options: BlankEditorOptions) {
    this.#options = options;
    const { context } = options;
    this.picker = new Picker<Choice>({
      choices: () => (this.open ? choicesOf(this.open, options.assertion(), context()) : []),
      onPick: (choice) => this.#pick(choice),
      onCancel: () => this.leave(),
      onTab: (step, text) => this.#tab(step, text),
      onText: (text) => this.#take(text, 1),
      onClear: () => this.#clear(),
      typed: () => this.open !== null && isTyped(this.open),
      make: (text) =>
        this.open === 'claim' ? { id: NEW, label: context().m.assertion.newClaim(text), fields: {} } : null,
    });
  }

  /** The blank that asks now. */
  get open(): BlankKey | null {
    const { work } = this.#options;
    return work.coding && work.active === this.#id ? work.blank : null;
  }

  get #id(): string {
    return this.#options.assertion().id;
  }

  ask(key: BlankKey): void {
    const { work } = this.#options;
    if (!work.coding) return;
    if (work.active !== this.#id) work.activate(this.#id);
    this.#rest();
    work.blank = key;
  }

  leave(): void {
    this.#rest();
    this.#options.work.endBlank();
    this.#onLeft();
  }

  /** The sentence takes the focus; if it went since nothing was said in it, the text does. */
  #onLeft(): void {
    const { work, onLeave } = this.#options;
    if (work.active === this.#id) onLeave();
    else work.view?.focus();
  }

  /** A claim was made in place: it fills the blank. */
  made(id: string): void {
    const found = this.#options.work.claims.find((one) => one.id === id);
    this.newClaim = null;
    if (found) this.#options.work.fill(this.#id, claimFields(found));
    this.#goOn(1);
  }

  #pick(choice: Choice): void {
    if (choice.id === NEW) {
      this.newClaim = this.picker.text.trim();
      return;
    }
    this.#options.work.fill(this.#id, choice.fields);
    this.#goOn(1);
  }

  /** Typed blanks take the text; in the others only a choice counts. */
  #take(text: string, step: 1 | -1): void {
    const key = this.open;
    if (!key) return;
    if (text.trim() === '') return this.#goOn(step);
    const fields = readTyped(key, text);
    if (!fields) {
      const words = this.#options.context().m.assertion.notRead;
      this.fault = isTyped(key) ? words[key] : words.other;
      if (!isTyped(key)) this.picker.showAll();
      this.#options.onRefused();
      return;
    }
    this.#options.work.fill(this.#id, fields);
    this.#goOn(step);
  }

  /** Tab takes what was typed, or the choice that was found by typing, and goes on. */
  #tab(step: 1 | -1, text: string): void {
    const { current } = this.picker;
    if (text.trim() === '' || !current || current.id === NEW) return this.#take(text, step);
    this.#options.work.fill(this.#id, current.fields);
    this.#goOn(step);
  }

  #clear(): void {
    if (this.open) this.#options.work.fill(this.#id, cleared(this.open));
  }

  #goOn(step: 1 | -1): void {
    const { work } = this.#options;
    const from = this.open;
    this.#rest();
    if (from) work.nextBlank(this.#id, from, step);
    if (work.blank === null) this.#onLeft();
  }

  #rest(): void {
    this.picker.type('');
    this.fault = '';
  }
}
