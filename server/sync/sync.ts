/** The sync server: rooms over the update log, behind `/sync/` (PROTOCOL.md). */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Ground } from '../ground.ts';

export interface SyncStats {
  sockets: number;
  rooms: number;
  /** Updates that wait for their commit. */
  queued: number;
}

export interface Sync {
  /** Takes an upgrade to `/sync/…`: always accepts it, and refuses by close code. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  stats(): SyncStats;
  /** Stops taking, commits what is queued, tells clients to come back (1012). */
  close(): Promise<void>;
}

export function createSync(_ground: Ground): Sync {
  return {
    handleUpgrade: (_request, socket) => void socket.destroy(),
    stats: () => ({ sockets: 0, rooms: 0, queued: 0 }),
    close: () => Promise.resolve(),
  };
}
