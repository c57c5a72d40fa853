-- What a claim turned out to be: known before anybody was asked (a control question), or learnt later (a test by time).
-- Inserted, never overwritten; a claim's latest row holds, and a row that takes it back leaves the claim open again.
create table resolution (
  project_id uuid not null references project,
  id uuid not null,
  claim_id uuid not null,
  account_id uuid not null references account,
  kind text not null check (kind in ('control', 'event', 'withdrawn')),
  month text check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'), -- when it became known
  public boolean not null default false, -- anybody could have read it
  answer_enc bytea, -- { value } or { figure }: a control question's answer is known to those who set it alone
  reference_enc bytea, -- from where it is known
  reason_enc bytea, -- why it is taken back
  assessment_id uuid, -- the last that was stored before: what was held until then
  created_at timestamptz not null default clock_timestamp(),
  primary key (project_id, id),
  foreign key (project_id, claim_id) references claim,
  check ((kind = 'withdrawn') = (answer_enc is null)),
  check ((kind = 'withdrawn') = (reference_enc is null)),
  check ((kind = 'withdrawn') = (reason_enc is not null)),
  check ((kind = 'event') = (month is not null))
);
create index resolution_claim on resolution (project_id, claim_id, created_at desc);

alter table resolution enable row level security;
alter table resolution force row level security;
create policy resolution_read on resolution for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy resolution_lead on resolution for insert to {{app}}
  with check (account_id = (select actor()) and project_id = any ((select projects_as('lead'))::uuid[]));
create policy resolution_engine on resolution for select to {{app}} using ((select service()) = 'engine');
grant select, insert on resolution to {{app}};
