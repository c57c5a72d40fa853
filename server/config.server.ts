import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';

/** The environment, read once at start. Every default is a contract (README). */
export interface Config {
  port: number;
  host: string;
  /** Origins that are ours: `ORIGIN`, else localhost and 127.0.0.1 on the port. */
  origins: string[];
  /** The header in which a proxy says who asks; null: whoever is connected. */
  addressHeader: string | null;
  /** How many proxies of ours stand in front, each adding to `X-Forwarded-For`. */
  forwards: number;
  /** The owner's login; null: the embedded Postgres under `data`. */
  databaseUrl: string | null;
  data: string;
  keys: string;
  /** Documents that may be open in memory at once. */
  rooms: number;
  /** Requests within ten seconds from one account, or from one address where nobody is signed in. */
  requests: number;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  demo: boolean;
}

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  ORIGIN: z.url().optional(),
  ADDRESS_HEADER: z
    .string()
    .regex(/^[a-z0-9-]*$/i, 'must be the name of a header')
    .optional(),
  XFF_DEPTH: z.coerce.number().int().min(1).max(20).default(1),
  DATABASE_URL: z.string().optional(),
  SANAD_DATA: z.string().optional(),
  SANAD_KEYS: z.string().optional(),
  SANAD_ROOMS: z.coerce.number().int().min(1).default(2_000),
  SANAD_REQUESTS: z.coerce.number().int().min(100).default(3_000),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export class ConfigError extends Error {
  override name = 'ConfigError';
}

export function readConfig(env: NodeJS.ProcessEnv, options: { demo: boolean }): Config {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) {
    const words = parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ');
    throw new ConfigError(
      `The environment has a setting that cannot be used (${words}). Correct it and start again.`,
    );
  }
  const e = parsed.data;
  const data = absolute(e.SANAD_DATA ?? (options.demo ? '.sanad-demo' : '.sanad'));
  return {
    port: e.PORT,
    host: e.HOST,
    origins: e.ORIGIN
      ? [e.ORIGIN.replace(/\/$/, '')]
      : [`http://localhost:${e.PORT}`, `http://127.0.0.1:${e.PORT}`],
    addressHeader: e.ADDRESS_HEADER?.toLowerCase() || null,
    forwards: e.XFF_DEPTH,
    databaseUrl: e.DATABASE_URL ?? null,
    data,
    keys: absolute(e.SANAD_KEYS ?? `${data}-keys`),
    rooms: e.SANAD_ROOMS,
    requests: e.SANAD_REQUESTS,
    logLevel: e.LOG_LEVEL,
    demo: options.demo,
  };
}

const absolute = (path: string): string =>
  (isAbsolute(path) ? path : resolve(process.cwd(), path)).replace(/\/+$/, '');
