/** Drizzle's view of `migrations/`: the SQL is the truth, a test compares the two column by column. */
import {
  bigint,
  boolean,
  customType,
  date,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type {
  AccountId,
  AskedId,
  ClaimId,
  CodeId,
  DocumentId,
  IncidentSetId,
  InterviewId,
  KeyId,
  ProjectId,
  QuestionId,
  RecordId,
  SourceId,
} from '#core/ids.ts';
import type { Role } from '#core/access.ts';
import type { Marking } from '#core/export/ledger.ts';
import type { Browser, System } from '#core/device.ts';
import type { Basis, Bound, Stance } from '#core/coding.ts';
import type { ClaimKind, Interest } from '#core/claim.ts';
import type { Audience, ConsentForm, ConsentUse, Country, Mode, Unsaid } from '#core/interview.ts';
import type { Likelihood } from '#core/opinion.ts';
import type { AskedState, Purpose, Reaction } from '#core/question.ts';
import type { ChoiceAct, HitRule } from '#core/release-review.ts';
import type { LeadActKind, LeadActOutcome } from '#core/two-leads.ts';
import type { Introduction } from '#core/source.ts';
import type { VaultActKind } from '#core/vault/act.ts';
import type { RequestKind } from '#core/vault/request.ts';

/** Sealed or binary bytes. */
const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });
const time = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const made = () => time('created_at').notNull().defaultNow();
const project_ = () => uuid('project_id').$type<ProjectId>().notNull();
const documentId_ = () => uuid('document_id').$type<DocumentId>().notNull();

export const instance = pgTable('instance', {
  id: uuid('id').primaryKey(),
  keyStoreId: uuid('key_store_id').notNull(),
  kind: text('kind').$type<'demo' | 'real'>().notNull(),
  createdAt: made(),
});

export const account = pgTable('account', {
  id: uuid('id').$type<AccountId>().primaryKey(),
  email: text('email').notNull(),
  isAdmin: boolean('is_admin').notNull().default(false),
  permissionVersion: integer('permission_version').notNull().default(1),
  suspendedAt: time('suspended_at'),
  direction: text('direction').$type<'auto' | 'ltr' | 'rtl'>().notNull().default('auto'),
  theme: text('theme').$type<'auto' | 'light' | 'dark'>().notNull().default('auto'),
  createdAt: made(),
});

/** Apart from the account: its digest is for sign-in's own service, whoever may see the account. */
export const credential = pgTable('credential', {
  accountId: uuid('account_id').$type<AccountId>().primaryKey(),
  passwordHash: text('password_hash').notNull(),
});

export const session = pgTable('session', {
  id: text('id').primaryKey(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  expiresAt: time('expires_at').notNull(),
  createdAt: made(),
  handle: uuid('handle').notNull().defaultRandom(),
  passedAt: time('passed_at'),
  challenge: text('challenge'),
  browser: text('browser').$type<Browser>().notNull().default('other'),
  system: text('system').$type<System>().notNull().default('other'),
  seenOn: date('seen_on').notNull().defaultNow(),
});

export const totp = pgTable('totp', {
  accountId: uuid('account_id').$type<AccountId>().primaryKey(),
  keyId: uuid('key_id').$type<KeyId>().notNull(),
  secretEnc: bytes('secret_enc').notNull(),
  lastStep: bigint('last_step', { mode: 'number' }).notNull(),
  createdAt: made(),
});

export const passkey = pgTable('passkey', {
  id: uuid('id').primaryKey(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  credentialId: text('credential_id').notNull(),
  publicKey: bytes('public_key').notNull(),
  counter: bigint('counter', { mode: 'number' }).notNull(),
  createdAt: made(),
});

export const recoveryCode = pgTable('recovery_code', {
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  hash: text('hash').notNull(),
  usedAt: time('used_at'),
});

/** Of an account whose second factor was reset: the code with which the next one is set up. */
export const enrolment = pgTable('enrolment', {
  accountId: uuid('account_id').$type<AccountId>().primaryKey(),
  hash: text('hash').notNull(),
  madeAt: time('made_at').notNull(),
});

export const device = pgTable('device', {
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  browser: text('browser').$type<Browser>().notNull(),
  system: text('system').$type<System>().notNull(),
  firstSeen: date('first_seen').notNull(),
  told: boolean('told').notNull(),
});

export const apiToken = pgTable('api_token', {
  id: uuid('id').primaryKey(),
  hash: text('hash').notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  projectId: uuid('project_id').$type<ProjectId>(),
  createdAt: made(),
  endedAt: time('ended_at'),
});

export const project = pgTable('project', {
  id: uuid('id').$type<ProjectId>().primaryKey(),
  slug: text('slug').notNull(),
  nameEnc: bytes('name_enc').notNull(),
  keyId: uuid('key_id').$type<KeyId>().notNull(),
  approvals: integer('approvals').notNull().default(2),
  createdAt: made(),
});

export const membership = pgTable('membership', {
  projectId: project_(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  role: text('role').$type<Role>().notNull(),
  ordinal: integer('ordinal').notNull(),
  lastVisitAt: time('last_visit_at'),
  createdAt: made(),
  endedAt: time('ended_at'),
});

export const invitation = pgTable('invitation', {
  id: uuid('id').primaryKey(),
  hash: text('hash').notNull(),
  kind: text('kind').$type<'first-lead' | 'member' | 'admin'>().notNull(),
  projectId: uuid('project_id').$type<ProjectId>(),
  role: text('role').$type<Role>(),
  createdBy: uuid('created_by').$type<AccountId>(),
  createdAt: made(),
  expiresAt: time('expires_at').notNull(),
  usedAt: time('used_at'),
  seconded: boolean('seconded').notNull().default(false),
  usedBy: uuid('used_by').$type<AccountId>(),
});

export const leadAct = pgTable('lead_act', {
  projectId: project_(),
  id: uuid('id').notNull(),
  kind: text('kind').$type<LeadActKind>().notNull(),
  subjectId: uuid('subject_id').$type<AccountId>(),
  invitationId: uuid('invitation_id'),
  approvals: integer('approvals'),
  askedBy: uuid('asked_by').$type<AccountId>().notNull(),
  askedAt: time('asked_at').notNull(),
  settledBy: uuid('settled_by').$type<AccountId>(),
  settledAt: time('settled_at'),
  outcome: text('outcome').$type<LeadActOutcome>(),
});

export const sourceType = pgTable('source_type', {
  projectId: project_(),
  id: uuid('id').notNull(),
  key: text('key').notNull(),
  letter: text('letter').notNull(),
  labelEnc: bytes('label_enc').notNull(),
  definitionEnc: bytes('definition_enc').notNull(),
  affiliation: text('affiliation'),
  camp: text('camp').notNull(),
  position: integer('position').notNull(),
  retiredAt: time('retired_at'),
});

export const roleBand = pgTable('role_band', {
  projectId: project_(),
  id: uuid('id').notNull(),
  key: text('key').notNull(),
  labelEnc: bytes('label_enc').notNull(),
  definitionEnc: bytes('definition_enc').notNull(),
  camp: text('camp'),
  position: integer('position').notNull(),
  retiredAt: time('retired_at'),
});

export const network = pgTable('network', {
  projectId: project_(),
  id: uuid('id').notNull(),
  labelEnc: bytes('label_enc').notNull(),
});

/** Whose a source, an interview or a record is: for leads and for whoever it is. */
export const compartment = pgTable('compartment', {
  projectId: project_(),
  objectId: uuid('object_id').notNull(),
  researcherId: uuid('researcher_id').$type<AccountId>().notNull(),
});

export const source = pgTable('source', {
  projectId: project_(),
  id: uuid('id').$type<SourceId>().notNull(),
  code: text('code').notNull(),
  typeId: uuid('type_id').notNull(),
  affiliation: text('affiliation'),
  unaffiliated: boolean('unaffiliated').notNull().default(false),
  roleBandId: uuid('role_band_id'),
  region: text('region'),
  networkId: uuid('network_id'),
  introduction: text('introduction').$type<Introduction>().notNull().default('none'),
  introducedBy: uuid('introduced_by').$type<SourceId>(),
  external: boolean('external').notNull().default(false),
  titleEnc: bytes('title_enc'),
  createdAt: made(),
});

export const interview = pgTable('interview', {
  projectId: project_(),
  id: uuid('id').$type<InterviewId>().notNull(),
  sourceId: uuid('source_id').$type<SourceId>().notNull(),
  month: text('month').notNull(),
  dayEnc: bytes('day_enc'),
  region: text('region'),
  country: text('country').$type<Country>().notNull().default('AF'),
  mode: text('mode').$type<Mode>().notNull(),
  language: text('language').notNull(),
  audience: text('audience').$type<Audience>().notNull().default('private'),
  groupInterview: boolean('group_interview').notNull().default(false),
  unsaid: text('unsaid').array().$type<Unsaid[]>().notNull().default([]),
  questionnaire: text('questionnaire').notNull().default('own'),
  createdAt: made(),
});

export const consent = pgTable('consent', {
  projectId: project_(),
  interviewId: uuid('interview_id').$type<InterviewId>().notNull(),
  given: boolean('given').notNull(),
  covers: text('covers').array().$type<ConsentUse[]>().notNull(),
  expressed: text('expressed').$type<ConsentForm>().notNull(),
  language: text('language').notNull(),
  month: text('month').notNull(),
  toldEnc: bytes('told_enc'),
  takenBy: uuid('taken_by').$type<AccountId>().notNull(),
  withdrawnAt: time('withdrawn_at'),
  createdAt: made(),
});

export const record = pgTable('record', {
  projectId: project_(),
  id: uuid('id').$type<RecordId>().notNull(),
  code: text('code').notNull(),
  interviewId: uuid('interview_id').$type<InterviewId>().notNull(),
  locked: boolean('locked').notNull().default(false),
  releasedAt: time('released_at'),
  releaseVersion: integer('release_version').notNull().default(0),
  createdAt: made(),
});

/** Of a log without rows, and of all that were written before marks were drawn. */
const NO_MARK = '00000000-0000-0000-0000-000000000000';

export const document = pgTable('document', {
  projectId: project_(),
  id: uuid('id').$type<DocumentId>().notNull(),
  recordId: uuid('record_id').$type<RecordId>().notNull(),
  copy: text('copy').$type<'field' | 'analysis'>().notNull(),
  epoch: integer('epoch').notNull().default(1),
  keyId: uuid('key_id').$type<KeyId>().notNull(),
  headSeq: bigint('head_seq', { mode: 'number' }).notNull().default(0),
  headMark: uuid('head_mark').notNull().default(NO_MARK),
  /** Blocks and entries that became no rows. */
  leftOut: integer('left_out').notNull().default(0),
  closedAt: time('closed_at'),
  createdAt: made(),
});

export const updateLog = pgTable('update_log', {
  projectId: project_(),
  documentId: documentId_(),
  seq: bigint('seq', { mode: 'number' }).notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  updateEnc: bytes('update_enc').notNull(),
  mark: uuid('mark').notNull(),
  createdAt: made(),
});

export const snapshot = pgTable('snapshot', {
  projectId: project_(),
  documentId: documentId_(),
  seq: bigint('seq', { mode: 'number' }).notNull(),
  stateEnc: bytes('state_enc').notNull(),
  vector: bytes('vector').notNull(),
  structs: integer('structs'),
  nested: integer('nested'),
  marks: uuid('marks').array().notNull(),
  createdAt: made(),
});

export const client = pgTable('client', {
  projectId: project_(),
  documentId: documentId_(),
  client: bigint('client', { mode: 'number' }).notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
});

export const releaseApproval = pgTable('release_approval', {
  projectId: project_(),
  recordId: uuid('record_id').$type<RecordId>().notNull(),
  version: integer('version').notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  createdAt: made(),
  headSeq: bigint('head_seq', { mode: 'number' }).notNull().default(0),
  needed: integer('needed').notNull().default(1),
  wordsMac: bytes('words_mac').notNull().default(new Uint8Array()),
});

/** What leads decided of the scan's hits before a release. */
export const releaseChoice = pgTable('release_choice', {
  projectId: project_(),
  id: uuid('id').notNull(),
  recordId: uuid('record_id').$type<RecordId>().notNull(),
  documentId: documentId_(),
  paragraph: bytes('paragraph').notNull(),
  words: bytes('words').notNull(),
  fromAt: integer('from_at').notNull(),
  toAt: integer('to_at').notNull(),
  /** `difference`: no hit, but a change that is to be taken over after a release. */
  rule: text('rule').$type<HitRule | 'difference'>().notNull(),
  act: text('act').$type<ChoiceAct>().notNull(),
  bodyEnc: bytes('body_enc'),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  createdAt: made(),
});

export const draft = pgTable('draft', {
  projectId: project_(),
  id: uuid('id').$type<RecordId>().notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  step: integer('step').notNull(),
  bodyEnc: bytes('body_enc').notNull(),
  updatedAt: time('updated_at').notNull().defaultNow(),
});

export const code = pgTable('code', {
  projectId: project_(),
  id: uuid('id').$type<CodeId>().notNull(),
  parentId: uuid('parent_id').$type<CodeId>(),
  labelEnc: bytes('label_enc').notNull(),
  definitionEnc: bytes('definition_enc').notNull(),
  position: integer('position').notNull(),
  version: integer('version').notNull().default(1),
  retiredAt: time('retired_at'),
  createdAt: made(),
});

export const codeVersion = pgTable('code_version', {
  projectId: project_(),
  codeId: uuid('code_id').$type<CodeId>().notNull(),
  version: integer('version').notNull(),
  parentId: uuid('parent_id').$type<CodeId>(),
  labelEnc: bytes('label_enc').notNull(),
  definitionEnc: bytes('definition_enc').notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  createdAt: made(),
});

export const claim = pgTable('claim', {
  projectId: project_(),
  id: uuid('id').$type<ClaimId>().notNull(),
  kind: text('kind').$type<ClaimKind>().notNull(),
  propositionEnc: bytes('proposition_enc').notNull(),
  placeEnc: bytes('place_enc'),
  periodFrom: text('period_from'),
  periodTo: text('period_to'),
  state: boolean('state').notNull().default(false),
  event: boolean('event').notNull().default(false),
  exhaustive: boolean('exhaustive').notNull().default(false),
  familyId: uuid('family_id'),
  interest: jsonb('interest').$type<Interest>().notNull().default({}),
  parts: uuid('parts').array().$type<ClaimId[]>().notNull().default([]),
  headline: doublePrecision('headline'),
  filed: text('filed'),
  createdBy: uuid('created_by').$type<AccountId>().notNull(),
  createdAt: made(),
});

export const claimTerm = pgTable('claim_term', {
  projectId: project_(),
  claimId: uuid('claim_id').$type<ClaimId>().notNull(),
  kind: text('kind').$type<'value' | 'unit' | 'definition'>().notNull(),
  key: text('key').notNull(),
  labelEnc: bytes('label_enc').notNull(),
  position: integer('position').notNull(),
});

export const claimReviewer = pgTable('claim_reviewer', {
  projectId: project_(),
  claimId: uuid('claim_id').$type<ClaimId>().notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  createdAt: made(),
});

/** Why an assessment was made: which record, claim or source changed, which claim was resolved, or a rebuild. */
export interface AssessmentCause {
  kind: 'record' | 'claim' | 'source' | 'resolution' | 'rebuild';
  id: string | null;
}

export const assessment = pgTable('assessment', {
  projectId: project_(),
  id: uuid('id').notNull(),
  claimId: uuid('claim_id').$type<ClaimId>().notNull(),
  createdAt: time('created_at').notNull().defaultNow(),
  cause: jsonb('cause').$type<AssessmentCause>().notNull(),
  status: text('status').notNull(),
  result: jsonb('result').$type<unknown>().notNull(),
});

/** What the engine says of the project as a whole; never overwritten. */
export const finding = pgTable('finding', {
  projectId: project_(),
  id: uuid('id').notNull(),
  createdAt: time('created_at').notNull().defaultNow(),
  kind: text('kind').$type<'leanings' | 'researchers'>().notNull(),
  result: jsonb('result').$type<unknown>().notNull(),
});

export const decision = pgTable('decision', {
  projectId: project_(),
  id: uuid('id').notNull(),
  claimId: uuid('claim_id').$type<ClaimId>().notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  held: text('held').notNull(),
  reasonEnc: bytes('reason_enc').notNull(),
  assessmentId: uuid('assessment_id'),
  createdAt: made(),
});

export const resolution = pgTable('resolution', {
  projectId: project_(),
  id: uuid('id').notNull(),
  claimId: uuid('claim_id').$type<ClaimId>().notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  kind: text('kind').$type<'control' | 'event' | 'withdrawn'>().notNull(),
  month: text('month'),
  public: boolean('public').notNull().default(false),
  answerEnc: bytes('answer_enc'),
  referenceEnc: bytes('reference_enc'),
  reasonEnc: bytes('reason_enc'),
  assessmentId: uuid('assessment_id'),
  createdAt: made(),
});

/** What a reviewer holds about a claim; never overwritten. */
export const opinion = pgTable('opinion', {
  projectId: project_(),
  id: uuid('id').notNull(),
  claimId: uuid('claim_id').$type<ClaimId>().notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  value: text('value'),
  lo: doublePrecision('lo'),
  hi: doublePrecision('hi'),
  likelihood: text('likelihood').$type<Likelihood>().notNull(),
  reasonEnc: bytes('reason_enc').notNull(),
  createdAt: made(),
});

/** Whether two accounts are of one event: two claims, or two statements; never overwritten. */
export const sameEvent = pgTable('same_event', {
  projectId: project_(),
  id: uuid('id').notNull(),
  claimId: uuid('claim_id').$type<ClaimId>().notNull(),
  otherClaimId: uuid('other_claim_id').$type<ClaimId>(),
  statement: text('statement'),
  otherStatement: text('other_statement'),
  same: boolean('same').notNull(),
  reasonEnc: bytes('reason_enc').notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  createdAt: made(),
});

/** What was imported of a file of incidents; stays as it was read. */
export const incidentSet = pgTable('incident_set', {
  projectId: project_(),
  id: uuid('id').$type<IncidentSetId>().notNull(),
  bodyEnc: bytes('body_enc').notNull(),
  incidents: integer('incidents').notNull(),
  madeBy: uuid('made_by').$type<AccountId>().notNull(),
  madeAt: time('made_at').notNull(),
});

/** Two rows that may tell of one event: which of them counts nowhere, if one does. */
export const incidentDoubt = pgTable('incident_doubt', {
  projectId: project_(),
  setId: uuid('set_id').$type<IncidentSetId>().notNull(),
  line: integer('line').notNull(),
  otherLine: integer('other_line').notNull(),
  leftOut: integer('left_out'),
  madeBy: uuid('made_by').$type<AccountId>().notNull(),
  madeAt: time('made_at').notNull(),
});

/** Which event claim a row's event is. */
export const incidentClaim = pgTable('incident_claim', {
  projectId: project_(),
  setId: uuid('set_id').$type<IncidentSetId>().notNull(),
  line: integer('line').notNull(),
  claimId: uuid('claim_id').$type<ClaimId>().notNull(),
  madeBy: uuid('made_by').$type<AccountId>().notNull(),
  madeAt: time('made_at').notNull(),
});

/** Where a source has what it knows from, as a lead holds it now. */
export const sourceUpstream = pgTable('source_upstream', {
  projectId: project_(),
  id: uuid('id').notNull(),
  sourceId: uuid('source_id').$type<SourceId>().notNull(),
  supplierIds: uuid('supplier_ids').array().$type<SourceId[]>().notNull(),
  only: boolean('only_these').notNull().default(false),
  knownEnc: bytes('known_enc'),
  madeBy: uuid('made_by').$type<AccountId>().notNull(),
  madeAt: time('made_at').notNull().defaultNow(),
});

/** What is to be kept in mind of a material's figures: of a source's, or of a set of incidents. */
export const materialCaveat = pgTable('material_caveat', {
  projectId: project_(),
  id: uuid('id').notNull(),
  sourceId: uuid('source_id').$type<SourceId>(),
  setId: uuid('set_id').$type<IncidentSetId>(),
  periodFrom: text('period_from'),
  periodTo: text('period_to'),
  textEnc: bytes('text_enc').notNull(),
  madeBy: uuid('made_by').$type<AccountId>().notNull(),
  madeAt: time('made_at').notNull().defaultNow(),
});

export const interestChange = pgTable('interest_change', {
  projectId: project_(),
  id: uuid('id').notNull(),
  claimId: uuid('claim_id').$type<ClaimId>().notNull(),
  before: jsonb('before').$type<Interest>().notNull(),
  after: jsonb('after').$type<Interest>().notNull(),
  reasonEnc: bytes('reason_enc').notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  createdAt: made(),
});

/** The leads' bank. */
export const question = pgTable('question', {
  projectId: project_(),
  id: uuid('id').$type<QuestionId>().notNull(),
  purpose: text('purpose').$type<Purpose>().notNull(),
  claimId: uuid('claim_id').$type<ClaimId>(),
  putSourceId: uuid('put_source_id').$type<SourceId>(),
  cameFrom: uuid('came_from').$type<QuestionId>(),
  version: integer('version').notNull().default(1),
  retiredAt: time('retired_at'),
  createdBy: uuid('created_by').$type<AccountId>().notNull(),
  createdAt: made(),
});

export const questionVersion = pgTable('question_version', {
  projectId: project_(),
  questionId: uuid('question_id').$type<QuestionId>().notNull(),
  version: integer('version').notNull(),
  textEnc: bytes('text_enc').notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  createdAt: made(),
});

/** What a researcher is handed: a wording and for whom, and nothing of where it comes from. */
export const askedQuestion = pgTable('asked_question', {
  projectId: project_(),
  id: uuid('id').$type<AskedId>().notNull(),
  researcherId: uuid('researcher_id').$type<AccountId>().notNull(),
  textEnc: bytes('text_enc').notNull(),
  typeId: uuid('type_id'),
  sourceId: uuid('source_id').$type<SourceId>(),
  state: text('state').$type<AskedState>().notNull().default('open'),
  reasonEnc: bytes('reason_enc'),
  recordId: uuid('record_id').$type<RecordId>(),
});

/** The leads' side of what was handed out. */
export const asking = pgTable('asking', {
  projectId: project_(),
  askedId: uuid('asked_id').$type<AskedId>().notNull(),
  questionId: uuid('question_id').$type<QuestionId>().notNull(),
  version: integer('version').notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  reaction: text('reaction').$type<Reaction>(),
  createdAt: made(),
});

export const projectionCursor = pgTable('projection_cursor', {
  projectId: project_(),
  documentId: documentId_(),
  seq: bigint('seq', { mode: 'number' }).notNull(),
  version: bigint('version', { mode: 'number' }).notNull(),
});

export const turn = pgTable('turn', {
  projectId: project_(),
  documentId: documentId_(),
  position: integer('position').notNull(),
  kind: text('kind').$type<'question' | 'answer'>().notNull(),
  textEnc: bytes('text_enc').notNull(),
});

const spanColumns = {
  fromBlock: integer('from_block'),
  fromOffset: integer('from_offset'),
  toBlock: integer('to_block'),
  toOffset: integer('to_offset'),
  quoteEnc: bytes('quote_enc'),
};

export const coding = pgTable('coding', {
  projectId: project_(),
  documentId: documentId_(),
  id: text('id').notNull(),
  recordId: uuid('record_id').$type<RecordId>().notNull(),
  codeId: uuid('code_id').$type<CodeId>(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  ...spanColumns,
});

export const assertion = pgTable('assertion', {
  projectId: project_(),
  documentId: documentId_(),
  id: text('id').notNull(),
  recordId: uuid('record_id').$type<RecordId>().notNull(),
  interviewId: uuid('interview_id').$type<InterviewId>().notNull(),
  sourceId: uuid('source_id').$type<SourceId>().notNull(),
  claimId: uuid('claim_id').$type<ClaimId>(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  stance: text('stance').$type<Stance>(),
  value: text('value'),
  lo: doublePrecision('lo'),
  hi: doublePrecision('hi'),
  bound: text('bound').$type<Bound>(),
  unit: text('unit'),
  definition: text('definition'),
  refersFrom: text('refers_from'),
  refersTo: text('refers_to'),
  basis: text('basis').$type<Basis>(),
  root: text('root').$type<SourceId | 'unknown'>(),
  hops: integer('hops').notNull().default(0),
  prompted: boolean('prompted').notNull().default(false),
  confrontedWith: uuid('confronted_with').$type<SourceId>(),
  probed: boolean('probed').notNull().default(false),
  cases: integer('cases'),
  forecast: boolean('forecast').notNull().default(false),
  retracted: boolean('retracted').notNull().default(false),
  againstInterest: text('against_interest').$type<'true' | 'false' | 'unclear'>(),
  againstReasonEnc: bytes('against_reason_enc'),
  incomplete: text('incomplete').array().notNull().default([]),
  ...spanColumns,
});

export const memo = pgTable('memo', {
  projectId: project_(),
  documentId: documentId_(),
  id: text('id').notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  block: integer('block'),
  textEnc: bytes('text_enc').notNull(),
});

export const exportTable = pgTable('export', {
  projectId: project_(),
  id: uuid('id').notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  createdAt: made(),
  marking: text('marking').$type<Marking>().notNull(),
  sha256: text('sha256').notNull(),
  bytes: integer('bytes').notNull(),
  contents: jsonb('contents').$type<unknown>().notNull(),
  madeOfEnc: bytes('made_of_enc'),
});

export const outsideRelease = pgTable('outside_release', {
  projectId: project_(),
  id: uuid('id').notNull(),
  askedBy: uuid('asked_by').$type<AccountId>().notNull(),
  askedAt: time('asked_at').notNull(),
  madeOfEnc: bytes('made_of_enc').notNull(),
  settledBy: uuid('settled_by').$type<AccountId>(),
  settledAt: time('settled_at'),
  outcome: text('outcome').$type<LeadActOutcome>(),
});

/** Of an analysis copy, as it is printed. */
export const quotation = pgTable('quotation', {
  projectId: project_(),
  id: uuid('id').notNull(),
  recordId: uuid('record_id').$type<RecordId>().notNull(),
  originalEnc: bytes('original_enc').notNull(),
  printedEnc: bytes('printed_enc').notNull(),
  askedBy: uuid('asked_by').$type<AccountId>().notNull(),
  askedAt: time('asked_at').notNull(),
  firstBy: uuid('first_by').$type<AccountId>(),
  firstAt: time('first_at'),
  labelEnc: bytes('label_enc'),
  wordsMac: text('words_mac'),
  settledBy: uuid('settled_by').$type<AccountId>(),
  settledAt: time('settled_at'),
  outcome: text('outcome').$type<LeadActOutcome>(),
});

export const thresholdChange = pgTable('threshold_change', {
  projectId: project_(),
  id: uuid('id').notNull(),
  k: integer('k').notNull(),
  researchers: integer('researchers').notNull(),
  withhold: integer('withhold').notNull(),
  insideK: integer('inside_k').notNull().default(3),
  distinctValues: integer('distinct_values').notNull().default(2),
  cell: integer('cell').notNull().default(5),
  typeRow: integer('type_row').notNull().default(3),
  quotations: integer('quotations').notNull().default(3),
  risk: integer('risk'),
  insideRisk: integer('inside_risk'),
  reasonEnc: bytes('reason_enc').notNull(),
  askedBy: uuid('asked_by').$type<AccountId>().notNull(),
  askedAt: time('asked_at').notNull(),
  settledBy: uuid('settled_by').$type<AccountId>(),
  settledAt: time('settled_at'),
  outcome: text('outcome').$type<LeadActOutcome>(),
});

/** Read by the lead who prepared it alone. */
export const outsideFile = pgTable('outside_file', {
  projectId: project_(),
  releaseId: uuid('release_id').notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  fileEnc: bytes('file_enc').notNull(),
  expiresAt: time('expires_at').notNull(),
});

/** Written by `audit_append` alone (store/audit.ts). */
export const audit = pgTable('audit', {
  projectId: uuid('project_id').notNull(), // or the instance's chain
  seq: bigint('seq', { mode: 'number' }).notNull(),
  at: timestamp('at', { withTimezone: true, precision: 3 }).notNull(),
  body: text('body').notNull(),
  prev: text('prev').notNull(),
  hash: text('hash').notNull(),
  act: text('act').notNull(),
});

/** Keys whose end is decided; `destroyedAt` null: their bytes may still be in the key store. */
export const endedKey = pgTable('ended_key', {
  projectId: project_(),
  keyId: uuid('key_id').$type<KeyId>().notNull(),
  endedAt: time('ended_at').notNull().defaultNow(),
  destroyedAt: time('destroyed_at'),
});

/** A lead's public keys for the identity vault, and the box that only its owner opens. */
export const vaultKey = pgTable('vault_key', {
  projectId: project_(),
  id: uuid('id').notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  holder: text('holder').notNull(),
  ageKey: text('age_key').notNull(),
  signKey: text('sign_key').notNull(),
  boxEnc: bytes('box_enc').notNull(),
  createdAt: made(),
});

/** A change of the list of leads' keys. */
export const vaultChange = pgTable('vault_change', {
  projectId: project_(),
  id: uuid('id').notNull(),
  version: integer('version').notNull(),
  before: text('before').notNull(),
  change: jsonb('change').notNull(),
  firstKey: uuid('first_key').notNull(),
  firstSignature: text('first_signature').notNull(),
  secondKey: uuid('second_key'),
  secondSignature: text('second_signature'),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  createdAt: made(),
  signedAt: time('signed_at'),
});

/** What was sealed in a browser: of a source who it is. */
export const vaultIdentity = pgTable('vault_identity', {
  projectId: project_(),
  id: uuid('id').notNull(),
  sourceId: uuid('source_id').$type<SourceId>().notNull(),
  epoch: integer('epoch').notNull(),
  keyId: uuid('key_id').$type<KeyId>().notNull(),
  list: text('list'),
  blob: bytes('blob'),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  createdAt: made(),
  sealedAt: time('sealed_at'),
  endedAt: time('ended_at'),
  ended: text('ended').$type<'shredded' | 'renewed'>(),
});

export const vaultShare = pgTable('vault_share', {
  projectId: project_(),
  identityId: uuid('identity_id').notNull(),
  vaultKeyId: uuid('vault_key_id').notNull(),
  share: bytes('share').notNull(),
});

export const vaultRequest = pgTable('vault_request', {
  projectId: project_(),
  id: uuid('id').notNull(),
  kind: text('kind').$type<RequestKind>().notNull(),
  purposeEnc: bytes('purpose_enc').notNull(),
  recordCode: text('record_code'),
  identities: uuid('identities').array().notNull(),
  vaultKeyId: uuid('vault_key_id').notNull(),
  signature: text('signature').notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  createdAt: made(),
  expiresAt: time('expires_at').notNull(),
  grantedBy: uuid('granted_by').$type<AccountId>(),
  grantKeyId: uuid('grant_key_id'),
  grantSignature: text('grant_signature'),
  grantedAt: time('granted_at'),
  closedAt: time('closed_at'),
});

export const vaultGrantShare = pgTable('vault_grant_share', {
  projectId: project_(),
  requestId: uuid('request_id').notNull(),
  identityId: uuid('identity_id').notNull(),
  share: bytes('share').notNull(),
});

export const vaultAct = pgTable('vault_act', {
  projectId: project_(),
  id: uuid('id').notNull(),
  kind: text('kind').$type<VaultActKind>().notNull(),
  accountId: uuid('account_id').$type<AccountId>().notNull(),
  identityId: uuid('identity_id'),
  requestId: uuid('request_id'),
  createdAt: made(),
});
