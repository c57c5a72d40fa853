/**
 * The permission matrix by table: what each role reads and writes as the database's app role, under the policies alone
 * (the second wall, PROTECTION 8). test/server/access-tables.test.ts tries all of it; a table without a row fails.
 */
import type { Role } from './access.ts';

/**
 * Which rows: `all` of the project · `own` of the actor's account or compartment · `released` of records out of their
 * field compartment · `shown` on claims that a lead showed to this reviewer · `some` as the note says · `no` none.
 */
export type Rows = 'all' | 'own' | 'released' | 'shown' | 'some' | 'no';
/** Besides reading: `+` adds, `~` changes, `-` removes, each within what the policies say. */
type Writes = '' | '+' | '~' | '+~' | '+-' | '+~-';
export type Cell = `${Rows}${Writes}`;

export interface TableRow extends Readonly<Record<Role, Cell>> {
  /** What `some` means, and what else is to be known. */
  note?: string;
}

const row = (
  lead: Cell,
  analyst: Cell,
  researcher: Cell,
  reviewer: Cell,
  auditor: Cell,
  note?: string,
): TableRow => ({ lead, analyst, researcher, reviewer, auditor, ...(note === undefined ? {} : { note }) });

const everybody = (cell: Cell, note?: string): TableRow => row(cell, cell, cell, cell, cell, note);
/** For services alone. */
const nobody = (note: string): TableRow => everybody('no', note);
const leadsOnly = (cell: Cell, note?: string): TableRow => row(cell, 'no', 'no', 'no', 'no', note);

/** Columns: lead, analyst, researcher, reviewer, auditor. */
export const TABLES: Readonly<Record<string, TableRow>> = {
  // the instance
  instance: everybody('all'),
  account: row(
    'some~',
    'own~',
    'own~',
    'own~',
    'own~',
    'Leads see accounts of their team; everybody changes their own looks.',
  ),
  credential: nobody('Passwords’ digests: for sign-in alone.'),
  totp: nobody('Secrets of second factors: for sign-in alone, as are the three that follow.'),
  passkey: nobody('For sign-in alone.'),
  recovery_code: nobody('For sign-in alone.'),
  enrolment: nobody('For sign-in alone.'),
  device: nobody('For sign-in alone.'),
  session: everybody('own'),
  api_token: everybody('own'),
  // the project and its team
  project: row('all~', 'all', 'all', 'all', 'all'),
  membership: row(
    'all~',
    'some~',
    'some~',
    'own~',
    'all~',
    'Analysts see leads and analysts, researchers leads, each of both themselves. All but leads change only when they last looked.',
  ),
  invitation: leadsOnly('all+~-', 'Those into the project.'),
  lead_act: leadsOnly('all', 'What needs two leads; written by sign-in alone.'),
  audit: row('all', 'no', 'no', 'no', 'all', 'Added to by a function alone.'),
  // sources, interviews, records
  source_type: row('all+~-', 'all', 'all', 'no', 'no'),
  role_band: row('all+~-', 'all', 'all', 'no', 'no'),
  network: leadsOnly('all+~-'),
  compartment: row('all+', 'no', 'own+', 'no', 'no', 'Whose a source, an interview or a record is.'),
  source: row('all+~-', 'all', 'own+~', 'no', 'no'),
  interview: row('all+~-', 'released', 'own+~', 'no', 'no'),
  consent: row('all+~-', 'no', 'own+~', 'no', 'no'),
  record: row('all+~-', 'released', 'own+', 'no', 'no'),
  document: row(
    'all',
    'released',
    'own',
    'no',
    'no',
    'Leads both copies, analysts the analysis copy, a researcher their field copies. Made by the log.',
  ),
  update_log: nobody('The log is nobody’s: rooms ask at every frame and write as a service.'),
  snapshot: nobody('As the log.'),
  client: nobody('Which account first used a clientID: the log’s.'),
  release_approval: leadsOnly('all+', 'In one’s own name, for good.'),
  release_choice: leadsOnly('all+', 'What was settled of each hit of the scan, in one’s own name, for good.'),
  draft: row('own+~-', 'no', 'own+~-', 'no', 'no'),
  // questions
  question: leadsOnly('all+~'),
  question_version: leadsOnly('all+'),
  asked_question: row('all+~', 'no', 'own~', 'no', 'no'),
  asking: leadsOnly('all+~'),
  // codebook, claims, verdicts
  code: row('all+~-', 'all+~-', 'no', 'no', 'no'),
  code_version: row('all+', 'all+', 'no', 'no', 'no'),
  claim: row('all+~', 'all+~', 'no', 'shown', 'no'),
  claim_term: row('all+~-', 'all+~-', 'no', 'shown', 'no'),
  claim_reviewer: row('all+~-', 'no', 'no', 'own', 'no'),
  assessment: row('all', 'all', 'no', 'no', 'no'),
  finding: row('all', 'some', 'no', 'no', 'no', 'Analysts: leanings of source types, not of interviewers.'),
  decision: row('all+', 'all', 'no', 'no', 'no'),
  resolution: row('all+', 'all', 'no', 'no', 'no'),
  opinion: row('all', 'all', 'no', 'own+', 'no'),
  same_event: row('all+', 'all+', 'no', 'no', 'no'),
  interest_change: row('all+', 'all+', 'no', 'no', 'no'),
  source_upstream: row('all+~-', 'all', 'no', 'no', 'no'),
  material_caveat: row('all+-', 'all', 'no', 'no', 'no'),
  // incident data
  incident_set: row('all+-', 'all+', 'no', 'no', 'no', 'Stays as it was read.'),
  incident_doubt: row('all+~', 'all+~', 'no', 'no', 'no', 'Answered in one’s own name.'),
  incident_claim: row('all+-', 'all+-', 'no', 'no', 'no'),
  // what the projection writes
  projection_cursor: nobody('The projection’s.'),
  turn: row('all', 'released', 'own', 'no', 'no'),
  memo: row('all', 'released', 'own', 'no', 'no'),
  coding: row('all', 'all', 'no', 'no', 'no', 'Of analysis copies alone.'),
  assertion: row('all', 'all', 'no', 'no', 'no', 'Of analysis copies alone.'),
  ended_key: nobody('Keys that are destroyed: the purge’s. A lead may note an ended identity’s.'),
  // the identity vault
  vault_key: leadsOnly('all+~', 'Each adds their own, of which they change the box alone.'),
  vault_change: row('all+~-', 'no', 'some', 'no', 'no', 'Researchers: what two leads have signed.'),
  vault_identity: row(
    'all+~',
    'no',
    'some+~',
    'no',
    'no',
    'Researchers: what they sealed themselves of their own sources; they change it until it is sealed.',
  ),
  vault_share: leadsOnly('all+-', 'Whoever seals adds the shares of that, and reads none.'),
  vault_request: leadsOnly('all+~'),
  vault_grant_share: leadsOnly('all+-'),
  vault_act: row('all+', 'no', 'no+', 'no', 'no', 'In one’s own name.'),
  // what left
  export: leadsOnly('all+'),
  quotation: row(
    'all+',
    'all+',
    'no',
    'no',
    'no',
    'Proposed in one’s own name, approved by two leads, one after the other.',
  ),
  threshold_change: leadsOnly('all+', 'Asked for in one’s own name, and settled once, by another.'),
  outside_release: leadsOnly('all+', 'Proposed in one’s own name, and settled once, by another.'),
  outside_file: leadsOnly('own', 'Made by who confirms a release, for who proposed it.'),
};
