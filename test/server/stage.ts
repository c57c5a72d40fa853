/** Where attacks are played: a lead who has typed and a researcher who is about to attack them, in one document. */
import { expect } from 'vitest';
import { metaOf } from '#doc/schema.ts';
import { CLOSE, RULES } from '#server/sync/close-code.ts';
import { readDocument } from '#server/sync/update-log.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import {
  bearer,
  docUntil,
  freshRecord,
  Raw,
  startSync,
  type SyncHost,
  type TestRecord,
} from './sync-harness.ts';

export interface Scene {
  of: TestRecord;
  victim: Raw;
  attacker: Raw;
}

const REASONS = new Set([...Object.values(CLOSE), ...Object.values(RULES)].map(({ reason }) => reason));

/** The rule, or the fixed word: nothing else may ever be a reason. */
export function ruleIn({ reason }: { reason: string }): string {
  expect(REASONS).toContain(reason);
  return /^G\d+/.exec(reason)?.[0] ?? reason;
}

export class Stage {
  readonly t: TestGround;
  readonly study: TestStudy;
  readonly host: SyncHost;
  readonly tokens: Readonly<Record<string, string>>;

  private constructor(t: TestGround, study: TestStudy, host: SyncHost, tokens: Record<string, string>) {
    this.t = t;
    this.study = study;
    this.host = host;
    this.tokens = tokens;
  }

  static async open(): Promise<Stage> {
    const t = await freshGround();
    const study = await freshStudy(t.ground);
    const tokens: Record<string, string> = {};
    for (const who of ['lead', 'a']) tokens[who] = await bearer(t.ground, study, who);
    return new Stage(t, study, await startSync(t.ground), tokens);
  }

  raw(who: string, room: string, at = this.host): Raw {
    return new Raw(`${at.url}/${room}`, this.tokens[who] ?? null);
  }

  async scene(at = this.host): Promise<Scene> {
    const of = await freshRecord(this.t.ground, this.study, 'a');
    const victim = (await this.raw('lead', of.room, at).greet()).live();
    metaOf(victim.doc).set('work', 'words that must stay');
    await victim.until(() => victim.last('durable')?.count === 1, 'the work');
    const attacker = await this.raw('a', of.room, at).greet();
    attacker.step2();
    await attacker.until(() => attacker.last('durable')?.count === 1, 'the step 2');
    return { of, victim, attacker };
  }

  /** The victim's work stands, what they type next arrives, and a newcomer sees the same. */
  async intact({ of, victim }: Scene): Promise<void> {
    const count = victim.last('durable')?.count ?? 0;
    metaOf(victim.doc).set('next', 'typed after the attack');
    await victim.until(() => victim.last('durable')?.count === count + 1, 'what the victim types next');
    const expected = { work: 'words that must stay', next: 'typed after the attack' };
    expect(metaOf((await readDocument(this.t.ground, of.field)).doc).toJSON()).toEqual(expected);
    const newcomer = await this.raw('a', of.room).greet();
    await docUntil(newcomer.doc, () => metaOf(newcomer.doc).size === 2);
    expect(metaOf(newcomer.doc).toJSON()).toEqual(expected);
    expect(newcomer.doc.store.pendingStructs).toBeNull();
    newcomer.terminate();
  }

  async close(): Promise<void> {
    await this.host.close();
    await this.t.close();
  }
}
