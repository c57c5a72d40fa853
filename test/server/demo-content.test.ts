import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PLACES } from '#core/interview.ts';
import { ownClaims } from '#server/demo/content/claims-own.ts';
import { demoStudy, unmark } from '#server/demo/study.ts';
import type {
  DemoAssertion,
  DemoClaim,
  DemoRecord,
  DemoSource,
  DemoSpan,
  DemoTurn,
} from '#server/demo/study.ts';

interface Said {
  id: string;
  sourceType: string;
  stance: string;
  sources: number | null;
  value?: number;
  range?: { min: number; max: number };
  bound?: string;
  unit?: string;
  when: string | null;
  refersTo: { from: string | null; to: string | null } | null;
  basis: string;
  origin: string | null;
  mode: string;
}
const dev = JSON.parse(readFileSync(new URL('../fixtures/claims-dev.json', import.meta.url), 'utf8')) as {
  claims: {
    id: string;
    period: { from: string; to: string };
    assertions: Said[];
    value?: number;
    range?: unknown;
  }[];
};
const said = dev.claims.flatMap((claim) => claim.assertions.map((a) => ({ claim: claim.id, ...a })));

const { sources, claims, codes, records, decisions, resolutions, sourceTypes } = demoStudy;
const sourceOf = new Map(sources.map((s) => [s.ref, s]));
const claimOf = new Map(claims.map((c) => [c.ref, c]));
/** The same question as one of claims-dev.json, asked for another period. */
const isOtherPeriod = (claim: DemoClaim | undefined): boolean =>
  claim?.family !== undefined &&
  claims.some((c) => c !== claim && c.family === claim.family && dev.claims.some((one) => one.id === c.ref));
/** A claim that no published document weighs. */
const isOwn = (ref: string): boolean => ownClaims.some((claim) => claim.ref === ref);
const knownOf = new Map(demoStudy.known.map((known) => [known.claim, known]));
const parentOf = new Map(claims.flatMap((c) => (c.parts ?? []).map((part) => [part, c.ref] as const)));

interface Found {
  record: DemoRecord;
  source: DemoSource;
  turn: DemoTurn;
  key: string;
  span: DemoSpan;
}
const spans: Found[] = records.flatMap((record) =>
  record.turns.flatMap((turn) =>
    Object.entries(turn.spans ?? {}).map(([key, span]) => {
      const source = sourceOf.get(record.source);
      if (!source) throw new Error(`${record.ref}: no source ${record.source}`);
      return { record, source, turn, key, span };
    }),
  ),
);
const stated = spans.flatMap((s) => (s.span.assertion ? [{ ...s, assertion: s.span.assertion }] : []));
const interviews = records.filter((r) => r.mode !== 'document');

const camps: Record<string, string> = {
  'taliban-official': 'taliban',
  'taliban-intelligence': 'taliban',
  'taliban-local': 'taliban',
  isk: 'isk',
  'former-isk': 'former-isk',
  elder: 'community',
  cleric: 'community',
  'hawala-trader': 'community',
  expert: 'outside',
  'public-document': 'outside',
  'foreign-official': 'outside',
};
const typeFor: Record<string, string> = {
  'isk-member': 'isk',
  'taliban-official': 'taliban-official',
  'taliban-provincial-admin': 'taliban-official',
  'taliban-gdi': 'taliban-intelligence',
  'taliban-local': 'taliban-local',
  'taliban-police': 'taliban-local',
  'former-isk': 'former-isk',
  'cleric-salafi': 'cleric',
  'cleric-hanafi': 'cleric',
  'elder-salafi': 'elder',
  'local-source': 'elder',
  expert: 'expert',
  ngo: 'expert',
  'un-report': 'public-document',
  dataset: 'public-document',
  unattributed: 'public-document',
  'regional-diplomat': 'foreign-official',
  'iranian-official': 'foreign-official',
  'russian-official': 'foreign-official',
  'us-official': 'foreign-official',
};
const originRef: Record<string, string> = {
  acled: 'ext-acled',
  'gdi-post-2022-03-20': 'ext-intelligence-post',
  'giustozzi-rusi-2023-05': 'ext-rusi-campus',
  'leaked-afghan-ministry-memoranda-2023-01': 'ext-ministries',
  'un-member-state-intelligence-2021': 'ext-un-member-states',
};

const count = <T>(items: T[], key: (item: T) => string): Record<string, number> => {
  const out: Record<string, number> = {};
  for (const item of items) out[key(item)] = (out[key(item)] ?? 0) + 1;
  return out;
};
const month = /^\d{4}-(0[1-9]|1[0-2])$/;
const nominal = (claim: DemoClaim): boolean => claim.kind !== 'quantity';
const figure = (a: DemoAssertion): boolean => a.lo !== undefined || a.hi !== undefined;

describe('the demo study holds together', () => {
  it('has every ref once, and every ref that is used', () => {
    for (const refs of [sources, claims, codes, records].map((list) => list.map((item) => item.ref))) {
      expect(refs.filter((ref, i) => refs.indexOf(ref) !== i)).toEqual([]);
    }
    const known = { codes: new Set(codes.map((c) => c.ref)), claims: new Set(claims.map((c) => c.ref)) };
    for (const code of codes) {
      expect(code.definition.length, code.ref).toBeGreaterThan(10);
      if (code.parent !== null) expect(known.codes, code.ref).toContain(code.parent);
    }
    for (const { record, key, span } of spans) {
      for (const code of span.codes ?? []) expect(known.codes, `${record.ref} ${key}`).toContain(code);
    }
    for (const claim of claims) for (const part of claim.parts ?? []) expect(known.claims).toContain(part);
    for (const decision of decisions) expect(known.claims).toContain(decision.claim);
    for (const { assertion } of stated) {
      expect(known.claims).toContain(assertion.claim);
      for (const ref of [assertion.root, assertion.confrontedWith]) {
        if (ref !== undefined && ref !== 'unknown') expect(sourceOf.has(ref), ref).toBe(true);
      }
    }
  });

  it('has marks that pair up, each with a span, and spans that overlap', () => {
    let overlapping = 0;
    for (const record of records) {
      for (const turn of record.turns) {
        const { text, marks } = unmark(turn.answer);
        const keys = Object.keys(turn.spans ?? {}).sort();
        expect(marks.map((m) => m.key).sort(), `${record.ref}: ${text}`).toEqual(keys);
        for (const mark of marks)
          expect(text.slice(mark.from, mark.to)).toBe(text.slice(mark.from, mark.to).trim());
        if (marks.some((a) => marks.some((b) => a !== b && a.from < b.to && b.from < a.to))) overlapping += 1;
        for (const span of Object.values(turn.spans ?? {})) {
          expect((span.codes ?? []).length > 0 || span.assertion !== undefined).toBe(true);
        }
      }
    }
    expect(overlapping).toBeGreaterThanOrEqual(4);
  });

  it('says nothing that a claim has no word for', () => {
    for (const { record, assertion: a } of stated) {
      const at = `${record.ref} on ${a.claim}`;
      const claim = claimOf.get(a.claim);
      if (!claim) throw new Error(at);
      if (a.unit !== undefined) expect(claim.units, at).toContain(a.unit);
      if (a.definition !== undefined) expect(claim.definitions, at).toContain(a.definition);
      if (figure(a)) {
        expect(a.unit, at).toBeDefined();
        expect(a.bound, at).toBeDefined();
        expect(a.lo ?? a.hi, at).toBeLessThanOrEqual(a.hi ?? a.lo ?? 0);
      } else {
        expect([a.unit, a.bound, a.definition], at).toEqual([undefined, undefined, undefined]);
      }
      if (claim.kind === 'category') {
        if (claim.values?.includes('true'))
          expect(a.value, at).toBe({ affirms: 'true', denies: 'false', qualifies: 'partly' }[a.stance]);
        expect(claim.values, at).toContain(a.value);
      } else {
        expect(a.value, at).toBeUndefined();
        if (claim.kind === 'boolean') expect(a.stance, at).not.toBe('qualifies');
      }
      if (a.root !== undefined) expect(a.hops ?? 0, at).toBeGreaterThanOrEqual(a.root === 'unknown' ? 2 : 1);
      if (a.root === undefined) expect(a.hops ?? 0, at).toBe(0);
      if (a.refersTo) {
        expect(a.refersTo.from, at).toMatch(month);
        expect(a.refersTo.to, at).toMatch(month);
        expect(a.refersTo.from <= a.refersTo.to, at).toBe(true);
        if (record.mode !== 'document')
          expect(a.refersTo.to <= record.month, `${at}: not yet past`).toBe(true);
      }
      expect(record.release, `${at}: a statement needs a released record`).toBe(true);
    }
  });

  it('puts to a source only what another has said before', () => {
    const confronted = stated.filter((s) => s.assertion.confrontedWith !== undefined);
    expect(confronted.length).toBeGreaterThanOrEqual(3);
    for (const { record, assertion: a } of confronted) {
      expect(a.prompted, record.ref).toBe(true);
      const before = stated.filter(
        (s) => s.record.source === a.confrontedWith && s.assertion.claim === a.claim,
      );
      expect(
        before.some((s) => s.record.month < record.month),
        `${record.ref} on ${a.claim}`,
      ).toBe(true);
    }
  });

  it('has claims that the engine can read', () => {
    for (const claim of claims) {
      expect(claim.period.from, claim.ref).toMatch(month);
      expect(claim.period.from <= claim.period.to, claim.ref).toBe(true);
      const words = claim.kind === 'quantity' ? ['high'] : (claim.values ?? ['true', 'false']);
      for (const byValue of Object.values(claim.interest)) {
        for (const word of Object.keys(byValue)) expect(words, claim.ref).toContain(word);
      }
      expect(claim.filed, claim.ref).toBe(nominal(claim) ? (claim.values?.[0] ?? 'true') : undefined);
      if (claim.kind === 'quantity') expect(claim.definitions?.length, claim.ref).toBeGreaterThan(0);
    }
    expect(Object.fromEntries(parentOf)).toMatchObject({
      'isk-defectors-khost': 'isk-named-defector-commanders-nine',
    });
  });
});

describe('the demo study is of the size that a study has', () => {
  it('has interviews of every camp, by three researchers and over eighteen months', () => {
    expect(interviews.length).toBeGreaterThanOrEqual(28);
    const by = count(interviews, (r) => sourceOf.get(r.source)?.researcher ?? '');
    for (const researcher of ['a', 'b', 'c']) expect(by[researcher], researcher).toBeGreaterThanOrEqual(8);
    const types = count(interviews, (r) => sourceOf.get(r.source)?.type ?? '');
    const byCamp = count(interviews, (r) => camps[sourceOf.get(r.source)?.type ?? ''] ?? '');
    for (const type of Object.keys(camps)) {
      expect(types[type] ?? 0, type).toBeGreaterThanOrEqual(type === 'public-document' ? 0 : 1);
    }
    for (const camp of ['taliban', 'isk', 'former-isk', 'community']) {
      expect(byCamp[camp], camp).toBeGreaterThanOrEqual(6);
    }
    const months = new Set(interviews.map((r) => r.month));
    expect(months.size).toBeGreaterThanOrEqual(15);
    for (const m of months) expect(m >= '2021-11' && m <= '2023-04', m).toBe(true);
    const again = Object.values(count(interviews, (r) => r.source)).filter((n) => n > 1).length;
    expect(again).toBeGreaterThanOrEqual(2);
    expect(sourceTypes.map((t) => t.key)).toEqual(['foreign-official']);
  });

  it('has records to hold back, and consent that differs', () => {
    expect(interviews.filter((r) => !r.release)).toHaveLength(4);
    expect(interviews.filter((r) => r.consent === null)).toHaveLength(1);
    expect(interviews.some((r) => r.consent && !r.consent.covers.includes('open-access'))).toBe(true);
    for (const record of records) {
      if (record.mode !== 'document') continue;
      expect(record.consent, record.ref).toBeNull();
      if (interviews.some((r) => r.source === record.source)) continue; // what somebody who was met said in public
      expect(sourceOf.get(record.source)?.title, record.ref).toBeDefined();
      expect(sourceOf.get(record.source)?.researcher, record.ref).toBe('lead');
    }
    for (const source of sources) {
      const spoke = records.some((r) => r.source === source.ref);
      expect(spoke, source.ref).toBe(source.external !== true);
      expect(PLACES, source.ref).toContain(source.region);
    }
    for (const record of records) expect(PLACES, record.ref).toContain(record.region);
  });

  it('has interviews of 5 to 12 turns with 4 to 12 codings each', () => {
    for (const record of interviews) {
      expect(record.turns.length, record.ref).toBeGreaterThanOrEqual(5);
      expect(record.turns.length, record.ref).toBeLessThanOrEqual(12);
      const codings = record.turns.flatMap((t) => Object.values(t.spans ?? {}).flatMap((s) => s.codes ?? []));
      expect(codings.length, record.ref).toBeGreaterThanOrEqual(4);
      expect(codings.length, record.ref).toBeLessThanOrEqual(12);
    }
  });

  it('speaks Dari and Pashto too, with figures as they are typed', () => {
    const answers = interviews.flatMap((r) => r.turns.map((t) => unmark(t.answer).text));
    const arabic = answers.filter((text) => /[\u0600-\u06ff]/.test(text));
    const pashto = arabic.filter((text) => /[ښځۍېړډټږڼڅ]/.test(text));
    expect(pashto.length).toBeGreaterThanOrEqual(8);
    expect(arabic.length - pashto.length).toBeGreaterThanOrEqual(10);
    for (const text of arabic) {
      expect(text).not.toMatch(/[٠-٩۰-۹]/);
      // Dari is typed with Persian letters; Pashto has both yehs, and neither has the Arabic kaf.
      expect(text).not.toMatch(pashto.includes(text) ? /[\u0643\u0649]/ : /[\u0643\u0649\u064a]/);
    }
    for (const turn of interviews.flatMap((r) => r.turns)) {
      const sentences = unmark(turn.answer).text.match(/[.!?؟](\s|$)/g) ?? [];
      expect(sentences.length, turn.answer).toBeGreaterThanOrEqual(1);
      expect(sentences.length, turn.answer).toBeLessThanOrEqual(6);
    }
  });

  it('uses its whole codebook, and has reasons for its decisions', () => {
    const used = new Set(spans.flatMap((s) => s.span.codes ?? []));
    expect(codes.filter((c) => c.parent !== null && !used.has(c.ref)).map((c) => c.ref)).toEqual([]);
    expect(decisions).toHaveLength(4);
    for (const decision of decisions) expect(decision.reason.length).toBeGreaterThan(40);
  });
});

describe('the demo study tests by time', () => {
  it('twenty-months-time-testing: resolves claims by documents that it names, after people had spoken on them', () => {
    expect(resolutions.length).toBeGreaterThanOrEqual(2);
    const titles = sources.flatMap((s) => s.title ?? []);
    for (const { claim, month: known, value, reference } of resolutions) {
      if (typeof value === 'number') expect(claimOf.get(claim)?.kind, claim).toBe('quantity');
      else expect(claimOf.get(claim)?.values ?? ['true', 'false'], claim).toContain(value);
      expect(known, claim).toMatch(month);
      const document = reference.slice(0, reference.search(/, [A-Z][a-z]+ \d{4}/));
      expect(
        titles.some((title) => title.startsWith(document)),
        reference,
      ).toBe(true);
      const before = stated.filter((s) => s.assertion.claim === claim && s.record.month < known);
      expect(before.length, claim).toBeGreaterThan(0);
    }
  });

  it('asks one question for two periods, with somebody who spoke on each', () => {
    const families = Map.groupBy(
      claims.filter((c) => c.family !== undefined),
      (c) => c.family,
    );
    const [family] = families.values();
    expect(family?.length).toBeGreaterThanOrEqual(2);
    expect(new Set(family?.map((c) => c.period.from)).size).toBe(family?.length);
    for (const claim of family ?? [])
      expect(
        stated.some((s) => s.assertion.claim === claim.ref),
        claim.ref,
      ).toBe(true);
  });
});

describe('the demo study asks for what is known', () => {
  const asked = stated.filter((s) => knownOf.has(s.assertion.claim));

  it('control-questions: has six that anybody could have read, each asked of several types in interviews, and two that nobody could', () => {
    expect(Object.values(count(demoStudy.known, (one) => String(one.public)))).toEqual([6, 2]);
    for (const { claim, value, public: isPublic, reference } of demoStudy.known) {
      expect(claimOf.get(claim)?.values ?? ['true', 'false'], claim).toContain(value);
      expect(reference.length, claim).toBeGreaterThan(20);
      if (!isPublic) continue;
      const types = new Set(asked.filter((s) => s.assertion.claim === claim).map((s) => s.source.type));
      expect(types.size, claim).toBeGreaterThanOrEqual(3);
    }
    for (const { record, turn } of asked) {
      expect(record.mode, record.ref).not.toBe('document');
      expect(turn.asks, record.ref).toBeDefined();
    }
  });

  it('asks as hard on one side as on the other, and some are wrong where the truth hurts their side (C1, C2)', () => {
    const cell = (s: (typeof asked)[number]): number => {
      const party = { isk: 'isk', taliban: 'taliban' }[camps[s.source.type] ?? ''];
      const truth = knownOf.get(s.assertion.claim)?.value ?? '';
      return party === undefined ? 0 : (claimOf.get(s.assertion.claim)?.interest[party]?.[truth] ?? 0);
    };
    const said = (s: (typeof asked)[number]): string => (s.assertion.stance === 'affirms' ? 'true' : 'false');
    const wrong = asked.filter((s) => said(s) !== knownOf.get(s.assertion.claim)?.value);
    const ofParties = wrong.filter((s) => cell(s) !== 0);
    expect(ofParties.length).toBeGreaterThanOrEqual(4);
    expect(ofParties.map(cell)).toEqual(ofParties.map(() => -1));
    // Bystanders err as well, but only those of one interviewer.
    for (const s of wrong.filter((one) => cell(one) === 0)) expect(s.source.researcher).toBe('d');
    for (const side of [1, -1])
      expect(asked.filter((s) => cell(s) === side).length, String(side)).toBeGreaterThanOrEqual(8);
  });

  it('questions-evolve: has some that came from others, one that was reworded, and some still to be asked', () => {
    const { questions } = demoStudy;
    const refs = questions.map((q) => q.ref);
    for (const [i, q] of questions.entries()) if (q.from) expect(refs.slice(0, i), q.ref).toContain(q.from);
    expect(questions.filter((q) => q.from).length).toBeGreaterThanOrEqual(3);
    const wordings = new Set(asked.filter((s) => s.turn.asks === 'q-governor').map((s) => s.turn.question));
    expect(wordings.size).toBe(2);
    expect(questions.flatMap((q) => q.handed ?? []).map((h) => h.researcher)).toEqual(['a', 'a']);
  });
});

describe('the demo study carries claims-dev.json', () => {
  it('has its 30 claims, and beyond them only their parts, other periods of a family, what was known beforehand and what is its own', () => {
    expect(dev.claims).toHaveLength(30);
    for (const claim of dev.claims) {
      expect(claimOf.get(claim.id)?.period, claim.id).toEqual({
        from: claim.period.from,
        to: claim.period.to,
      });
    }
    const ids = new Set(dev.claims.map((c) => c.id));
    for (const claim of claims)
      expect(
        ids.has(claim.ref) ||
          parentOf.has(claim.ref) ||
          isOtherPeriod(claim) ||
          knownOf.has(claim.ref) ||
          isOwn(claim.ref),
        claim.ref,
      ).toBe(true);
  });

  it('has a kind for each claim by who says what', () => {
    const hasFigure = (a: { value?: number; range?: unknown }): boolean => a.value !== undefined || !!a.range;
    for (const claim of dev.claims) {
      const figures = hasFigure(claim) && claim.assertions.some(hasFigure);
      const deniedBare = claim.assertions.some((a) => a.stance === 'denies' && !hasFigure(a));
      const qualified = claim.assertions.some((a) => a.stance === 'qualifies');
      const kind = figures && !deniedBare ? 'quantity' : qualified ? 'category' : 'boolean';
      expect(claimOf.get(claim.id)?.kind, claim.id).toBe(kind);
    }
  });

  it.each(said.filter((a) => a.stance !== 'unknown').map((a) => [a.id, a] as const))(
    'carries %s',
    (id, a) => {
      const carried = stated.filter((s) => s.assertion.from === id);
      expect(carried).toHaveLength(Math.min(3, a.sources ?? 1));
      expect(new Set(carried.map((s) => s.record.source)).size).toBe(carried.length);
      for (const { assertion, record, source } of carried) {
        expect([a.claim, parentOf.get(assertion.claim)]).toContain(
          parentOf.get(assertion.claim) ?? assertion.claim,
        );
        expect(assertion.stance).toBe(a.stance);
        expect(assertion.basis).toBe(a.basis);
        expect(source.type).toBe(typeFor[a.sourceType]);
        if (a.origin !== null) expect(assertion.root).toBe(originRef[a.origin]);
        else if (a.basis === 'hearsay' || a.sourceType === 'unattributed')
          expect(assertion.root).toBe('unknown');
        else expect(assertion.root).toBeUndefined();
        const lo = a.range?.min ?? a.value;
        expect([assertion.lo, assertion.hi]).toEqual([lo, a.range?.max ?? lo]);
        if (lo !== undefined) expect([assertion.bound, assertion.unit]).toEqual([a.bound, a.unit]);
        expect(assertion.refersTo?.from).toBe(a.refersTo?.from);
        // What a person says about a period ends, at the latest, when they say it.
        const end = a.refersTo?.to ?? '';
        expect(assertion.refersTo?.to).toBe(
          record.mode === 'document' || end < record.month ? end : record.month,
        );
        // The month that belongs to the cited paper, not to the report that cites it, is left to that report.
        if (a.when !== null && id !== 'taliban-campus-recruitment-curbs-working--a1')
          expect(record.month).toBe(a.when);
        if (a.mode === 'publication' || a.mode === 'dataset' || a.mode === 'statement')
          expect(record.mode).toBe('document');
      }
    },
  );

  it('traces nothing to a statement that is not there, and adds only parts, a sum, a copy, another period, another audience, control answers and what is its own', () => {
    const ids = new Set(said.map((a) => a.id));
    for (const { assertion } of stated)
      if (assertion.from !== undefined) expect(ids).toContain(assertion.from);
    const traced = stated.filter((s) => s.assertion.from !== undefined);
    for (const { assertion: a, record } of stated.filter((s) => s.assertion.from === undefined)) {
      const copy =
        a.root !== undefined &&
        stated.some((s) => s.record.source === a.root && s.assertion.claim === a.claim);
      const whole = (claimOf.get(a.claim)?.parts ?? []).length > 0;
      const elsewhere = traced.some(
        (s) =>
          s.record.source === record.source &&
          s.assertion.claim === a.claim &&
          s.record.audience !== record.audience,
      );
      const added =
        copy ||
        whole ||
        elsewhere ||
        parentOf.has(a.claim) ||
        isOtherPeriod(claimOf.get(a.claim)) ||
        knownOf.has(a.claim) ||
        isOwn(a.claim);
      expect(added, a.claim).toBe(true);
    }
  });
});
