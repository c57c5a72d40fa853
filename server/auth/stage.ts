/**
 * How far a session has come. Leads, analysts, auditors and admins must have a second factor, whoever else has one must
 * show it (PROTECTION 7). Worked out anew at every request: who becomes a lead in mid-session is led to enrolment next.
 */
import type { Config } from '../config.server.ts';
import { isLocalOrigin } from '../http/asker.ts';

export type Stage =
  /** Signed in. */
  | 'open'
  /** The password was right; a second factor is still to be shown. */
  | 'ask'
  /** The password was right; there must be a second factor, and there is none yet. */
  | 'enrol';

export interface Standing {
  /** A second factor was shown in this session. */
  passed: boolean;
  enrolled: boolean;
  /** By a role, or as an admin. */
  bound: boolean;
}

export function stageOf(config: Config, { passed, enrolled, bound }: Standing): Stage {
  if (passed) return 'open';
  if (enrolled) return 'ask';
  return bound && !waives(config) ? 'enrol' : 'open';
}

/**
 * Only a demo that this machine alone can reach demands none: `demo` is true only on data that is marked as a demo's
 * (server/instance.ts), and no setting says it of other data.
 */
export const waives = ({ demo, host, origins }: Pick<Config, 'demo' | 'host' | 'origins'>): boolean =>
  demo && /^(127\.[\d.]+|::1|localhost)$/.test(host) && origins.every(isLocalOrigin);
