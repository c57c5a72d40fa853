/**
 * A run of typing: letter after letter in one paragraph of a long text. As long as it lasts, what is far out of view is
 * not laid out and painted again for every letter that somebody writes (`.run` in record.css).
 *
 * A browser cannot put a caret into what is not laid out: a letter went elsewhere. So all of the text is laid out again
 * before anything happens that may take the caret away from what stands in view: any key but a letter, a press of the
 * mouse, an input method, a move of the caret by whatever else, its paragraph's leaving the screen.
 */
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/** In a shorter text nothing would be won (blocks). */
const LONG = 150;
/** Letters before a run begins: where one corrects a word here and there, it does not. */
const LETTERS = 3;
/** Without a letter for so long it is over (ms). */
const IDLE = 3_000;

export function typingRun(): Plugin {
  let run: Run | null = null;
  const over = (): false => (run?.end(), false);
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (view, event) => {
          if (isLetter(view, event)) run?.onLetter();
          else if (!MODIFIERS.has(event.key)) run?.end();
          return false;
        },
        beforeinput: (_, { inputType }) => (WRITES.has(inputType) ? false : over()),
        compositionstart: over,
        blur: over,
      },
    },
    view: (view) => {
      const current = new Run(view);
      run = current;
      const look = (): void => current.look();
      addEventListener('pointerdown', over, { capture: true });
      addEventListener('scroll', look, { capture: true, passive: true });
      return {
        update: look,
        destroy: () => {
          current.end();
          removeEventListener('pointerdown', over, { capture: true });
          removeEventListener('scroll', look, { capture: true });
        },
      };
    },
  });
}

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock']);
const WRITES = new Set(['insertText', 'deleteContentBackward']);

/** Or one taken back within the paragraph. */
function isLetter({ state: { selection } }: EditorView, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !selection.empty) return false;
  return event.key.length === 1 || (event.key === 'Backspace' && selection.$head.parentOffset > 0);
}

class Run {
  readonly #view: EditorView;
  #letters = 0;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The paragraph of the caret, while the run lasts. */
  #paragraph: HTMLElement | null = null;

  constructor(view: EditorView) {
    this.#view = view;
  }

  onLetter(): void {
    this.look();
    this.#letters += 1;
    if (this.#letters < LETTERS || this.#view.state.doc.childCount < LONG) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(), IDLE);
    // In a frame: what is in view is looked for before the next key comes.
    if (!this.#paragraph) this.#frame ||= requestAnimationFrame(() => this.#begin());
  }

  /** Whether the caret still stands where one types, and is seen there. */
  look(): void {
    const paragraph = this.#paragraph;
    if (paragraph && (paragraph !== paragraphOf(this.#view) || !isInView(paragraph))) this.end();
  }

  end(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    [this.#frame, this.#letters, this.#paragraph] = [0, 0, null];
    this.#view.dom.classList.remove('run');
  }

  #begin(): void {
    this.#frame = 0;
    const paragraph = paragraphOf(this.#view);
    if (!paragraph || !isInView(paragraph)) return;
    this.#paragraph = paragraph;
    this.#view.dom.classList.add('run');
  }
}

/** The element in which the caret stands. */
function paragraphOf(view: EditorView): HTMLElement | null {
  const { $head } = view.state.selection;
  const element = view.hasFocus() && $head.depth > 0 ? view.nodeDOM($head.before(1)) : null;
  return element instanceof HTMLElement ? element : null;
}

function isInView(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
