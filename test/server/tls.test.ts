/** The database's connection under TLS, through a front of the test's own with a certificate that it signed itself. */
import { once } from 'node:events';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Config } from '#server/config.server.ts';
import { connect, loginFromUrl, type Login } from '#server/db/connect.ts';
import { openSocket } from '#server/db/socket.ts';
import { openGround } from '#server/ground.ts';
import { freshConfig, freshStudy } from './harness.ts';
import { CERTIFICATE, TlsFront, type Answer } from './tls-front.ts';

let config: Config;
let drop: () => Promise<void>;
let front: TlsFront;
beforeEach(async () => ({ config, drop } = await freshConfig()));
afterEach(async () => {
  await front.close();
  await drop();
});

const direct = (): Login => loginFromUrl(config.databaseUrl ?? '');

/** The address of the same database behind a front. */
async function fronted(mode: string, host = 'localhost', answer: Answer = 'S'): Promise<string> {
  front = await TlsFront.open(direct(), answer);
  const url = new URL(config.databaseUrl ?? '');
  url.search = '';
  url.hostname = host;
  url.port = String(front.port);
  url.searchParams.set('sslmode', mode);
  return url.href;
}

async function asked(url: string): Promise<unknown> {
  const sql = connect(loginFromUrl(url), { max: 1, schema: 'public' });
  try {
    return (await sql`select 1 as one`)[0];
  } finally {
    await sql.end({ timeout: 1 });
  }
}

test('an instance starts, migrates and serves over TLS: no connection sends a word before it is encrypted', async () => {
  const { ground, close } = await openGround(
    { ...config, databaseUrl: await fronted('require') },
    { poolSize: 4 },
  );
  const study = await freshStudy(ground);
  expect((await study.place('lead')).project.name).toBe('Test study');
  await ground.live.settle(); // notifications come over it too
  await close();
  expect(front.asked.length).toBeGreaterThan(3);
  expect(new Set(front.asked.map((bytes) => bytes.toString('hex')))).toEqual(new Set(['0000000804d2162f']));
  expect(front.secured).toBe(front.asked.length);
});

describe('a certificate', () => {
  test('that nobody vouches for is refused by verify-full and verify-ca, and no word is sent', async () => {
    for (const mode of ['verify-full', 'verify-ca']) {
      await expect(asked(await fronted(mode))).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
      await front.close();
    }
    front = await TlsFront.open(direct());
  });

  test('of a known authority is believed by verify-full for its own host, and by verify-ca for any', async () => {
    const known = getCACertificates('default');
    setDefaultCACertificates([...known, CERTIFICATE]); // as NODE_EXTRA_CA_CERTS does at the start
    try {
      expect(await asked(await fronted('verify-full'))).toEqual({ one: 1 });
      await front.close();
      expect(await asked(await fronted('verify-ca', '127.0.0.1'))).toEqual({ one: 1 });
      await front.close();
      await expect(asked(await fronted('verify-full', '127.0.0.1'))).rejects.toMatchObject({
        code: 'ERR_TLS_CERT_ALTNAME_INVALID',
      });
    } finally {
      setDefaultCACertificates(known);
    }
  });
});

describe('a server that was asked for TLS', () => {
  test('and has none gets no word of a login', async () => {
    await expect(asked(await fronted('require', 'localhost', 'N'))).rejects.toMatchObject({ code: 'ETLS' });
    expect(front.asked.map(({ length }) => length)).toEqual([8]);
  });

  test('and sends a byte in clear behind its answer, as somebody between might, is not believed', async () => {
    await expect(asked(await fronted('require', 'localhost', 'S!'))).rejects.toMatchObject({ code: 'ETLS' });
  });

  test('and ends without an answer is given up', async () => {
    await expect(asked(await fronted('require', 'localhost', 'end'))).rejects.toMatchObject({ code: 'ETLS' });
  });

  test('and never answers is given up: nobody waits for ever', async () => {
    await fronted('require', 'localhost', 'silence');
    const tls = { rejectUnauthorized: false };
    const socket = await openSocket({ host: '127.0.0.1', port: front.port, tls, patience: 50 });
    socket.on('error', () => undefined); // its close is told as an error too
    const [error]: unknown[] = await once(socket, 'error');
    expect(error).toMatchObject({ code: 'ETLS' });
    expect(front.asked).toHaveLength(1);
  });
});
