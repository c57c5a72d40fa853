/**
 * What published field research does, and where the model has its place for it: each *must* of collecting, coding,
 * dating, consent and design names the columns, lists, document fields and rules that carry it, or the part that is
 * still to come. A name that is not there fails; so does a part "to come" that has come.
 */
import { getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { can, MATRIX, type ProjectAction } from '#core/access.ts';
import { claimFaults, type ClaimDraft } from '#core/claim.ts';
import { BASES, BOUNDS } from '#core/coding.ts';
import { assess } from '#core/consistency/assess.ts';
import { readInterchange } from '#core/consistency/interchange.ts';
import { AUDIENCES, CONSENT_FORMS, CONSENT_USES, LANGUAGES, MODES } from '#core/interview.ts';
import { isSameWording } from '#core/question.ts';
import { CAMPS, SOURCE_TYPES } from '#core/source.ts';
import { readAskedTurns, tagAsked } from '#doc/asked.ts';
import { addAssertion, readAssertions, type AssertionFields } from '#doc/entry.ts';
import { anchorAt } from '#doc/position.ts';
import { freshCopy } from '#doc/transcript.ts';
import * as schema from '#server/db/schema.ts';

const Fixture = z.object({
  requirements: z.array(
    z.object({ id: z.string(), area: z.string(), priority: z.string(), requirement: z.string() }),
  ),
});
const fixture = Fixture.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'fixtures', 'method-requirements.json'), 'utf8')),
);

type Carrier =
  | { kind: 'column'; name: string }
  | { kind: 'list'; list: readonly string[]; has: readonly string[] }
  /** A blank of an assertion in the document, written and read back. */
  | { kind: 'blank'; fields: AssertionFields }
  /** Who may do what: the verdict for a role on an object that is not theirs. */
  | { kind: 'access'; action: ProjectAction; role: 'researcher' | 'analyst'; verdict: 'hide' | 'refuse' }
  | { kind: 'rule'; says: string; holds: () => boolean }
  /** Still to come; `table` is what it will bring, and is not there yet. */
  | { kind: 'later'; part: string; table: string };

const ASKED = '00000000-0000-4000-8000-000000000001';
const column = (name: string): Carrier => ({ kind: 'column', name });
const list = (of: readonly string[], ...has: string[]): Carrier => ({ kind: 'list', list: of, has });
const blank = (fields: AssertionFields): Carrier => ({ kind: 'blank', fields });
const access = (
  action: ProjectAction,
  role: 'researcher' | 'analyst',
  verdict: 'hide' | 'refuse',
): Carrier => ({ kind: 'access', action, role, verdict });
const rule = (says: string, holds: () => boolean): Carrier => ({ kind: 'rule', says, holds });
const later = (part: string, table: string): Carrier => ({ kind: 'later', part, table });

const CARRIED: Record<string, Carrier[]> = {
  'consent-open-access': [
    column('consent.given'),
    column('consent.told_enc'),
    column('consent.taken_by'),
    column('consent.language'),
    column('consent.month'),
    column('consent.expressed'),
    list(CONSENT_FORMS, 'oral', 'written', 'recorded'),
    list(CONSENT_USES, 'open-access'),
  ],
  'consent-scope-vs-output': [
    column('consent.covers'),
    list(CONSENT_USES, 'analysis', 'quotation', 'open-access', 'reuse'),
    column('consent.withdrawn_at'),
    column('export.marking'),
  ],
  'three-researchers-unknown-to-each-other': [
    column('compartment.object_id'),
    column('compartment.researcher_id'),
    access('record.open', 'researcher', 'hide'),
    access('source.open', 'researcher', 'hide'),
    access('document.read', 'researcher', 'hide'),
  ],
  'separate-interviews-unaware': [
    column('interview.group_interview'),
    rule('what one source says counts once, however often it says it', () => {
      const once = probability([statement('a', {})]);
      const thrice = probability([statement('a', {}), statement('b', {}), statement('c', {})]);
      return once === thrice;
    }),
    column('asked_question.text_enc'),
    column('question.put_source_id'),
    access('question.edit', 'researcher', 'hide'),
  ],
  'commissioned-local-languages': [
    column('interview.language'),
    list(LANGUAGES, 'ps', 'prs', 'uz', 'en'),
    later('translations beside the original', 'translation'),
  ],
  'mode-face-to-face-or-phone': [
    column('interview.mode'),
    list(MODES, 'face-to-face', 'telephone', 'messaging', 'other'),
  ],
  'questionnaire-per-interview': [
    column('asked_question.record_id'),
    column('asking.version'),
    rule('a question that was asked is found again in the record, with its answers', () => {
      const doc = freshCopy([
        { kind: 'question', text: 'Who came?' },
        { kind: 'answer', text: 'Two men.' },
      ]);
      tagAsked(doc, 0, ASKED);
      return readAskedTurns(doc)[0]?.answers[0] === 'Two men.';
    }),
  ],
  'questions-evolve': [
    column('question.came_from'),
    column('question_version.text_enc'),
    rule(
      'wordings differ materially when more than spaces, punctuation and the size of letters changed',
      () => isSameWording('Who came?', 'who  came') && !isSameWording('Who came?', 'Who went?'),
    ),
  ],
  'basis-of-estimate-recorded': [
    column('assertion.basis'),
    list(BASES, 'first-hand', 'hearsay', 'official-claim', 'document', 'dataset', 'inference', 'detainee'),
    blank({ basis: 'detainee' }),
  ],
  'definitions-with-numbers': [
    ...['lo', 'hi', 'unit', 'definition', 'bound', 'refers_from', 'refers_to'].map((name) =>
      column(`assertion.${name}`),
    ),
    column('claim_term.kind'),
    rule('a quantity without a unit, or that does not say what it counts, is no claim', () => {
      const faults = claimFaults({ ...QUANTITY, units: [], definitions: [] });
      return ['unit', 'definition'].every((field) => faults.some((fault) => fault.field === field));
    }),
    rule('a figure that counts something else is said to, and contradicts nothing (C8)', () =>
      notesOf([statement('a', { lo: 5, definition: 'other' })], 'quantity').includes('counts-something-else'),
    ),
  ],
  'bounds-and-approximation-kept': [
    column('assertion.bound'),
    list(BOUNDS, 'exact', 'about', 'at-least', 'at-most', 'range'),
    blank({ lo: 200, hi: 300, bound: 'range' }),
  ],
  'unattributed-kept': [
    column('claim.event'),
    column('claim_term.key'),
    rule(
      'an event of which nobody credible says who did it stays unattributed (C7)',
      () =>
        statusOf(
          [statement('a', { value: 'isk' }), statement('b', { value: 'nobody', source: 'e2' })],
          'event',
        ) === 'unattributed',
    ),
  ],
  'competing-claims-per-event': [
    column('claim.event'),
    column('claim.interest'),
    rule(
      'an event that two parties claim for themselves is multi-claimed (C7)',
      () =>
        statusOf(
          [statement('a', { value: 'isk', source: 'k' }), statement('b', { value: 'nrf', source: 'n' })],
          'event',
        ) === 'multi-claimed',
    ),
  ],
  'audience-of-statement': [
    column('interview.audience'),
    list(AUDIENCES, 'public', 'private', 'diplomatic', 'own-ranks'),
  ],
  'twenty-months-time-testing': [
    column('interview.month'),
    column('assertion.refers_from'),
    column('assertion.refers_to'),
    blank({ refersTo: { from: '2022-01', to: '2022-03' } }),
    column('assessment.created_at'),
    column('assessment.cause'),
    column('decision.reason_enc'),
    column('decision.created_at'),
    column('resolution.month'),
  ],
  'month-for-time-critical-claims': [
    column('interview.month'),
    column('interview.day_enc'),
    rule('no interview is logged without its month', () =>
      getTableConfig(schema.interview).columns.some((c) => c.name === 'month' && c.notNull),
    ),
  ],
  'opposed-types': [
    column('source_type.camp'),
    column('source_type.affiliation'),
    list(CAMPS, 'taliban', 'isk', 'former-isk', 'community'),
    list(
      SOURCE_TYPES.map((type) => type.key),
      'taliban-official',
      'isk',
      'former-isk',
      'elder',
      'cleric',
      'hawala-trader',
    ),
    column('claim.interest'),
  ],
  'several-sources-per-side': [
    column('source.type_id'),
    column('source.network_id'),
    rule('two of one party that repeat what serves it count less than two without a stake (C5)', () => {
      const camp = probability([statement('a', { source: 'k' }), statement('b', { source: 'k2' })]);
      const apart = probability([statement('a', {}), statement('b', { source: 'e2' })]);
      return camp < apart;
    }),
  ],
};

describe('every must of collecting, coding, dating, consent and design', () => {
  const musts = fixture.requirements.filter((row) => row.priority === 'must');

  test('has its row here, and no row is here for nothing', () => {
    expect(Object.keys(CARRIED).toSorted()).toEqual(musts.map((row) => row.id).toSorted());
  });

  test.each(musts.map((row) => [row.id, row.requirement]))('%s: %s', (id) => {
    const carriers = CARRIED[id] ?? [];
    expect(carriers.length).toBeGreaterThan(0);
    for (const carrier of carriers) expect(isThere(carrier), JSON.stringify(carrier)).toBe(true);
  });
});

const tables = Object.values(schema).flatMap((value) => (is(value, PgTable) ? [value] : []));
const tableNames = tables.map((table) => getTableConfig(table).name);
const columnNames = new Set(
  tables.flatMap((table) =>
    Object.values(getTableColumns(table)).map((c) => `${getTableConfig(table).name}.${c.name}`),
  ),
);

function isThere(carrier: Carrier): boolean {
  switch (carrier.kind) {
    case 'column':
      return columnNames.has(carrier.name);
    case 'list':
      return carrier.has.every((word) => carrier.list.includes(word));
    case 'blank':
      return isKept(carrier.fields);
    case 'access': {
      const actor = { kind: 'member', account: 'me', role: carrier.role } as const;
      const object = { owner: 'somebody else', copy: 'field', released: false } as const;
      return carrier.action in MATRIX && can(actor, carrier.action, object) === carrier.verdict;
    }
    case 'rule':
      return carrier.holds();
    case 'later':
      return !tableNames.includes(carrier.table);
  }
}

/** Whether the document gives back what was written into an assertion. */
function isKept(fields: AssertionFields): boolean {
  const doc = freshCopy([{ kind: 'answer', text: 'some words' }]);
  const [from, to] = [anchorAt(doc, 0, 0, 0), anchorAt(doc, 0, 4, -1)];
  addAssertion(doc, 'a', { by: 'A1', from, to, fields });
  expect(readAssertions(doc)).toMatchObject([fields]);
  return true;
}

// ── a small study for the engine's rules ────────────────────────────────────

const QUANTITY: ClaimDraft = {
  kind: 'quantity',
  proposition: 'So many',
  place: null,
  period: null,
  values: [],
  units: [{ key: 'u1', label: 'persons' }],
  definitions: [{ key: 'd1', label: 'all members' }],
  interest: {},
  state: false,
  event: false,
  exhaustive: false,
  family: null,
  parts: [],
  headline: null,
  filed: null,
};

interface Said {
  id: string;
  source: string;
  [field: string]: unknown;
}

const statement = (id: string, fields: Record<string, unknown>): Said => ({
  id,
  claim: 'c',
  source: 'e',
  ...fields,
});

const CLAIMS = {
  boolean: { id: 'c', kind: 'boolean', interest: { isk: { true: 1, false: -1 } } },
  quantity: { id: 'c', kind: 'quantity', unit: 'u1', definition: 'd1' },
  event: {
    id: 'c',
    kind: 'category',
    event: true,
    values: ['isk', 'nrf', 'nobody'],
    interest: { isk: { isk: 1 }, nrf: { nrf: 1 } },
  },
} as const;

function weigh(said: Said[], kind: keyof typeof CLAIMS) {
  const answer = kind === 'boolean' ? { value: 'true' } : kind === 'event' ? { value: 'isk' } : {};
  const read = readInterchange({
    version: 1,
    sources: [
      { id: 'e', type: 'elder' },
      { id: 'e2', type: 'cleric' },
      { id: 'k', type: 'isk', party: 'isk' },
      { id: 'k2', type: 'isk', party: 'isk' },
      { id: 'n', type: 'nrf', party: 'nrf' },
    ],
    claims: [CLAIMS[kind]],
    assertions: said.map((one) => ({ ...answer, ...one })),
  });
  if (!read.ok) throw new Error(read.errors[0]?.message);
  const [claim] = assess(read.project).claims;
  if (!claim) throw new Error('nothing was assessed');
  return claim;
}

const statusOf = (said: Said[], kind: keyof typeof CLAIMS): string => weigh(said, kind).status;
const probability = (said: Said[]): number => weigh(said, 'boolean').p?.['true'] ?? 0;
const notesOf = (said: Said[], kind: keyof typeof CLAIMS): string[] =>
  weigh(said, kind).notes.map((note) => note.code);
