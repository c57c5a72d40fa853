-- The spine: accounts, projects, sources, interviews, records with their log, codebook, claims, verdicts, exports.
-- {{app}} is the role that serves; {{owner}} owns these tables and is itself bound by FORCE ROW LEVEL SECURITY.
-- *_enc columns hold free text, sealed under a key of the key store (docs/protection.md); all else is structure.

create function actor() returns uuid stable language sql
  as $$ select nullif(current_setting('app.user', true), '')::uuid $$;
create function service() returns text stable language sql
  as $$ select nullif(current_setting('app.service', true), '') $$;

-- ── the instance ────────────────────────────────────────────────────────────
create table instance (
  id uuid primary key,
  key_store_id uuid not null,
  kind text not null check (kind in ('demo', 'real')),
  created_at timestamptz not null default now()
);

create table account (
  id uuid primary key,
  email text not null check (email = lower(email)),
  password_hash text not null,
  is_admin boolean not null default false,
  permission_version integer not null default 1,
  suspended_at timestamptz,
  direction text not null default 'auto' check (direction in ('auto', 'ltr', 'rtl')),
  theme text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
  created_at timestamptz not null default now()
);
create unique index account_email on account (email);

create table session (
  id text primary key, -- SHA-256 of the id that the browser holds
  account_id uuid not null references account on delete cascade,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index session_account on session (account_id);

create table api_token (
  id uuid primary key,
  hash text not null unique,
  account_id uuid not null references account on delete cascade,
  project_id uuid,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
create index api_token_account on api_token (account_id);

-- ── the project ─────────────────────────────────────────────────────────────
create table project (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,40}$'),
  name_enc bytea not null,
  key_id uuid not null,
  approvals integer not null default 2 check (approvals between 1 and 5),
  created_at timestamptz not null default now()
);

create table membership (
  project_id uuid not null references project,
  account_id uuid not null references account,
  role text not null check (role in ('lead', 'analyst', 'researcher', 'reviewer', 'auditor')),
  ordinal integer not null, -- "Lead 2"; drawn per role, shown only inside the compartment
  last_visit_at timestamptz,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (project_id, account_id)
);
create index membership_account on membership (account_id);

create table invitation (
  id uuid primary key,
  hash text not null unique, -- SHA-256 of the one-time token
  kind text not null check (kind in ('first-lead', 'member', 'admin')),
  project_id uuid references project,
  role text check (role in ('lead', 'analyst', 'researcher', 'reviewer', 'auditor')),
  created_by uuid references account,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index invitation_project on invitation (project_id);

-- Security definer: they read membership for the policies below, under the owner's own policy.
create function projects_as(variadic roles text[]) returns uuid[] stable security definer language sql
  set search_path from current
  as $$ select coalesce(array_agg(project_id), '{}') from membership
        where account_id = actor() and ended_at is null and role = any (roles) $$;
create function member_projects() returns uuid[] stable security definer language sql
  set search_path from current
  as $$ select coalesce(array_agg(project_id), '{}') from membership
        where account_id = actor() and ended_at is null $$;
create function led_accounts() returns uuid[] stable security definer language sql
  set search_path from current
  as $$ select coalesce(array_agg(account_id), '{}') from membership
        where project_id = any (projects_as('lead')) $$;
create function is_admin() returns boolean stable security definer language sql
  set search_path from current
  as $$ select coalesce((select a.is_admin from account a where a.id = actor()), false) $$;

-- For the log alone: under which version of their grants these accounts stand; who is suspended has none.
create function grants(accounts uuid[]) returns table (account_id uuid, version integer) stable security definer
  language sql set search_path from current
  as $$ select id, permission_version from account
        where id = any (accounts) and suspended_at is null and service() = 'log' $$;

create table source_type (
  project_id uuid not null references project,
  id uuid not null,
  key text not null check (key ~ '^[a-z0-9-]{1,40}$'),
  letter text not null check (char_length(letter) between 1 and 2),
  label_enc bytea not null,
  definition_enc bytea not null,
  affiliation text check (affiliation ~ '^[a-z0-9-]{1,40}$'),
  camp text not null check (camp ~ '^[a-z0-9-]{1,40}$'),
  position integer not null,
  retired_at timestamptz,
  primary key (project_id, id),
  unique (project_id, key)
);

create table role_band (
  project_id uuid not null references project,
  id uuid not null,
  key text not null check (key ~ '^[a-z0-9-]{1,40}$'),
  label_enc bytea not null,
  definition_enc bytea not null,
  camp text,
  position integer not null,
  retired_at timestamptz,
  primary key (project_id, id),
  unique (project_id, key)
);

create table network (
  project_id uuid not null references project,
  id uuid not null,
  label_enc bytea not null,
  primary key (project_id, id)
);

create table source (
  project_id uuid not null references project,
  id uuid not null,
  code text not null,
  type_id uuid not null,
  affiliation text check (affiliation ~ '^[a-z0-9-]{1,40}$'), -- given; null: the type's
  unaffiliated boolean not null default false, -- given as having none, whatever the type's
  role_band_id uuid,
  region text,
  network_id uuid,
  introduction text not null default 'none'
    check (introduction in ('relative', 'friend', 'colleague', 'respected-person', 'institution', 'none')),
  introduced_by uuid, -- the source who introduced this one
  external boolean not null default false, -- an origin that nobody met
  title_enc bytea, -- a public document's
  researcher_id uuid not null references account,
  created_at timestamptz not null default now(),
  primary key (project_id, id),
  unique (project_id, code),
  foreign key (project_id, type_id) references source_type,
  foreign key (project_id, role_band_id) references role_band,
  foreign key (project_id, network_id) references network,
  foreign key (project_id, introduced_by) references source
);
create index source_researcher on source (project_id, researcher_id);

create table interview (
  project_id uuid not null references project,
  id uuid not null,
  source_id uuid not null,
  researcher_id uuid not null references account,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  day_enc bytea, -- the day, where known; never leaves
  region text,
  country text not null default 'AF' check (country in ('AF', 'PK', 'other')),
  mode text not null check (mode in ('face-to-face', 'telephone', 'messaging', 'document', 'other')),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  audience text not null default 'private' check (audience in ('private', 'public', 'diplomatic', 'own-ranks')),
  group_interview boolean not null default false,
  questionnaire text not null default 'own', -- which version was used; the bank comes with questions
  created_at timestamptz not null default now(),
  primary key (project_id, id),
  foreign key (project_id, source_id) references source
);
create index interview_researcher on interview (project_id, researcher_id);
create index interview_source on interview (project_id, source_id);

create table consent (
  project_id uuid not null references project,
  interview_id uuid not null,
  given boolean not null,
  covers text[] not null, -- analysis, quotation, open-access, reuse
  expressed text not null check (expressed in ('oral', 'written', 'recorded')),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  told_enc bytea, -- what was said about use, in words
  taken_by uuid not null references account,
  withdrawn_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (project_id, interview_id),
  foreign key (project_id, interview_id) references interview
);

-- ── the record and its log ──────────────────────────────────────────────────
create table record (
  project_id uuid not null references project,
  id uuid not null,
  code text not null,
  interview_id uuid not null,
  researcher_id uuid not null references account,
  locked boolean not null default false,
  released_at timestamptz,
  release_version integer not null default 0,
  created_at timestamptz not null default now(),
  primary key (project_id, id),
  unique (id),
  unique (project_id, code),
  foreign key (project_id, interview_id) references interview
);
create index record_researcher on record (project_id, researcher_id);

create table document (
  project_id uuid not null references project,
  id uuid not null,
  record_id uuid not null,
  copy text not null check (copy in ('field', 'analysis')),
  epoch integer not null default 1,
  key_id uuid not null,
  head_seq bigint not null default 0, -- the last row of the log; its row lock orders writers
  closed_at timestamptz, -- set when a newer epoch replaced it
  created_at timestamptz not null default now(),
  primary key (project_id, id),
  unique (id),
  unique (project_id, record_id, copy, epoch),
  foreign key (project_id, record_id) references record
);
create index document_record on document (record_id, copy);

create table update_log (
  project_id uuid not null references project,
  document_id uuid not null,
  seq bigint not null, -- without gaps from 1, ordered by the document's row lock
  account_id uuid not null,
  update_enc bytea not null, -- a Yjs update v1
  created_at timestamptz not null default now(),
  primary key (project_id, document_id, seq),
  foreign key (project_id, document_id) references document
);

create table snapshot (
  project_id uuid not null references project,
  document_id uuid not null,
  seq bigint not null, -- the last log row that it holds
  state_enc bytea not null,
  vector bytea not null,
  created_at timestamptz not null default now(),
  primary key (project_id, document_id),
  foreign key (project_id, document_id) references document
);

create table client (
  project_id uuid not null references project,
  document_id uuid not null,
  client bigint not null, -- a Yjs clientID belongs to the first account that used it
  account_id uuid not null,
  primary key (project_id, document_id, client),
  foreign key (project_id, document_id) references document
);

create table release_approval (
  project_id uuid not null references project,
  record_id uuid not null,
  version integer not null,
  account_id uuid not null references account,
  created_at timestamptz not null default now(),
  primary key (project_id, record_id, version, account_id),
  foreign key (project_id, record_id) references record
);

create table draft (
  project_id uuid not null references project,
  id uuid not null,
  account_id uuid not null references account,
  step integer not null,
  body_enc bytea not null,
  updated_at timestamptz not null default now(),
  primary key (project_id, id)
);
create index draft_account on draft (project_id, account_id);

-- ── codebook and claims ─────────────────────────────────────────────────────
create table code (
  project_id uuid not null references project,
  id uuid not null,
  parent_id uuid,
  label_enc bytea not null,
  definition_enc bytea not null,
  position integer not null,
  version integer not null default 1,
  retired_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (project_id, id),
  foreign key (project_id, parent_id) references code
);

create table code_version (
  project_id uuid not null references project,
  code_id uuid not null,
  version integer not null,
  parent_id uuid,
  label_enc bytea not null,
  definition_enc bytea not null,
  account_id uuid not null references account,
  created_at timestamptz not null default now(),
  primary key (project_id, code_id, version),
  foreign key (project_id, code_id) references code
);

create table claim (
  project_id uuid not null references project,
  id uuid not null,
  kind text not null check (kind in ('boolean', 'quantity', 'trend', 'category')),
  proposition_enc bytea not null,
  place_enc bytea,
  period_from text check (period_from ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  period_to text check (period_to ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  state boolean not null default false,
  event boolean not null default false,
  exhaustive boolean not null default false,
  family_id uuid,
  interest jsonb not null default '{}', -- party → value key → ±1, or { high: ±1 }
  parts uuid[] not null default '{}',
  headline double precision,
  filed text, -- the value key that it was filed as
  created_by uuid not null references account,
  created_at timestamptz not null default now(),
  primary key (project_id, id),
  check (period_from <= period_to)
);

-- What a claim's assertions may pick from: values (category), units, definitions. Never typed into an assertion.
create table claim_term (
  project_id uuid not null references project,
  claim_id uuid not null,
  kind text not null check (kind in ('value', 'unit', 'definition')),
  key text not null check (key ~ '^[a-z0-9-]{1,40}$'), -- true, false, up, v1, u1, d1 …: structure, says nothing
  label_enc bytea not null,
  position integer not null, -- of unit and definition, the first is the claim's own
  primary key (project_id, claim_id, kind, key),
  foreign key (project_id, claim_id) references claim
);

create table claim_reviewer (
  project_id uuid not null references project,
  claim_id uuid not null,
  account_id uuid not null references account,
  created_at timestamptz not null default now(),
  primary key (project_id, claim_id, account_id),
  foreign key (project_id, claim_id) references claim
);

create table assessment (
  project_id uuid not null references project,
  id uuid not null,
  claim_id uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  cause jsonb not null, -- { kind: 'record' | 'claim' | 'source' | 'rebuild', id }
  status text not null,
  result jsonb not null, -- the engine's claim output: ids, figures, fixed words
  primary key (project_id, id),
  foreign key (project_id, claim_id) references claim
);
create index assessment_latest on assessment (project_id, claim_id, created_at desc);

-- What the engine says of the project as a whole: leanings of source types, and (for leads only) interviewers.
create table finding (
  project_id uuid not null references project,
  id uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  kind text not null check (kind in ('leanings', 'researchers')),
  result jsonb not null, -- ids, figures, fixed words
  primary key (project_id, id)
);
create index finding_latest on finding (project_id, kind, created_at desc);

create table decision (
  project_id uuid not null references project,
  id uuid not null,
  claim_id uuid not null,
  account_id uuid not null references account,
  held text not null,
  reason_enc bytea not null,
  assessment_id uuid,
  created_at timestamptz not null default now(),
  primary key (project_id, id),
  foreign key (project_id, claim_id) references claim
);
create index decision_claim on decision (project_id, claim_id);

-- ── what the projection writes ──────────────────────────────────────────────
create table projection_cursor (
  project_id uuid not null references project,
  document_id uuid not null,
  seq bigint not null,
  version bigint not null, -- grows with every write of the document's rows: whoever remembers them knows it by this
  primary key (project_id, document_id),
  foreign key (project_id, document_id) references document
);

create table turn (
  project_id uuid not null references project,
  document_id uuid not null,
  position integer not null,
  kind text not null check (kind in ('question', 'answer')),
  text_enc bytea not null, -- under the record's key
  primary key (project_id, document_id, position),
  foreign key (project_id, document_id) references document
);

create table coding (
  project_id uuid not null references project,
  document_id uuid not null,
  id text not null, -- the entry's random id in the document
  record_id uuid not null,
  code_id uuid, -- null: the entry names no code of this project
  account_id uuid not null, -- whoever owns the clientID that wrote it
  from_block integer, from_offset integer, to_block integer, to_offset integer,
  quote_enc bytea,
  primary key (project_id, document_id, id),
  foreign key (project_id, document_id) references document
);
create index coding_code on coding (project_id, code_id);

create table assertion (
  project_id uuid not null references project,
  document_id uuid not null,
  id text not null,
  record_id uuid not null,
  interview_id uuid not null,
  source_id uuid not null,
  claim_id uuid,
  account_id uuid not null,
  stance text,
  value text, -- a value key of the claim
  lo double precision,
  hi double precision,
  bound text,
  unit text, -- a unit key of the claim
  definition text, -- a definition key of the claim
  refers_from text,
  refers_to text,
  basis text,
  root text, -- null: first-hand; 'unknown'; or a source id
  hops integer not null default 0,
  prompted boolean not null default false,
  confronted_with uuid,
  probed boolean not null default false,
  cases integer,
  forecast boolean not null default false,
  retracted boolean not null default false,
  against_interest text check (against_interest in ('true', 'false', 'unclear')),
  incomplete text[] not null default '{}', -- blanks that are still open, by name
  from_block integer, from_offset integer, to_block integer, to_offset integer,
  quote_enc bytea,
  primary key (project_id, document_id, id),
  foreign key (project_id, document_id) references document
);
create index assertion_claim on assertion (project_id, claim_id);
create index assertion_source on assertion (project_id, source_id);

create table memo (
  project_id uuid not null references project,
  document_id uuid not null,
  id text not null,
  account_id uuid not null,
  block integer,
  text_enc bytea not null,
  primary key (project_id, document_id, id),
  foreign key (project_id, document_id) references document
);

-- ── what left ───────────────────────────────────────────────────────────────
create table export (
  project_id uuid not null references project,
  id uuid not null,
  account_id uuid not null references account,
  created_at timestamptz not null default now(),
  marking text not null check (marking in ('internal-not-disclosure-controlled')),
  sha256 text not null,
  bytes integer not null,
  contents jsonb not null, -- counts and ids of what it was made of
  primary key (project_id, id)
);

-- ── who sees which row (docs/protection.md) ─────────────────────────────────
-- Every table: RLS enabled and forced, a policy for people by role, a policy for each service by name.
do $$
declare t text;
begin
  for t in select tablename from pg_tables where schemaname = current_schema() and tablename <> 'schema_migration'
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

-- The definer functions above read these two as the owner.
create policy owner_reads on membership for select to {{owner}} using (true);
create policy owner_reads on account for select to {{owner}} using (true);

create policy instance_read on instance for select to {{app}} using (true);
create policy instance_start on instance for insert to {{app}} with check ((select service()) = 'start');

-- Accounts: oneself; a lead sees those of the led projects; an admin all; sign-in works for nobody yet.
create policy account_self on account for select to {{app}}
  using (id = (select actor()) or id = any ((select led_accounts())::uuid[]) or (select is_admin()));
create policy account_own on account for update to {{app}} using (id = (select actor()));
create policy account_auth on account for all to {{app}} using ((select service()) = 'auth');

create policy session_own on session for select to {{app}} using (account_id = (select actor()));
create policy session_end on session for delete to {{app}} using (account_id = (select actor()));
create policy session_auth on session for all to {{app}} using ((select service()) = 'auth');

create policy token_own on api_token for select to {{app}} using (account_id = (select actor()));
create policy token_end on api_token for update to {{app}} using (account_id = (select actor()));
create policy token_auth on api_token for all to {{app}} using ((select service()) = 'auth');

create policy project_member on project for select to {{app}} using (id = any ((select member_projects())::uuid[]));
create policy project_lead on project for update to {{app}} using (id = any ((select projects_as('lead'))::uuid[]));
create policy project_service on project for select to {{app}}
  using ((select service()) in ('auth', 'start', 'log', 'projection', 'engine', 'index'));
create policy project_made on project for insert to {{app}} with check ((select service()) = 'auth');

-- Handles: one's own; leads everybody's in the project; analysts those of leads and analysts; researchers those of leads.
create policy membership_own on membership for select to {{app}} using (account_id = (select actor()));
create policy membership_lead on membership for all to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy membership_analyst on membership for select to {{app}}
  using (role in ('lead', 'analyst') and project_id = any ((select projects_as('analyst'))::uuid[]));
create policy membership_researcher on membership for select to {{app}}
  using (role = 'lead' and project_id = any ((select projects_as('researcher'))::uuid[]));
create policy membership_visit on membership for update to {{app}} using (account_id = (select actor()));
create policy membership_auth on membership for all to {{app}} using ((select service()) = 'auth');
create policy membership_service on membership for select to {{app}}
  using ((select service()) in ('log', 'projection', 'engine'));

create policy invitation_lead on invitation for all to {{app}}
  using (kind = 'member' and project_id = any ((select projects_as('lead'))::uuid[]));
create policy invitation_auth on invitation for all to {{app}} using ((select service()) = 'auth');

create policy source_type_read on source_type for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst', 'researcher'))::uuid[]));
create policy source_type_lead on source_type for all to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy source_type_auth on source_type for insert to {{app}} with check ((select service()) = 'auth');
create policy source_type_service on source_type for select to {{app}}
  using ((select service()) in ('engine', 'projection', 'index'));

create policy role_band_read on role_band for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst', 'researcher'))::uuid[]));
create policy role_band_lead on role_band for all to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy role_band_auth on role_band for insert to {{app}} with check ((select service()) = 'auth');

create policy network_lead on network for all to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));

create policy source_read on source for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[])
    or (researcher_id = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[])));
create policy source_lead on source for all to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy source_own on source for insert to {{app}}
  with check (researcher_id = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[]));
create policy source_own_edit on source for update to {{app}}
  using (researcher_id = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[]));
create policy source_service on source for select to {{app}} using ((select service()) in ('engine', 'projection', 'log'));

-- Records and interviews: leads all, researchers their own, analysts what was released.
create policy record_read on record for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[])
    or (researcher_id = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[]))
    or (released_at is not null and project_id = any ((select projects_as('analyst'))::uuid[])));
create policy record_lead on record for all to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy record_own on record for insert to {{app}}
  with check (researcher_id = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[]));
create policy record_service on record for select to {{app}}
  using ((select service()) in ('log', 'projection', 'engine', 'index'));

create policy interview_read on interview for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[])
    or (researcher_id = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[]))
    or exists (select 1 from record r where r.project_id = interview.project_id and r.interview_id = interview.id
               and r.released_at is not null and r.project_id = any ((select projects_as('analyst'))::uuid[])));
create policy interview_lead on interview for all to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy interview_own on interview for insert to {{app}}
  with check (researcher_id = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[]));
create policy interview_service on interview for select to {{app}}
  using ((select service()) in ('log', 'projection', 'engine'));

create policy consent_lead on consent for all to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy consent_own on consent for all to {{app}}
  using (taken_by = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[])
    and exists (select 1 from interview i where i.project_id = consent.project_id and i.id = consent.interview_id
      and i.researcher_id = (select actor())));

create policy document_read on document for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[])
    or (copy = 'analysis' and project_id = any ((select projects_as('analyst'))::uuid[]))
    or (copy = 'field' and exists (select 1 from record r where r.project_id = document.project_id
        and r.id = document.record_id and r.researcher_id = (select actor()))));
create policy document_make on document for insert to {{app}}
  with check (project_id = any ((select projects_as('lead'))::uuid[])
    or (copy = 'field' and exists (select 1 from record r where r.project_id = document.project_id
        and r.id = document.record_id and r.researcher_id = (select actor()))));
create policy document_log on document for all to {{app}} using ((select service()) = 'log');
create policy document_service on document for select to {{app}}
  using ((select service()) in ('start', 'projection', 'index'));

-- The log is nobody's: rooms ask can() at every frame and write as the service.
create policy update_log_log on update_log for all to {{app}} using ((select service()) = 'log');
create policy update_log_projection on update_log for select to {{app}} using ((select service()) = 'projection');
create policy snapshot_log on snapshot for all to {{app}} using ((select service()) = 'log');
create policy snapshot_projection on snapshot for select to {{app}} using ((select service()) = 'projection');
create policy client_log on client for all to {{app}} using ((select service()) = 'log');
create policy client_projection on client for select to {{app}} using ((select service()) = 'projection');

create policy release_approval_lead on release_approval for all to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));

create policy draft_own on draft for all to {{app}}
  using (account_id = (select actor()) and project_id = any ((select projects_as('lead', 'researcher'))::uuid[]));

create policy code_read on code for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy code_write on code for all to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy code_service on code for select to {{app}} using ((select service()) = 'projection');
create policy code_version_write on code_version for all to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));

create policy claim_write on claim for all to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy claim_shown on claim for select to {{app}}
  using (exists (select 1 from claim_reviewer s where s.project_id = claim.project_id and s.claim_id = claim.id
    and s.account_id = (select actor())) and project_id = any ((select projects_as('reviewer'))::uuid[]));
create policy claim_service on claim for select to {{app}} using ((select service()) in ('engine', 'projection', 'index'));
create policy claim_term_write on claim_term for all to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy claim_term_shown on claim_term for select to {{app}}
  using (exists (select 1 from claim_reviewer s where s.project_id = claim_term.project_id
    and s.claim_id = claim_term.claim_id and s.account_id = (select actor())));
create policy claim_term_service on claim_term for select to {{app}}
  using ((select service()) in ('engine', 'projection', 'index'));
create policy claim_reviewer_lead on claim_reviewer for all to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy claim_reviewer_own on claim_reviewer for select to {{app}} using (account_id = (select actor()));

create policy assessment_read on assessment for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy assessment_engine on assessment for select to {{app}} using ((select service()) = 'engine');
create policy assessment_made on assessment for insert to {{app}} with check ((select service()) = 'engine');
create policy finding_lead on finding for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy finding_analyst on finding for select to {{app}}
  using (kind = 'leanings' and project_id = any ((select projects_as('analyst'))::uuid[]));
create policy finding_engine on finding for select to {{app}} using ((select service()) = 'engine');
create policy finding_made on finding for insert to {{app}} with check ((select service()) = 'engine');

create policy decision_read on decision for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy decision_lead on decision for insert to {{app}}
  with check (account_id = (select actor()) and project_id = any ((select projects_as('lead'))::uuid[]));

create policy cursor_projection on projection_cursor for all to {{app}} using ((select service()) = 'projection');
create policy turn_projection on turn for all to {{app}} using ((select service()) = 'projection');
create policy turn_read on turn for select to {{app}}
  using (exists (select 1 from document d where d.project_id = turn.project_id and d.id = turn.document_id));
create policy turn_index on turn for select to {{app}} using ((select service()) = 'index');
create policy coding_projection on coding for all to {{app}} using ((select service()) = 'projection');
create policy coding_read on coding for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy assertion_projection on assertion for all to {{app}} using ((select service()) = 'projection');
create policy assertion_engine on assertion for select to {{app}} using ((select service()) = 'engine');
create policy assertion_read on assertion for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy memo_projection on memo for all to {{app}} using ((select service()) = 'projection');
create policy memo_read on memo for select to {{app}}
  using (exists (select 1 from document d where d.project_id = memo.project_id and d.id = memo.document_id));

create policy export_lead on export for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy export_made on export for insert to {{app}}
  with check (account_id = (select actor()) and project_id = any ((select projects_as('lead'))::uuid[]));

grant usage on schema {{schema}} to {{app}};
grant select, insert, update, delete on all tables in schema {{schema}} to {{app}};
-- What is never overwritten, is not even by mistake.
revoke update, delete on assessment, finding, decision, export, code_version, instance from {{app}};
revoke all on schema_migration from {{app}};
