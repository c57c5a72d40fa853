/**
 * Who may do what: one table, one question. Every load, action, endpoint and frame asks `can`.
 * What a caller may not see gets the answer of an id that does not exist (`hide`); what they see but may not do, and a
 * collection that is closed to a member, is refused (`refuse`).
 */
export const ROLES = ['lead', 'analyst', 'researcher', 'reviewer', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

export type Actor =
  | { kind: 'nobody' }
  /** Signed in, outside any project. */
  | { kind: 'account'; account: string; admin: boolean }
  /** Signed in and a member of the project that the object belongs to. */
  | { kind: 'member'; account: string; role: Role };

/**
 * How far a role reaches:
 * `all` of the project · `own` what the actor's account owns · `released` records out of their field compartment ·
 * `shown` claims that a lead showed to this reviewer · `see` may look at it but not do this (403) · `no` nothing.
 */
type Reach = 'all' | 'own' | 'released' | 'shown' | 'see' | 'no';
type Row = Readonly<Record<Role, Reach>>;

const row = (lead: Reach, analyst: Reach, researcher: Reach, reviewer: Reach, auditor: Reach): Row => ({
  lead,
  analyst,
  researcher,
  reviewer,
  auditor,
});

/** The permission matrix of a project. Columns: lead, analyst, researcher, reviewer, auditor. */
export const MATRIX = {
  'project.open': row('all', 'all', 'all', 'all', 'all'),
  'desk.open': row('all', 'all', 'all', 'all', 'all'),
  'record.list': row('all', 'released', 'own', 'no', 'no'),
  'record.open': row('all', 'released', 'own', 'no', 'no'),
  'record.create': row('all', 'no', 'all', 'no', 'no'),
  'record.create-for': row('all', 'no', 'no', 'no', 'no'),
  'record.release': row('all', 'see', 'see', 'no', 'no'),
  'record.lock': row('all', 'see', 'see', 'no', 'no'),
  'purge.do': row('all', 'no', 'no', 'no', 'no'),
  'record.import': row('all', 'see', 'own', 'no', 'no'),
  'draft.keep': row('own', 'no', 'own', 'no', 'no'),
  // Documents: `object.copy` decides too, see `can`.
  'document.read': row('all', 'released', 'own', 'no', 'no'),
  'document.write': row('all', 'released', 'own', 'no', 'no'),
  'document.write-locked': row('all', 'no', 'no', 'no', 'no'),
  'source.list': row('all', 'all', 'own', 'no', 'no'),
  'source.open': row('all', 'all', 'own', 'no', 'no'),
  'source.edit': row('all', 'see', 'own', 'no', 'no'),
  'source.upstream': row('all', 'see', 'no', 'no', 'no'),
  'caveat.write': row('all', 'see', 'no', 'no', 'no'),
  'source.lists': row('all', 'see', 'see', 'no', 'no'),
  'interview.edit': row('all', 'see', 'own', 'no', 'no'), // a researcher's until it is released, see `canObject`
  'consent.edit': row('all', 'see', 'own', 'no', 'no'),
  'consent.withdraw': row('all', 'see', 'own', 'no', 'no'),
  'codebook.read': row('all', 'all', 'no', 'no', 'no'),
  'codebook.edit': row('all', 'all', 'no', 'no', 'no'),
  // Leads keep the bank. What a researcher is handed is a wording; nothing else here is theirs to see.
  'question.list': row('all', 'no', 'own', 'no', 'no'),
  'question.open': row('all', 'no', 'no', 'no', 'no'),
  'question.edit': row('all', 'no', 'no', 'no', 'no'),
  'question.hand': row('all', 'no', 'no', 'no', 'no'),
  'question.ask': row('all', 'no', 'own', 'no', 'no'), // each what they were handed themselves
  'scorecard.read': row('all', 'all', 'no', 'no', 'no'),
  'claim.list': row('all', 'all', 'no', 'shown', 'no'),
  'claim.open': row('all', 'all', 'no', 'shown', 'no'),
  'claim.edit': row('all', 'all', 'no', 'see', 'no'),
  'claim.decide': row('all', 'see', 'no', 'see', 'no'),
  'claim.opine': row('see', 'see', 'no', 'shown', 'no'),
  'opinion.list': row('all', 'all', 'no', 'no', 'no'),
  'claim.resolve': row('all', 'see', 'no', 'see', 'no'),
  'claim.show': row('all', 'see', 'no', 'see', 'no'),
  'assessment.read': row('all', 'all', 'no', 'no', 'no'),
  'assessment.researchers': row('all', 'no', 'no', 'no', 'no'),
  'interchange.read': row('all', 'no', 'no', 'no', 'no'),
  'events.follow': row('all', 'all', 'own', 'no', 'no'),
  // Whoever reads the analysis copies proposes what to quote of them; leads let it out.
  'quotation.list': row('all', 'all', 'no', 'no', 'no'),
  'quotation.propose': row('all', 'all', 'no', 'no', 'no'),
  'quotation.approve': row('all', 'no', 'no', 'no', 'no'),
  'export.list': row('all', 'no', 'no', 'no', 'no'),
  'export.make': row('all', 'no', 'no', 'no', 'no'),
  'export.second': row('all', 'no', 'no', 'no', 'no'),
  'export.download': row('own', 'no', 'no', 'no', 'no'),
  // What was done, never content.
  'audit.read': row('all', 'no', 'no', 'no', 'all'),
  'incident.read': row('all', 'all', 'no', 'no', 'no'),
  'incident.edit': row('all', 'all', 'no', 'no', 'no'),
  'incident.remove': row('all', 'see', 'no', 'no', 'no'),
  'manuscript.check': row('all', 'all', 'no', 'no', 'no'), // against what the asker may read
  'team.read': row('all', 'no', 'no', 'no', 'no'),
  'team.invite': row('all', 'no', 'no', 'no', 'no'),
  'team.reset': row('all', 'no', 'no', 'no', 'no'),
  'team.second': row('all', 'no', 'no', 'no', 'no'),
  'team.remove': row('all', 'no', 'no', 'no', 'no'),
  // Nobody is in it: leads ask one another. Whoever knows a source seals who it is, and reads it no more.
  'vault.read': row('all', 'no', 'no', 'no', 'no'),
  'vault.keep': row('all', 'no', 'no', 'no', 'no'),
  'vault.seal': row('all', 'no', 'own', 'no', 'no'),
  'settings.read': row('all', 'no', 'no', 'no', 'no'),
  'settings.edit': row('all', 'no', 'no', 'no', 'no'),
} as const satisfies Record<string, Row>;

export type ProjectAction = keyof typeof MATRIX;

/** What an account does outside any project: with the doors that need no account. */
export const INSTANCE = {
  'session.begin': 'anybody',
  'invitation.use': 'anybody',
  'health.read': 'anybody',
  'openapi.read': 'anybody',
  'metrics.read': 'loopback',
  'session.end': 'account',
  'account.edit': 'account',
  'project.list': 'account',
  'account.list': 'admin',
  'account.invite': 'admin',
} as const;
export type InstanceAction = keyof typeof INSTANCE;

export type Action = ProjectAction | InstanceAction;

/** The object as far as a decision needs it. Absent fields are those of a collection. */
export interface AccessObject {
  /** The account that owns it: a record's or source's researcher, a draft's author. */
  owner?: string;
  copy?: 'field' | 'analysis';
  released?: boolean;
  locked?: boolean;
  /** Whether this claim was shown to the actor. */
  shown?: boolean;
}

export type Verdict =
  /** Go on. */
  | 'allow'
  /** As if it did not exist: 404, close code 4404. */
  | 'hide'
  /** Seen, but not to be done: 403. */
  | 'refuse'
  /** Nobody is signed in: 401, or the sign-in page. */
  | 'sign-in';

/** The one question. Without `object` it asks about the collection. */
export function can(actor: Actor, action: Action, object?: AccessObject): Verdict {
  if (isInstanceAction(action)) return canInstance(actor, action);
  if (actor.kind === 'nobody') return 'sign-in';
  if (actor.kind === 'account') return 'hide';
  const reach = MATRIX[action][actor.role];
  return object === undefined ? canCollection(reach) : canObject(actor, action, reach, object);
}

/** For lists: which part of the collection the actor sees. `none` when it is closed. */
export function reachOf(actor: Actor, action: ProjectAction): 'all' | 'own' | 'released' | 'shown' | 'none' {
  if (actor.kind !== 'member') return 'none';
  const reach = MATRIX[action][actor.role];
  return reach === 'no' || reach === 'see' ? 'none' : reach;
}

function isInstanceAction(action: Action): action is InstanceAction {
  return action in INSTANCE;
}

function canInstance(actor: Actor, action: InstanceAction): Verdict {
  switch (INSTANCE[action]) {
    case 'anybody':
    case 'loopback': // the address is checked where it is known (server/http)
      return 'allow';
    case 'account':
      return actor.kind === 'nobody' ? 'sign-in' : 'allow';
    case 'admin':
      if (actor.kind === 'nobody') return 'sign-in';
      return actor.kind === 'account' && actor.admin ? 'allow' : 'hide';
  }
}

/** What a lock closes to all but leads. Withdrawing consent stays open: a source may say no at any time. */
const WRITES: ReadonlySet<ProjectAction> = new Set([
  'document.write',
  'record.import',
  'interview.edit',
  'consent.edit',
]);

const canCollection = (reach: Reach): Verdict => (reach === 'no' || reach === 'see' ? 'refuse' : 'allow');

function canObject(
  actor: { account: string; role: Role },
  action: ProjectAction,
  reach: Reach,
  object: AccessObject,
): Verdict {
  if (!sees(actor, object)) return 'hide';
  if (object.locked && WRITES.has(action))
    return canObject(actor, 'document.write-locked', MATRIX['document.write-locked'][actor.role], {
      ...object,
      locked: false,
    });
  // Others rest on it from then on: only a lead changes what they rest on.
  if (object.released && action === 'interview.edit' && actor.role !== 'lead') return 'refuse';
  switch (reach) {
    case 'all':
      return 'allow';
    case 'own':
      return object.owner === actor.account ? 'allow' : 'hide';
    case 'released':
      return object.released ? 'allow' : 'hide';
    case 'shown':
      return object.shown ? 'allow' : 'hide';
    case 'see':
    case 'no':
      return 'refuse';
  }
}

/** Whether the object is inside the actor's compartment at all. */
function sees(actor: { account: string; role: Role }, object: AccessObject): boolean {
  switch (actor.role) {
    case 'lead':
      return true;
    case 'analyst':
      return object.copy !== 'field' && object.released !== false;
    case 'researcher':
      return object.copy !== 'analysis' && object.owner === actor.account;
    case 'reviewer':
      return object.shown === true;
    case 'auditor':
      return false;
  }
}
