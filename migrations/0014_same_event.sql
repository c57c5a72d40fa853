-- Whether two accounts are of one event, before one of them is held against the other: two claims, or two statements on one
-- claim. Inserted, never overwritten; the latest answer stands, and the older ones stand beside it.
create table same_event (
  project_id uuid not null references project,
  id uuid not null,
  claim_id uuid not null,
  other_claim_id uuid, -- of two claims
  statement text check (statement ~ '^[ -~]{1,80}$'), -- of two statements: ids, as the engine names them
  other_statement text check (other_statement ~ '^[ -~]{1,80}$'),
  same boolean not null,
  reason_enc bytea not null,
  account_id uuid not null references account,
  created_at timestamptz not null default clock_timestamp(),
  primary key (project_id, id),
  foreign key (project_id, claim_id) references claim,
  foreign key (project_id, other_claim_id) references claim,
  check ((other_claim_id is null) = (statement is not null)),
  check ((statement is null) = (other_statement is null))
);
create index same_event_claim on same_event (project_id, claim_id);
create index same_event_other on same_event (project_id, other_claim_id);

alter table same_event enable row level security;
alter table same_event force row level security;
create policy same_event_read on same_event for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy same_event_answered on same_event for insert to {{app}}
  with check (account_id = (select actor()) and project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
grant select, insert on same_event to {{app}};
