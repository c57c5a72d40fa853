/** Whom the server believes: the database's certificate, the proxy's header, the folder of the socket. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '#server/config.server.ts';
import { loginFromUrl, tlsOptions } from '#server/db/connect.ts';
import { EmbeddedPostgresError, makeOwnFolder } from '#server/db/embedded.ts';
import { askerOf, isFromHere, proxyWarning } from '#server/http/asker.ts';

describe('sslmode', () => {
  const optionsOf = (host: string, mode: string) =>
    tlsOptions(loginFromUrl(`postgres://me@${host}/sanad${mode && `?sslmode=${mode}`}`));

  test('verify-full believes only a certificate of the host', () => {
    expect(optionsOf('db.example.org', 'verify-full')).toEqual({
      rejectUnauthorized: true,
      servername: 'db.example.org',
    });
    expect(optionsOf('10.0.0.7', 'verify-full')).toEqual({ rejectUnauthorized: true, host: '10.0.0.7' });
  });

  test('verify-ca believes a certificate of a known authority, for any host', () => {
    const options = optionsOf('db.example.org', 'verify-ca');
    expect(options).toMatchObject({ rejectUnauthorized: true });
    expect(options).toHaveProperty('checkServerIdentity');
  });

  test('require encrypts, and without a mode there is no TLS', () => {
    expect(optionsOf('db.example.org', 'require')).toEqual({ rejectUnauthorized: false });
    expect(optionsOf('db.example.org', '')).toBe(false);
    expect(optionsOf('db.example.org', 'disable')).toBe(false);
  });
});

describe('behind a proxy', () => {
  const config = (env: Record<string, string>) => readConfig(env, { demo: false });
  const ask = (env: Record<string, string>, headers: Record<string, string>): string =>
    askerOf(
      Object.assign(Object.create(null), { headers, socket: { remoteAddress: '127.0.0.1' } }),
      config(env),
    );

  test('whoever is connected asks, whatever a header says, unless ADDRESS_HEADER names one', () => {
    expect(ask({}, { 'x-forwarded-for': '9.9.9.9' })).toBe('127.0.0.1');
    expect(ask({ ADDRESS_HEADER: 'X-Real-IP' }, { 'x-real-ip': '9.9.9.9' })).toBe('9.9.9.9');
    expect(ask({ ADDRESS_HEADER: 'X-Real-IP' }, {})).toBe('127.0.0.1');
  });

  test('of X-Forwarded-For counts what our own proxies added, XFF_DEPTH from the end', () => {
    const headers = { 'x-forwarded-for': 'forged, 8.8.8.8, 10.0.0.2' };
    expect(ask({ ADDRESS_HEADER: 'X-Forwarded-For' }, headers)).toBe('10.0.0.2');
    expect(ask({ ADDRESS_HEADER: 'X-Forwarded-For', XFF_DEPTH: '2' }, headers)).toBe('8.8.8.8');
    expect(ask({ ADDRESS_HEADER: 'X-Forwarded-For', XFF_DEPTH: '4' }, headers)).toBe('127.0.0.1');
  });

  test('settings that cannot be used are said by name', () => {
    expect(() => config({ XFF_DEPTH: '0' })).toThrow(ConfigError);
    expect(() => config({ ADDRESS_HEADER: 'X Real IP' })).toThrow(/ADDRESS_HEADER/);
  });

  test('nobody is known to be on this machine where ORIGIN names another place: a bare proxy_pass says nothing', () => {
    const here = (env: Record<string, string>, headers = {}, address = '127.0.0.1'): boolean =>
      isFromHere({ headers: new Headers(headers), address }, config(env));
    expect(here({})).toBe(true);
    expect(here({ ORIGIN: 'http://localhost:8080' })).toBe(true);
    expect(here({ ORIGIN: 'http://[::1]:8080' }, {}, '::1')).toBe(true);
    expect(here({ ORIGIN: 'https://sanad.example.org' })).toBe(false);
    expect(here({ ORIGIN: 'https://localhost.example.org' })).toBe(false);
    expect(here({}, { 'x-forwarded-for': '203.0.113.5' })).toBe(false);
    expect(here({}, {}, '203.0.113.5')).toBe(false);
  });

  test('an https ORIGIN without ADDRESS_HEADER is warned of', () => {
    const https = { ORIGIN: 'https://sanad.example.org' };
    expect(proxyWarning(config(https))).toMatch(/ADDRESS_HEADER is not set/);
    expect(proxyWarning(config({ ...https, ADDRESS_HEADER: 'x-real-ip' }))).toBeNull();
    expect(proxyWarning(config({}))).toBeNull();
  });
});

describe('the folder of the embedded Postgres’ socket', () => {
  let above: string;
  beforeEach(() => (above = mkdtempSync(join(tmpdir(), 'sanad-reach-'))));
  afterEach(() => rmSync(above, { recursive: true, force: true }));

  test('is made for us alone, and made so again where it is looser', () => {
    const path = join(above, 'socket');
    makeOwnFolder(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    chmodSync(path, 0o755);
    makeOwnFolder(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  test('is refused by name where another thing stands, a link to a folder too', () => {
    const [link, file] = [join(above, 'link'), join(above, 'file')];
    mkdirSync(join(above, 'theirs'));
    symlinkSync(join(above, 'theirs'), link);
    writeFileSync(file, '');
    for (const path of [link, file]) {
      expect(() => makeOwnFolder(path)).toThrow(EmbeddedPostgresError);
      expect(() => makeOwnFolder(path)).toThrow(path);
    }
  });

  test('is refused where it is another user’s', () => {
    const path = join(above, 'socket');
    makeOwnFolder(path);
    const { getuid } = process;
    process.getuid = () => (getuid?.() ?? 0) + 1;
    try {
      expect(() => makeOwnFolder(path)).toThrow(/another user.*start again/s);
    } finally {
      if (getuid) process.getuid = getuid;
    }
  });
});
