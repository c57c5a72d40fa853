import { afterEach, describe, expect, test, vi } from 'vitest';
import { en } from '#lib/messages/en.ts';
import {
  advance,
  emptyLedger,
  mayUpdate,
  pendingOf,
  type Ledger,
  type LedgerEvent,
} from '#lib/sync/ledger.ts';
import { Settle } from '#lib/sync/settle.ts';
import { heldBy, linkState, waitsForOf, type LinkFacts, type LinkState } from '#lib/sync/state.ts';

const after = (...events: LedgerEvent[]): Ledger => events.reduce(advance, emptyLedger);
const facts = (ledger: Ledger, more: Partial<LinkFacts> = {}): LinkFacts => ({
  ledger,
  cause: 'network',
  pace: 'usual',
  readOnly: null,
  refusal: null,
  ...more,
});
const said = (ledger: Ledger): string => {
  const state = linkState(facts(ledger));
  return 'changes' in state ? `${state.kind} ${state.changes}` : state.kind;
};

const opened: LedgerEvent = { kind: 'opened' };
const synced: LedgerEvent = { kind: 'synced' };
const closed: LedgerEvent = { kind: 'closed' };
const changed: LedgerEvent = { kind: 'changed' };
const update: LedgerEvent = { kind: 'sent', what: 'update' };
const step2: LedgerEvent = { kind: 'sent', what: 'step2' };
const committed = (count: number): LedgerEvent => ({ kind: 'committed', count });

describe('saved is said only when the log has committed', () => {
  test('a page that has not synced yet says connecting, not saved', () => {
    expect(said(emptyLedger)).toBe('connecting');
    expect(said(after(opened))).toBe('connecting');
    expect(said(after(opened, step2, synced))).toBe('saved');
  });

  test('a change is saving until the message that carries it is counted', () => {
    const typed = [opened, step2, synced, changed, update, changed, update];
    expect(said(after(...typed))).toBe('saving 2');
    expect(said(after(...typed, committed(1)))).toBe('saving 2');
    expect(said(after(...typed, committed(2)))).toBe('saving 1');
    expect(said(after(...typed, committed(3)))).toBe('saved');
  });

  test('a deletion, which leaves the state vector as it is, is counted like any message', () => {
    expect(said(after(opened, step2, synced, committed(1), changed, update))).toBe('saving 1');
  });

  test('what was sent and not confirmed before the connection broke is kept until a step 2 is committed', () => {
    const cut = [opened, step2, synced, changed, update, closed];
    expect(said(after(...cut))).toBe('offline 1');
    expect(said(after(...cut, changed, opened))).toBe('saving 2');
    expect(said(after(...cut, changed, opened, synced, committed(0)))).toBe('saving 2');
    expect(said(after(...cut, changed, opened, synced, step2, committed(1)))).toBe('saved');
  });

  test('a count of an older socket does not confirm what a new one carries', () => {
    const again = [opened, step2, synced, changed, update, closed, opened];
    expect(said(after(...again, synced, committed(0)))).toBe('saving 1');
  });

  test('one step 2 carries many changes, and only those that were made before it', () => {
    const many = [closed, changed, changed, changed, opened, step2, changed, synced];
    expect(said(after(...many))).toBe('saving 4');
    expect(said(after(...many, committed(1)))).toBe('saving 1');
    expect(said(after(...many, update, committed(2)))).toBe('saved');
  });
});

describe('a change between the opening and the first step 2', () => {
  test('waits for the step 2, and goes by itself from then on', () => {
    expect(mayUpdate(after(opened))).toBe(false);
    expect(mayUpdate(after(opened, step2))).toBe(true);
    expect(mayUpdate(after(opened, step2, closed, opened))).toBe(false);
  });

  test('of a reader, who is asked for none, is sent, and so answered by a denial (G2)', () => {
    expect(mayUpdate(after(opened, synced))).toBe(true);
  });
});

test('whatever happens in whatever order, a change is saved by a message that carries it and by nothing else', () => {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9));
  const random = mulberry(seed);
  for (let run = 0; run < 300; run++) {
    let ledger = emptyLedger;
    // The model: changes in the document, which of them the socket's messages carry, what the server has committed.
    let made = 0;
    const safe = new Set<number>();
    let carried: number[][] = [];
    const isIn = (change: number): boolean => safe.has(change) || carried.flat().includes(change);
    const unsent = (): number[] => [...Array(made).keys()].filter((c) => !isIn(c));
    for (let step = 0; step < 60; step++) {
      const roll = random();
      if (roll < 0.35) {
        ledger = advance(ledger, changed);
        made++;
        if ((ledger.socket === 'open' || ledger.socket === 'synced') && mayUpdate(ledger)) {
          ledger = advance(ledger, update);
          carried.push([made - 1]);
        }
      } else if (roll < 0.5 && ledger.socket !== 'open' && ledger.socket !== 'synced') {
        ledger = advance(ledger, opened);
        carried = [];
      } else if (roll < 0.65 && ledger.socket === 'open' && !ledger.answered) {
        carried.push(unsent());
        ledger = advance(ledger, step2);
      } else if (roll < 0.75 && ledger.answered) {
        ledger = advance(ledger, synced);
      } else if (roll < 0.9 && carried.length > 0) {
        const count = 1 + Math.floor(random() * carried.length);
        carried
          .slice(0, count)
          .flat()
          .forEach((change) => safe.add(change));
        ledger = advance(ledger, committed(count));
      } else if (roll > 0.95) {
        ledger = advance(ledger, closed);
        carried = [];
      }
      expect(pendingOf(ledger), `seed ${seed}, run ${run}, step ${step}`).toBe(made - safe.size);
    }
  }
});

function mulberry(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('other states', () => {
  test('a reader is told why, and offline comes before it', () => {
    const locked = { readOnly: 'locked' as const };
    expect(linkState(facts(after(opened, synced), locked))).toEqual({
      kind: 'read-only',
      why: 'locked',
      changes: 0,
    });
    expect(linkState(facts(after(opened, synced, changed, update), locked))).toMatchObject({ changes: 1 });
    expect(linkState(facts(after(opened, synced, closed), locked))).toMatchObject({
      kind: 'offline',
      changes: 0,
    });
  });

  test('who leaves is told for what the changes wait: a lock is no lost network', () => {
    const waits = (ledger: Ledger, more: Partial<LinkFacts> = {}) =>
      waitsForOf(linkState(facts(ledger, more)));
    const offline = after(opened, closed, changed);
    expect(waits(offline)).toBe('network');
    expect(waits(offline, { cause: 'busy' })).toBe('server');
    const online = after(opened, synced, changed, update);
    expect(waits(online)).toBe('server');
    expect(waits(online, { readOnly: 'locked' })).toBe('unlock');
    expect(waits(online, { readOnly: 'role' })).toBe('role');
    const refusal = { code: 4401, rule: null, changes: 1, kept: '' };
    expect(waits(online, { refusal: { ...refusal, meaning: 'sign-in' } })).toBe('sign-in');
    expect(waits(online, { refusal: { ...refusal, code: 4409, meaning: 'rule' } })).toBe('nothing');
  });

  test('offline says why, and saving how long it has waited', () => {
    expect(linkState(facts(after(opened, closed, changed), { cause: 'busy' }))).toEqual({
      kind: 'offline',
      changes: 1,
      cause: 'busy',
    });
    const waiting = after(opened, step2, synced, changed, update);
    expect(linkState(facts(waiting, { pace: 'stuck' }))).toEqual({
      kind: 'saving',
      changes: 1,
      pace: 'stuck',
    });
  });
});

describe('what the state line shows and tells', () => {
  const offline = (changes: number, cause: 'network' | 'restart' = 'network'): LinkState => ({
    kind: 'offline',
    changes,
    cause,
  });
  const saving = (changes: number): LinkState => ({ kind: 'saving', changes, pace: 'usual' });

  function line(first: LinkState) {
    vi.useFakeTimers();
    const shown = [first.kind];
    const told: LinkState[] = [];
    const settle = new Settle(first, (now) => {
      if (shown.at(-1) !== now.shown.kind) shown.push(now.shown.kind);
      if (now.told !== first && told.at(-1) !== now.told) told.push(now.told);
    });
    const see = (state: LinkState, ms: number): void => {
      settle.see(state);
      vi.advanceTimersByTime(ms);
    };
    return { see, shown, told };
  }
  afterEach(() => vi.useRealTimers());

  test('of a line that comes and goes within a second nothing flickers, and nothing is read aloud', () => {
    const { see, shown, told } = line(offline(2));
    for (let i = 0; i < 5; i++) {
      see({ kind: 'connecting' }, 300);
      see(saving(2), 300);
      see(offline(2, 'restart'), 300);
      see(offline(2), 300);
    }
    expect(shown).toEqual(['offline']);
    expect(told).toEqual([]);
  });

  test('what is saved is seen at once, what is not any more too; typing is read aloud to nobody', () => {
    const { see, shown, told } = line({ kind: 'saved' });
    see(saving(1), 50);
    see({ kind: 'saved' }, 50);
    see(offline(1), 50);
    expect(shown).toEqual(['saved', 'saving', 'saved', 'offline']);
    see(saving(1), 1_500);
    see({ kind: 'saved' }, 0);
    expect(shown.slice(-2)).toEqual(['saving', 'saved']);
    expect(told).toEqual([]);
  });

  test('what lasts a second is told once, with its count, whatever one types on', () => {
    const { see, told } = line({ kind: 'saved' });
    see(offline(0), 999);
    expect(told).toEqual([]);
    see(offline(3), 1);
    for (let changes = 4; changes < 20; changes++) see(offline(changes), 400);
    expect(told).toEqual([offline(3)]);
    see({ kind: 'saved' }, 1_000);
    expect(told).toEqual([offline(3), { kind: 'saved' }]);
  });

  test('while the server cannot save, the page says as much of what is not saved as offline', () => {
    expect(heldBy(offline(1, 'restart'))).toBe('restart');
    expect(heldBy({ kind: 'saving', changes: 1, pace: 'stuck' })).toBe('stuck');
    expect([saving(1), { kind: 'saved' } as const].map(heldBy)).toEqual([null, null]);
    for (const words of Object.values(en.record.openTabOnly))
      expect(words).toMatch(/in this open tab only.*goes by itself.*Closing the tab loses it/);
  });
});
