-- Whom a claim was said to serve, and whom after, with the reason: of a claim that somebody has spoken on, a turned tag turns
-- what every statement weighs. Inserted, never overwritten.
create table interest_change (
  project_id uuid not null references project,
  id uuid not null,
  claim_id uuid not null,
  before jsonb not null, -- party → value's key → 1 or -1
  after jsonb not null,
  reason_enc bytea not null,
  account_id uuid not null references account,
  created_at timestamptz not null default clock_timestamp(),
  primary key (project_id, id),
  foreign key (project_id, claim_id) references claim
);
create index interest_change_claim on interest_change (project_id, claim_id);

alter table interest_change enable row level security;
alter table interest_change force row level security;
create policy interest_change_read on interest_change for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy interest_change_made on interest_change for insert to {{app}}
  with check (account_id = (select actor()) and project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy purge_reads on interest_change for select to {{app}} using ((select service()) = 'purge');
create policy purge_seals on interest_change for update to {{app}} using ((select service()) = 'purge');
grant select, insert on interest_change to {{app}};
grant update (reason_enc) on interest_change to {{app}};

-- Why a coder holds that a statement speaks against the speaker's own interest, or not: in the coder's words.
alter table assertion add column against_reason_enc bytea;
