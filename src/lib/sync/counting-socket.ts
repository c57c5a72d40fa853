/** A WebSocket that tells which of its frames the server counts: updates and step 2s of the y-websocket protocol. */
export type Counted = 'update' | 'step2';

/** Message 0 is sync; inside it 0 asks, 1 answers with what the other lacks, 2 is an update. */
export function countedFrame(frame: unknown): Counted | null {
  if (!(frame instanceof Uint8Array) || frame[0] !== 0) return null;
  if (frame[1] === 1) return 'step2';
  return frame[1] === 2 ? 'update' : null;
}

/** The class that the provider constructs for each connection. */
export function countingSocket(onCounted: (what: Counted) => void): typeof WebSocket {
  return class extends WebSocket {
    override send(data: string | Blob | BufferSource): void {
      super.send(data);
      const what = countedFrame(data);
      if (what) onCounted(what);
    }
  };
}

/** The page's own host is the server. */
export const syncAddress = (page: { protocol: string; host: string }): string =>
  `${page.protocol === 'https:' ? 'wss:' : 'ws:'}//${page.host}/sync`;
