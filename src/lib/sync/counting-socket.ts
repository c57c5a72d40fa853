/** A WebSocket that tells which of its frames the server counts: updates and step 2s of the y-websocket protocol. */
export type Counted = 'update' | 'step2';

/** Bytes of an update beyond which it goes as a step 2, which the gate reads in slices and with wider caps. */
const LARGE = 16 * 1024;

/** Message 0 is sync; inside it 0 asks, 1 answers with what the other lacks, 2 is an update. */
export function countedFrame(frame: unknown): Counted | null {
  if (!(frame instanceof Uint8Array) || frame[0] !== 0) return null;
  if (frame[1] === 1) return 'step2';
  return frame[1] === 2 ? 'update' : null;
}

/**
 * A large update, such as a record's whole text taken out in one stroke or brought back by an undo, may hold more
 * structs and deletions than the gate takes in one update (G7, G8, G11). A step 2 may hold them: the two differ in one
 * byte. Null where a frame can go as it is.
 */
export function asStep2(frame: unknown): Uint8Array<ArrayBuffer> | null {
  if (!(frame instanceof Uint8Array) || frame.length <= LARGE || countedFrame(frame) !== 'update')
    return null;
  const step2 = new Uint8Array(frame);
  step2[1] = 1;
  return step2;
}

export interface Counting {
  /** Whether an update may be sent by itself now; else the step 2 that is to come carries it. */
  mayUpdate: () => boolean;
  onCounted: (what: Counted) => void;
}

/** The class that the provider constructs for each connection. */
export function countingSocket({ mayUpdate, onCounted }: Counting): typeof WebSocket {
  return class extends WebSocket {
    override send(data: string | Blob | BufferSource): void {
      const what = countedFrame(data);
      if (what === 'update' && !mayUpdate()) return;
      super.send(asStep2(data) ?? data);
      if (what) onCounted(what);
    }
  };
}

/** The page's own host is the server. */
export const syncAddress = (page: { protocol: string; host: string }): string =>
  `${page.protocol === 'https:' ? 'wss:' : 'ws:'}//${page.host}/sync`;
