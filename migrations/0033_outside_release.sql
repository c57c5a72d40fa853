-- Outside releases: prepared by one lead, confirmed by another. What one was made of (who stands in which class, cell, margin
-- and stated count) is the ledger against which every later one is compared: it stays, sealed, when the file is gone.
create table outside_release (
  project_id uuid not null references project,
  id uuid not null,
  asked_by uuid not null references account,
  asked_at timestamptz not null,
  made_of_enc bytea not null,
  settled_by uuid references account,
  settled_at timestamptz,
  outcome text check (outcome in ('done', 'declined', 'withdrawn')),
  primary key (project_id, id),
  check ((outcome is null) = (settled_at is null) and (outcome is null) = (settled_by is null)),
  check (outcome is distinct from 'done' or settled_by <> asked_by),
  check (outcome is distinct from 'withdrawn' or settled_by = asked_by)
);

create function guard_outside_release() returns trigger language plpgsql set search_path from current as $$
begin
  if service() is not distinct from 'purge' then
    if to_jsonb(new) - 'made_of_enc' is distinct from to_jsonb(old) - 'made_of_enc'
    then raise exception 'a purge seals anew, and changes nothing else' using errcode = '42501';
    end if;
    return new;
  end if;
  if old.outcome is not null or new.settled_by is distinct from actor()
     or (new.id, new.asked_by, new.asked_at, new.made_of_enc) is distinct from
        (old.id, old.asked_by, old.asked_at, old.made_of_enc)
  then raise exception 'a release is settled once, by who settles it, as it was prepared' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_outside_release before update on outside_release
  for each row execute function guard_outside_release();

-- The file itself, until its download expires or a purge comes. It is for the lead who prepared it.
create table outside_file (
  project_id uuid not null references project,
  release_id uuid not null,
  account_id uuid not null references account,
  file_enc bytea not null,
  expires_at timestamptz not null,
  primary key (project_id, release_id),
  foreign key (project_id, release_id) references outside_release
);

create function guard_outside_file() returns trigger language plpgsql set search_path from current as $$
begin
  if service() is not distinct from 'purge' then return new; end if;
  if not exists (select 1 from outside_release r where r.project_id = new.project_id and r.id = new.release_id
    and r.outcome = 'done' and r.asked_by = new.account_id and r.settled_by = actor())
  then raise exception 'a file is made by who confirms it, for who prepared it' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_outside_file before insert or update on outside_file
  for each row execute function guard_outside_file();

alter table outside_release enable row level security;
alter table outside_release force row level security;
alter table outside_file enable row level security;
alter table outside_file force row level security;
create policy outside_release_read on outside_release for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy outside_release_made on outside_release for insert to {{app}}
  with check (asked_by = (select actor()) and outcome is null
    and project_id = any ((select projects_as('lead'))::uuid[]));
create policy outside_release_settled on outside_release for update to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy outside_release_purge on outside_release for all to {{app}} using ((select service()) = 'purge');
create policy outside_file_own on outside_file for select to {{app}}
  using (account_id = (select actor()) and project_id = any ((select projects_as('lead'))::uuid[]));
create policy outside_file_made on outside_file for insert to {{app}}
  with check (project_id = any ((select projects_as('lead'))::uuid[]));
create policy outside_file_purge on outside_file for all to {{app}} using ((select service()) = 'purge');
grant select, insert, update on outside_release to {{app}};
grant select, insert, update, delete on outside_file to {{app}};

alter table export drop constraint export_marking_check;
alter table export add constraint export_marking_check
  check (marking in ('internal-not-disclosure-controlled', 'outside'));
