-- Whose a source, an interview and its record are stands in a table of its own, for leads and for whoever it is: an
-- analyst reads the three rows, and a policy hides rows and no columns. It is said once, before the row that it is of, and
-- never changed: so a record's owner is no fact that a commit must look at again.
create table compartment (
  project_id uuid not null references project,
  object_id uuid not null, -- of the source, the interview or the record
  researcher_id uuid not null references account,
  primary key (project_id, object_id),
  unique (object_id)
);
create index compartment_researcher on compartment (researcher_id);
insert into compartment (project_id, object_id, researcher_id)
  select project_id, id, researcher_id from source
  union all select project_id, id, researcher_id from interview
  union all select project_id, id, researcher_id from record;

alter table compartment enable row level security;
alter table compartment force row level security;
create policy owner_reads on compartment for select to {{owner}} using (true);
create policy compartment_lead on compartment for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy compartment_lead_make on compartment for insert to {{app}}
  with check (project_id = any ((select projects_as('lead'))::uuid[]));
create policy compartment_own on compartment for select to {{app}}
  using (researcher_id = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[]));
create policy compartment_own_make on compartment for insert to {{app}}
  with check (researcher_id = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[]));
create policy compartment_service on compartment for select to {{app}} using ((select service()) in ('log', 'engine'));
grant select, insert on compartment to {{app}};

-- ── what asked for the column asks for the compartment ──────────────────────
create or replace function owns_source(project uuid, source_id uuid) returns boolean stable security definer language sql
  set search_path from current
  as $$ select exists (select 1 from compartment c where c.project_id = owns_source.project
        and c.object_id = owns_source.source_id and c.researcher_id = actor()) $$;
create or replace function owns_interview(project uuid, interview_id uuid) returns boolean stable security definer
  language sql set search_path from current
  as $$ select exists (select 1 from compartment c where c.project_id = owns_interview.project
        and c.object_id = owns_interview.interview_id and c.researcher_id = actor()) $$;

drop policy source_read on source;
create policy source_read on source for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[])
    or (project_id = any ((select projects_as('researcher'))::uuid[]) and exists (select 1 from compartment c
      where c.project_id = source.project_id and c.object_id = source.id and c.researcher_id = (select actor()))));
drop policy source_own on source;
create policy source_own on source for insert to {{app}}
  with check (project_id = any ((select projects_as('researcher'))::uuid[]) and owns_source(project_id, id)
    and network_id is null and (introduced_by is null or owns_source(project_id, introduced_by)));
drop policy source_own_edit on source;
create policy source_own_edit on source for update to {{app}}
  using (project_id = any ((select projects_as('researcher'))::uuid[]) and exists (select 1 from compartment c
    where c.project_id = source.project_id and c.object_id = source.id and c.researcher_id = (select actor())));

drop policy record_read on record;
create policy record_read on record for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[])
    or (released_at is not null and project_id = any ((select projects_as('analyst'))::uuid[]))
    or (project_id = any ((select projects_as('researcher'))::uuid[]) and exists (select 1 from compartment c
      where c.project_id = record.project_id and c.object_id = record.id and c.researcher_id = (select actor()))));
drop policy record_own on record;
create policy record_own on record for insert to {{app}}
  with check (project_id = any ((select projects_as('researcher'))::uuid[])
    and released_at is null and not locked and release_version = 0
    and exists (select 1 from compartment c
      where c.project_id = record.project_id and c.object_id = record.id and c.researcher_id = (select actor()))
    and owns_interview(project_id, interview_id));

drop policy interview_read on interview;
create policy interview_read on interview for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[])
    or (project_id = any ((select projects_as('researcher'))::uuid[]) and exists (select 1 from compartment c
      where c.project_id = interview.project_id and c.object_id = interview.id and c.researcher_id = (select actor())))
    or exists (select 1 from record r where r.project_id = interview.project_id and r.interview_id = interview.id
               and r.released_at is not null and r.project_id = any ((select projects_as('analyst'))::uuid[])));
drop policy interview_own on interview;
create policy interview_own on interview for insert to {{app}}
  with check (project_id = any ((select projects_as('researcher'))::uuid[]) and owns_interview(project_id, id)
    and owns_source(project_id, source_id));
drop policy interview_own_edit on interview;
create policy interview_own_edit on interview for update to {{app}}
  using (project_id = any ((select projects_as('researcher'))::uuid[])
    and exists (select 1 from compartment c
      where c.project_id = interview.project_id and c.object_id = interview.id and c.researcher_id = (select actor()))
    and not exists (select 1 from record r where r.project_id = interview.project_id and r.interview_id = interview.id
      and (r.released_at is not null or r.locked)));

drop policy document_read on document;
create policy document_read on document for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[])
    or (copy = 'analysis' and project_id = any ((select projects_as('analyst'))::uuid[]))
    or (copy = 'field' and project_id = any ((select projects_as('researcher'))::uuid[])
      and exists (select 1 from compartment c where c.project_id = document.project_id
        and c.object_id = document.record_id and c.researcher_id = (select actor()))));

drop policy asked_question_tell on asked_question;
create policy asked_question_tell on asked_question for update to {{app}}
  using (researcher_id = (select actor()) and state <> 'withdrawn'
    and project_id = any ((select projects_as('researcher'))::uuid[]))
  with check (researcher_id = (select actor()) and state <> 'withdrawn'
    and project_id = any ((select projects_as('researcher'))::uuid[])
    and (record_id is null or exists (select 1 from compartment c where c.project_id = asked_question.project_id
      and c.object_id = asked_question.record_id and c.researcher_id = (select actor()))));

create or replace function guard_source() returns trigger language plpgsql set search_path from current as $$
begin
  if (new.project_id, new.id, new.code, new.created_at) is distinct from (old.project_id, old.id, old.code, old.created_at)
  then raise exception 'a source stays which it is' using errcode = '42501';
  end if;
  if new.project_id = any (projects_as('lead')) then return new; end if;
  if new.external is distinct from old.external
     or (new.network_id is distinct from old.network_id and new.network_id is not null)
  then raise exception 'this of a source is for leads to say' using errcode = '42501';
  end if;
  if new.introduced_by is distinct from old.introduced_by and new.introduced_by is not null
     and not owns_source(new.project_id, new.introduced_by)
  then raise exception 'a source is introduced by one of the same researcher' using errcode = '42501';
  end if;
  return new;
end $$;

create or replace function guard_interview() returns trigger language plpgsql set search_path from current as $$
begin
  if (new.project_id, new.id, new.source_id, new.questionnaire, new.created_at)
     is distinct from (old.project_id, old.id, old.source_id, old.questionnaire, old.created_at)
  then raise exception 'an interview stays which it is' using errcode = '42501';
  end if;
  return new;
end $$;

create or replace function guard_record() returns trigger language plpgsql set search_path from current as $$
begin
  if (new.project_id, new.id, new.code, new.interview_id, new.created_at)
     is distinct from (old.project_id, old.id, old.code, old.interview_id, old.created_at)
  then raise exception 'a record stays which it is' using errcode = '42501';
  end if;
  return new;
end $$;

drop trigger hold_documents on record;
create trigger hold_documents before update on record for each row
  when ((old.locked, old.released_at is null) is distinct from (new.locked, new.released_at is null))
  execute function hold_documents();

alter table source drop column researcher_id;
alter table interview drop column researcher_id;
alter table record drop column researcher_id;
alter table source add foreign key (project_id, id) references compartment;
alter table interview add foreign key (project_id, id) references compartment;
alter table record add foreign key (project_id, id) references compartment;

-- ── the socket's door (0009): of an analysis copy it answers no owner, since nothing is decided by it there ──
create or replace function enter_record(asker uuid, wanted uuid, wanted_copy text, wanted_epoch integer) returns table (
  project uuid, owner uuid, locked boolean, released boolean, role text, ordinal integer,
  document uuid, key uuid, closed boolean, newest integer, version integer
) volatile security definer language plpgsql set search_path from current as $$
declare
  led uuid[];
  researched uuid[];
  analysed uuid[];
  holder uuid;
begin
  perform set_config('app.user', asker::text, true), set_config('app.service', '', true);
  led := projects_as('lead');
  researched := projects_as('researcher');
  analysed := projects_as('analyst');
  holder := (select c.researcher_id from compartment c where c.object_id = wanted);
  return query
    select r.project_id,
      case when wanted_copy = 'field' and s.seen then holder end,
      r.locked, r.released_at is not null,
      m.role, m.ordinal, d.id, d.key_id, d.closed_at is not null,
      case when s.seen then
        (select max(n.epoch) from document n where n.record_id = r.id and n.copy = wanted_copy) end,
      (select a.permission_version from account a where a.id = asker)
    from record r
      join membership m on m.project_id = r.project_id and m.account_id = asker and m.ended_at is null
      cross join lateral (select r.project_id = any (led)
        or (wanted_copy = 'analysis' and r.project_id = any (analysed))
        or (wanted_copy = 'field' and r.project_id = any (researched) and holder = asker)) s (seen)
      left join document d
        on d.record_id = r.id and d.copy = wanted_copy and d.epoch = wanted_epoch and s.seen
    where r.id = wanted and (r.project_id = any (led)
      or (holder = asker and r.project_id = any (researched))
      or (r.released_at is not null and r.project_id = any (analysed)));
end $$;

-- As before (0008), without a record's owner, who never changes.
drop function commit_updates(uuid[], bigint[], uuid[], boolean[], boolean[], integer[], uuid[], integer[],
  integer[], bigint[], uuid[], integer[], integer[], bytea, integer[], bigint[], uuid[], text, text[]);
create function commit_updates(
  documents uuid[], heads bigint[], locks boolean[], releases boolean[],
  writer_rooms integer[], writers uuid[], versions integer[],
  row_rooms integer[], row_seqs bigint[], row_authors uuid[], row_starts integer[], row_lengths integer[], updates bytea,
  client_rooms integer[], clients bigint[], client_authors uuid[],
  channel text, payloads text[]
) returns table (place integer, as_of double precision) volatile language plpgsql as $$
declare
  fine integer[];
  seen double precision;
begin
  perform set_config('app.service', 'log', true), set_config('app.user', '', true);
  perform from document d where d.id = any (documents) order by d.id for update of d;
  seen := extract(epoch from clock_timestamp()) * 1000;

  select array_agg(v.n) into fine
  from unnest(documents, heads, locks, releases) with ordinality as v (id, head, lock, release, n)
  join document d on d.id = v.id and d.head_seq = v.head and d.closed_at is null
  join record r on r.project_id = d.project_id and r.id = d.record_id and (v.lock is null
    or (r.locked = v.lock and (r.released_at is not null) = v.release))
  where not exists (
    select from unnest(writer_rooms, writers, versions) as w (n, account, version)
    left join grants(writers) g on g.account_id = w.account and g.version = w.version
    where w.n = v.n and g.account_id is null);

  insert into update_log (project_id, document_id, seq, account_id, update_enc)
  select d.project_id, d.id, u.seq, u.author, substring(updates from u.start for u.length)
  from unnest(row_rooms, row_seqs, row_authors, row_starts, row_lengths) as u (n, seq, author, start, length)
  join document d on d.id = documents[u.n]
  where u.n = any (fine);

  update document d set head_seq = u.seq
  from (select n, max(seq) as seq from unnest(row_rooms, row_seqs) as u (n, seq) where n = any (fine) group by n) u
  where d.id = documents[u.n];

  if cardinality(clients) > 0 then
    insert into client (project_id, document_id, client, account_id)
    select d.project_id, d.id, c.client, c.author
    from unnest(client_rooms, clients, client_authors) as c (n, client, author)
    join document d on d.id = documents[c.n]
    where c.n = any (fine)
    on conflict do nothing;
  end if;

  perform pg_notify(channel, payload)
  from unnest(payloads) with ordinality as p (payload, n)
  where n = any (fine) and payload <> '';

  return query
    select n, seen from unnest(fine) as f (n);
end $$;
