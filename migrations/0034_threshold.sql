-- What disclosure control asks of a project's releases: changed with a reason by one lead, in force once another has
-- confirmed it. The latest that was confirmed stands; none was: what every project begins with.
create table threshold_change (
  project_id uuid not null references project,
  id uuid not null,
  k integer not null check (k between 3 and 50), -- people in a class
  researchers integer not null check (researchers between 1 and 10), -- in a class
  withhold integer not null check (withhold between 0 and 50), -- per cent of the interviews
  reason_enc bytea not null,
  asked_by uuid not null references account,
  asked_at timestamptz not null,
  settled_by uuid references account,
  settled_at timestamptz,
  outcome text check (outcome in ('done', 'declined', 'withdrawn')),
  primary key (project_id, id),
  check ((outcome is null) = (settled_at is null) and (outcome is null) = (settled_by is null)),
  check (outcome is distinct from 'done' or settled_by <> asked_by),
  check (outcome is distinct from 'withdrawn' or settled_by = asked_by)
);

create function guard_threshold_change() returns trigger language plpgsql set search_path from current as $$
begin
  if service() is not distinct from 'purge' then
    if to_jsonb(new) - 'reason_enc' is distinct from to_jsonb(old) - 'reason_enc'
    then raise exception 'a purge seals anew, and changes nothing else' using errcode = '42501';
    end if;
    return new;
  end if;
  if old.outcome is not null or new.settled_by is distinct from actor()
     or to_jsonb(new) - array['settled_by', 'settled_at', 'outcome']
        is distinct from to_jsonb(old) - array['settled_by', 'settled_at', 'outcome']
  then raise exception 'a change of thresholds is settled once, as it was asked for' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_threshold_change before update on threshold_change
  for each row execute function guard_threshold_change();

alter table threshold_change enable row level security;
alter table threshold_change force row level security;
create policy threshold_change_read on threshold_change for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy threshold_change_made on threshold_change for insert to {{app}}
  with check (asked_by = (select actor()) and outcome is null
    and project_id = any ((select projects_as('lead'))::uuid[]));
create policy threshold_change_settled on threshold_change for update to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy threshold_change_purge on threshold_change for all to {{app}} using ((select service()) = 'purge');
grant select, insert, update on threshold_change to {{app}};
