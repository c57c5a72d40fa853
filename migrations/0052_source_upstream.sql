-- Where a source has what it knows from: its suppliers. What it says that one of them says too is theirs, and counts once;
-- a source that knows all from them passes on their interest. One row a source: what a lead holds now.
create table source_upstream (
  project_id uuid not null references project,
  id uuid not null,
  source_id uuid not null,
  supplier_ids uuid[] not null check (cardinality(supplier_ids) between 1 and 20 and not source_id = any (supplier_ids)),
  only_these boolean not null default false, -- it has no knowledge of its own
  known_enc bytea, -- how that is known
  made_by uuid not null references account,
  made_at timestamptz not null default clock_timestamp(),
  primary key (project_id, id),
  unique (project_id, source_id),
  foreign key (project_id, source_id) references source on delete cascade
);

alter table source_upstream enable row level security;
alter table source_upstream force row level security;
create policy source_upstream_read on source_upstream for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy source_upstream_engine on source_upstream for select to {{app}} using ((select service()) = 'engine');
create policy source_upstream_made on source_upstream for insert to {{app}}
  with check (made_by = (select actor()) and project_id = any ((select projects_as('lead'))::uuid[]));
create policy source_upstream_anew on source_upstream for update to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]))
  with check (made_by = (select actor()) and project_id = any ((select projects_as('lead'))::uuid[]));
create policy source_upstream_removed on source_upstream for delete to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy purge_reads on source_upstream for select to {{app}} using ((select service()) = 'purge');
create policy purge_seals on source_upstream for update to {{app}} using ((select service()) = 'purge');
grant select, insert, update, delete on source_upstream to {{app}};
