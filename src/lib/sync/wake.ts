/** When a page should look after its connection at once: the network came or went, a laptop woke, a tab is seen again. */
export interface Wake {
  /** Connect now, if there is no connection; if there is one, see whether it still lives. */
  onWake: () => void;
  /** The network went: the connection is dead, though the browser may not know it yet. */
  onGone: () => void;
  /** The browser puts the page aside whole (bfcache): it cannot keep a socket, and comes back by `onWake`. */
  onAside: () => void;
}

/** Until the returned function is called. */
export function listenForWake({ onWake, onGone, onAside }: Wake): () => void {
  const onVisible = (): void => {
    if (!document.hidden) onWake();
  };
  const onHide = (event: PageTransitionEvent): void => {
    if (event.persisted) onAside();
  };
  const onShow = (event: PageTransitionEvent): void => {
    if (event.persisted) onWake();
  };
  document.addEventListener('visibilitychange', onVisible);
  window.addEventListener('focus', onVisible);
  window.addEventListener('online', onWake);
  window.addEventListener('offline', onGone);
  window.addEventListener('pagehide', onHide);
  window.addEventListener('pageshow', onShow);
  return () => {
    document.removeEventListener('visibilitychange', onVisible);
    window.removeEventListener('focus', onVisible);
    window.removeEventListener('online', onWake);
    window.removeEventListener('offline', onGone);
    window.removeEventListener('pagehide', onHide);
    window.removeEventListener('pageshow', onShow);
  };
}
