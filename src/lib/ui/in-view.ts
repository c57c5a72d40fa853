/** Keeps what opens over the page within what one sees of it, also when it grows. For `{@attach}`. */
export function inView(node: HTMLElement): () => void {
  const watch = new ResizeObserver(() => node.scrollIntoView({ block: 'nearest' }));
  watch.observe(node);
  return () => watch.disconnect();
}
