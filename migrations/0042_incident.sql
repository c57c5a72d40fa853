-- Incident data: a set is what was imported of one file, by the mapping that a person made, and stays as it was read. All that
-- the file says is sealed, days and coordinates too. What was answered about rows that may tell of one event, and which
-- claims a row's event is, stand beside it by the row's line.
create table incident_set (
  project_id uuid not null references project,
  id uuid not null,
  body_enc bytea not null,
  incidents integer not null check (incidents between 1 and 20000),
  made_by uuid not null references account,
  made_at timestamptz not null,
  primary key (project_id, id)
);
create function guard_incident_set() returns trigger language plpgsql set search_path from current as $$
begin
  if service() is distinct from 'purge' or to_jsonb(new) - 'body_enc' is distinct from to_jsonb(old) - 'body_enc'
  then raise exception 'a set of incidents stays as it was read' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_incident_set before update on incident_set for each row execute function guard_incident_set();

-- The two lines in order. left_out: which of them counts nowhere; none: both do.
create table incident_doubt (
  project_id uuid not null references project,
  set_id uuid not null,
  line integer not null,
  other_line integer not null check (other_line > line),
  left_out integer check (left_out in (line, other_line)),
  made_by uuid not null references account,
  made_at timestamptz not null,
  primary key (project_id, set_id, line, other_line),
  foreign key (project_id, set_id) references incident_set on delete cascade
);

create table incident_claim (
  project_id uuid not null references project,
  set_id uuid not null,
  line integer not null,
  claim_id uuid not null,
  made_by uuid not null references account,
  made_at timestamptz not null,
  primary key (project_id, set_id, line, claim_id),
  foreign key (project_id, set_id) references incident_set on delete cascade,
  foreign key (project_id, claim_id) references claim
);
create index incident_claim_claim on incident_claim (project_id, claim_id);

alter table incident_set enable row level security;
alter table incident_set force row level security;
alter table incident_doubt enable row level security;
alter table incident_doubt force row level security;
alter table incident_claim enable row level security;
alter table incident_claim force row level security;
create policy incident_set_read on incident_set for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy incident_set_made on incident_set for insert to {{app}}
  with check (made_by = (select actor()) and project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy incident_set_removed on incident_set for delete to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy incident_set_purge on incident_set for all to {{app}} using ((select service()) = 'purge');
create policy incident_doubt_read on incident_doubt for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy incident_doubt_made on incident_doubt for insert to {{app}}
  with check (made_by = (select actor()) and project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy incident_doubt_anew on incident_doubt for update to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]))
  with check (made_by = (select actor()) and project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy incident_claim_read on incident_claim for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy incident_claim_made on incident_claim for insert to {{app}}
  with check (made_by = (select actor()) and project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy incident_claim_removed on incident_claim for delete to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
grant select, insert, update, delete on incident_set to {{app}};
grant select, insert, update on incident_doubt to {{app}};
grant select, insert, delete on incident_claim to {{app}};
