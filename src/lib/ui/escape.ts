/** What is opened within a page closes by Escape. */
export const closesByEscape =
  (close: () => void) =>
  (node: HTMLElement): (() => void) => {
    const onkeydown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close();
    };
    node.addEventListener('keydown', onkeydown);
    return () => node.removeEventListener('keydown', onkeydown);
  };
