/** PROTECTION 10, attack 1, at its root: every role against every kind of object, by `can` alone. */
import { describe, expect, test } from 'vitest';
import {
  can,
  INSTANCE,
  MATRIX,
  reachOf,
  ROLES,
  type AccessObject,
  type Action,
  type Actor,
  type ProjectAction,
  type Role,
  type Verdict,
} from '#core/access.ts';

const me = '00000000-0000-4000-8000-000000000001';
const other = '00000000-0000-4000-8000-000000000002';
const member = (role: Role): Actor => ({ kind: 'member', account: me, role });
const nobody: Actor = { kind: 'nobody' };
const person: Actor = { kind: 'account', account: me, admin: false };
const admin: Actor = { kind: 'account', account: me, admin: true };

const PROJECT_ACTIONS = Object.keys(MATRIX) as ProjectAction[];

/** Verdicts of the five roles in the matrix's order: lead, analyst, researcher, reviewer, auditor. */
const five = (action: ProjectAction, object?: AccessObject): Verdict[] =>
  ROLES.map((role) => can(member(role), action, object));

const OBJECTS: Record<string, AccessObject> = {
  'own field copy': { owner: me, copy: 'field' },
  'own locked field copy': { owner: me, copy: 'field', locked: true },
  'another’s field copy': { owner: other, copy: 'field' },
  'another’s field copy of a released record': { owner: other, copy: 'field', released: true },
  'own analysis copy': { owner: me, copy: 'analysis', released: true },
  'another’s analysis copy': { owner: other, copy: 'analysis', released: true },
  'another’s locked analysis copy': { owner: other, copy: 'analysis', released: true, locked: true },
};

describe('documents: the only boundary is the document (PROTECTION 2)', () => {
  const a: Verdict = 'allow';
  const h: Verdict = 'hide';
  const r: Verdict = 'refuse';
  const table: [object: keyof typeof OBJECTS, read: Verdict[], write: Verdict[]][] = [
    //                                            lead analyst researcher reviewer auditor
    ['own field copy', [a, h, a, h, h], [a, h, a, h, h]],
    ['own locked field copy', [a, h, a, h, h], [a, h, r, h, h]],
    ['another’s field copy', [a, h, h, h, h], [a, h, h, h, h]],
    ['another’s field copy of a released record', [a, h, h, h, h], [a, h, h, h, h]],
    ['own analysis copy', [a, a, h, h, h], [a, a, h, h, h]],
    ['another’s analysis copy', [a, a, h, h, h], [a, a, h, h, h]],
    ['another’s locked analysis copy', [a, a, h, h, h], [a, r, h, h, h]],
  ];
  for (const [name, read, write] of table)
    test(name, () => {
      expect(five('document.read', OBJECTS[name])).toEqual(read);
      expect(five('document.write', OBJECTS[name])).toEqual(write);
    });
});

describe('records and sources', () => {
  test('a researcher has their own and learns of no other', () => {
    for (const action of [
      'record.open',
      'source.open',
      'source.edit',
      'interview.edit',
      'consent.edit',
      'record.import',
    ] as const) {
      expect(can(member('researcher'), action, { owner: me })).toBe('allow');
      expect(can(member('researcher'), action, { owner: other })).toBe('hide');
    }
  });

  test('a locked record is read only for all but leads, yet a source may always say no', () => {
    const locked = { owner: me, locked: true };
    for (const action of ['record.import', 'interview.edit', 'consent.edit'] as const) {
      expect(can(member('researcher'), action, locked)).toBe('refuse');
      expect(can(member('lead'), action, locked)).toBe('allow');
    }
    expect(can(member('researcher'), 'consent.withdraw', locked)).toBe('allow');
    expect(can(member('researcher'), 'consent.withdraw', { owner: other })).toBe('hide');
  });

  test('what was logged is put right by its researcher until it is released, then by leads alone', () => {
    const mine = { owner: me, released: false };
    expect(five('interview.edit', mine)).toEqual(['allow', 'hide', 'allow', 'hide', 'hide']);
    expect(five('interview.edit', { ...mine, released: true })).toEqual([
      'allow',
      'refuse',
      'refuse',
      'hide',
      'hide',
    ]);
  });

  test('an analyst opens what was released and nothing before', () => {
    expect(can(member('analyst'), 'record.open', { owner: other, released: true })).toBe('allow');
    expect(can(member('analyst'), 'record.open', { owner: other, released: false })).toBe('hide');
  });

  test('only leads release, lock, and edit the lists that sources are named by', () => {
    const released = { owner: me, released: true };
    expect(five('record.release', released)).toEqual(['allow', 'refuse', 'refuse', 'hide', 'hide']);
    expect(five('record.lock', released)).toEqual(['allow', 'refuse', 'refuse', 'hide', 'hide']);
    expect(five('source.lists')).toEqual(['allow', 'refuse', 'refuse', 'refuse', 'refuse']);
  });
});

describe('claims', () => {
  test('a reviewer has the claims that a lead showed them', () => {
    expect(can(member('reviewer'), 'claim.open', { shown: true })).toBe('allow');
    expect(can(member('reviewer'), 'claim.open', { shown: false })).toBe('hide');
    expect(can(member('reviewer'), 'claim.edit', { shown: true })).toBe('refuse');
    expect(can(member('reviewer'), 'claim.decide', { shown: true })).toBe('refuse');
    expect(can(member('reviewer'), 'claim.opine', { shown: true })).toBe('allow');
    expect(can(member('reviewer'), 'claim.opine', { shown: false })).toBe('hide');
    for (const role of ['lead', 'analyst'] as const)
      expect(can(member(role), 'claim.opine', { shown: true })).toBe('refuse');
    expect(can(member('reviewer'), 'opinion.list')).toBe('refuse');
  });

  test('a researcher and an auditor have none', () => {
    for (const role of ['researcher', 'auditor'] as const) {
      expect(can(member(role), 'claim.list')).toBe('refuse');
      expect(can(member(role), 'claim.open', {})).toBe('hide');
      expect(can(member(role), 'assessment.read')).toBe('refuse');
    }
  });

  test('only leads decide, and only they see researchers in an assessment', () => {
    expect(five('claim.decide', {})).toEqual(['allow', 'refuse', 'hide', 'hide', 'hide']);
    expect(five('assessment.researchers')).toEqual(['allow', 'refuse', 'refuse', 'refuse', 'refuse']);
    expect(five('interchange.read')).toEqual(['allow', 'refuse', 'refuse', 'refuse', 'refuse']);
  });
});

describe('attack 1: every role, every action', () => {
  test('a collection is allowed or refused, never hidden: a member knows that the study has it', () => {
    for (const action of PROJECT_ACTIONS)
      for (const verdict of five(action)) expect(['allow', 'refuse'], action).toContain(verdict);
  });

  test('a lead may do all of it, but own another’s draft or file, or give an opinion from outside', () => {
    const another = new Set<string>(['draft.keep', 'export.download']);
    for (const action of PROJECT_ACTIONS)
      expect(can(member('lead'), action, { owner: other }), action).toBe(
        another.has(action) ? 'hide' : action === 'claim.opine' ? 'refuse' : 'allow',
      );
  });

  test('team, settings and exports are for leads', () => {
    for (const action of PROJECT_ACTIONS.filter((name) => /^(team|settings|export)\./.test(name)))
      expect(five(action), action).toEqual(['allow', 'refuse', 'refuse', 'refuse', 'refuse']);
  });

  test('an auditor sees no object at all', () => {
    for (const action of PROJECT_ACTIONS)
      for (const [name, object] of Object.entries(OBJECTS))
        expect(can(member('auditor'), action, object), `${action} ${name}`).toBe('hide');
  });

  test('nobody but leads and its researcher is allowed anything on a field copy', () => {
    for (const action of PROJECT_ACTIONS)
      for (const role of ['analyst', 'reviewer', 'auditor'] as const)
        expect(can(member(role), action, OBJECTS['another’s field copy']), `${role} ${action}`).toBe('hide');
  });

  test('what a list holds is what can be opened', () => {
    for (const role of ROLES) {
      const reach = reachOf(member(role), 'record.list');
      const opens = (object: AccessObject): boolean => can(member(role), 'record.open', object) === 'allow';
      expect(opens({ owner: me, released: false }), role).toBe(reach === 'all' || reach === 'own');
      expect(opens({ owner: other, released: false }), role).toBe(reach === 'all');
      expect(opens({ owner: other, released: true }), role).toBe(reach === 'all' || reach === 'released');
    }
  });
});

describe('outside a project', () => {
  test('whoever is no member gets the answer of what does not exist; nobody is sent to sign in', () => {
    for (const action of PROJECT_ACTIONS)
      for (const object of [undefined, ...Object.values(OBJECTS)]) {
        expect(can(nobody, action, object)).toBe('sign-in');
        expect(can(person, action, object)).toBe('hide');
        expect(can(admin, action, object)).toBe('hide'); // an admin sees no content
      }
  });

  test('the doors of the instance: anybody, an account, an admin', () => {
    const verdicts = (actor: Actor): Record<string, Verdict> =>
      Object.fromEntries(Object.keys(INSTANCE).map((action) => [action, can(actor, action as Action)]));
    expect(verdicts(nobody)).toMatchObject({
      'session.begin': 'allow',
      'invitation.use': 'allow',
      'session.end': 'sign-in',
      'project.list': 'sign-in',
      'account.list': 'sign-in',
    });
    expect(verdicts(person)).toMatchObject({
      'account.edit': 'allow',
      'project.list': 'allow',
      'account.list': 'hide',
      'account.invite': 'hide',
    });
    expect(verdicts(admin)).toMatchObject({ 'account.list': 'allow', 'account.invite': 'allow' });
  });
});
