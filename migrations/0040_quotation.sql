-- Quotations: a span of a released analysis copy, as somebody who may read it proposed to print it. One lead approves it with
-- its attribution, a second one lets it out. What was approved stays; what the copy says since is compared when it is printed.
create table quotation (
  project_id uuid not null references project,
  id uuid not null,
  record_id uuid not null,
  original_enc bytea not null, -- the span of the copy
  printed_enc bytea not null, -- with its edits in brackets
  asked_by uuid not null references account,
  asked_at timestamptz not null,
  first_by uuid references account,
  first_at timestamptz,
  label_enc bytea, -- the attribution, by keys of the project's lists and months
  words_mac text check (words_mac ~ '^[0-9a-f]{64}$'), -- of what was approved
  settled_by uuid references account,
  settled_at timestamptz,
  outcome text check (outcome in ('done', 'declined', 'withdrawn')),
  primary key (project_id, id),
  foreign key (project_id, record_id) references record,
  check ((first_by is null) = (first_at is null) and (first_by is null) = (label_enc is null)
    and (first_by is null) = (words_mac is null)),
  check ((outcome is null) = (settled_at is null) and (outcome is null) = (settled_by is null)),
  check (outcome is distinct from 'done' or settled_by <> first_by),
  check (outcome is distinct from 'withdrawn' or settled_by = asked_by)
);
create index quotation_record on quotation (project_id, record_id);

create function guard_quotation() returns trigger language plpgsql set search_path from current as $$
declare
  words constant text[] := array['original_enc', 'printed_enc', 'label_enc'];
  settled constant text[] := array['settled_by', 'settled_at', 'outcome'];
  approved constant text[] := array['first_by', 'first_at', 'label_enc', 'words_mac'];
begin
  if service() is not distinct from 'purge' then
    if to_jsonb(new) - words is distinct from to_jsonb(old) - words
    then raise exception 'a purge seals anew, and changes nothing else' using errcode = '42501';
    end if;
    return new;
  end if;
  if old.outcome is null and new.outcome is not null and new.settled_by is not distinct from actor()
     and to_jsonb(new) - settled is not distinct from to_jsonb(old) - settled
     and (case new.outcome
       when 'withdrawn' then old.asked_by = actor()
       when 'done' then old.first_by <> actor() and new.project_id = any (projects_as('lead'))
       else new.project_id = any (projects_as('lead'))
     end)
  then return new;
  end if;
  if old.outcome is null and new.outcome is null and old.first_by is null and new.first_by is not distinct from actor()
     and to_jsonb(new) - approved is not distinct from to_jsonb(old) - approved
     and new.project_id = any (projects_as('lead'))
  then return new;
  end if;
  raise exception 'a quotation is approved twice and settled once, each in one''s own name' using errcode = '42501';
end $$;
create trigger guard_quotation before update on quotation for each row execute function guard_quotation();

alter table quotation enable row level security;
alter table quotation force row level security;
create policy quotation_read on quotation for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy quotation_made on quotation for insert to {{app}}
  with check (asked_by = (select actor()) and first_by is null and outcome is null
    and project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy quotation_settled on quotation for update to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[])
    or (asked_by = (select actor()) and project_id = any ((select projects_as('analyst'))::uuid[])));
create policy quotation_purge on quotation for all to {{app}} using ((select service()) = 'purge');
grant select, insert, update on quotation to {{app}};
