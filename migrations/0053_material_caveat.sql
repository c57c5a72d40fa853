-- What is to be kept in mind of a material's figures: of a source's (a document, a data set) or of a set of incidents, for a
-- period or for all of it. It follows every figure that rests on the material, on pages and in what leaves.
create table material_caveat (
  project_id uuid not null references project,
  id uuid not null,
  source_id uuid,
  set_id uuid,
  period_from text check (period_from ~ '^\d{4}-\d{2}$'),
  period_to text check (period_to ~ '^\d{4}-\d{2}$'),
  text_enc bytea not null,
  made_by uuid not null references account,
  made_at timestamptz not null default clock_timestamp(),
  primary key (project_id, id),
  check ((source_id is null) <> (set_id is null)),
  check (period_from is null or period_to is null or period_from <= period_to),
  foreign key (project_id, source_id) references source on delete cascade,
  foreign key (project_id, set_id) references incident_set on delete cascade
);
create index material_caveat_source on material_caveat (project_id, source_id);
create index material_caveat_set on material_caveat (project_id, set_id);

alter table material_caveat enable row level security;
alter table material_caveat force row level security;
create policy material_caveat_read on material_caveat for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy material_caveat_made on material_caveat for insert to {{app}}
  with check (made_by = (select actor()) and project_id = any ((select projects_as('lead'))::uuid[]));
create policy material_caveat_removed on material_caveat for delete to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy purge_reads on material_caveat for select to {{app}} using ((select service()) = 'purge');
create policy purge_seals on material_caveat for update to {{app}} using ((select service()) = 'purge');
grant select, insert, delete on material_caveat to {{app}};
grant update (text_enc) on material_caveat to {{app}};
