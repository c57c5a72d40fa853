/** What is opened within a page closes by Escape. Marks it, so that this Escape is none of the two that leave at once. */
export const closesByEscape =
  (close: () => void) =>
  (node: HTMLElement): (() => void) => {
    const onkeydown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close();
    };
    node.dataset['escape'] = '';
    node.addEventListener('keydown', onkeydown);
    return () => {
      node.removeEventListener('keydown', onkeydown);
      delete node.dataset['escape'];
    };
  };
