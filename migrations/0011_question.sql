-- Questions, in two compartments. The bank is the leads': purpose, claim, lineage. What a researcher is handed is a row of
-- its own under an id of its own, with the wording and for whom, and nothing that tells where it comes from: no time, no
-- number, no lead. What ties the two is the leads' again.
create table question (
  project_id uuid not null references project,
  id uuid not null,
  purpose text not null check (purpose in ('open', 'control', 'confrontation')),
  claim_id uuid, -- what it is about
  put_source_id uuid, -- whose information is put to another, who is never told
  came_from uuid, -- the question that it grew out of
  version integer not null default 1,
  retired_at timestamptz,
  created_by uuid not null references account,
  created_at timestamptz not null default clock_timestamp(),
  primary key (project_id, id),
  foreign key (project_id, claim_id) references claim,
  foreign key (project_id, put_source_id) references source,
  foreign key (project_id, came_from) references question,
  check (purpose = 'open' or claim_id is not null),
  check ((purpose = 'confrontation') = (put_source_id is not null))
);
create index question_came_from on question (project_id, came_from);

create table question_version (
  project_id uuid not null references project,
  question_id uuid not null,
  version integer not null,
  text_enc bytea not null,
  account_id uuid not null references account,
  created_at timestamptz not null default clock_timestamp(),
  primary key (project_id, question_id, version),
  foreign key (project_id, question_id) references question
);

create table asked_question (
  project_id uuid not null references project,
  id uuid not null, -- random: it also stands in the field copy, beside the question's turn
  researcher_id uuid not null references account,
  text_enc bytea not null,
  type_id uuid, -- for whom: sources of a type, or one source, or anybody
  source_id uuid,
  state text not null default 'open' check (state in ('open', 'asked', 'impossible', 'withdrawn')),
  reason_enc bytea, -- why it could not be asked
  record_id uuid, -- where it was asked
  primary key (project_id, id),
  foreign key (project_id, type_id) references source_type,
  foreign key (project_id, source_id) references source,
  foreign key (project_id, record_id) references record,
  check (type_id is null or source_id is null),
  check ((state = 'impossible') = (reason_enc is not null)),
  check ((state = 'asked') = (record_id is not null))
);
create index asked_question_researcher on asked_question (project_id, researcher_id);
create index asked_question_record on asked_question (project_id, record_id);

create table asking (
  project_id uuid not null references project,
  asked_id uuid not null,
  question_id uuid not null,
  version integer not null,
  account_id uuid not null references account, -- the lead who handed it out
  reaction text check (reaction in ('concedes', 'denies', 'deflects')), -- to what another said
  created_at timestamptz not null default clock_timestamp(),
  primary key (project_id, asked_id),
  foreign key (project_id, asked_id) references asked_question,
  foreign key (project_id, question_id, version) references question_version
);
create index asking_question on asking (project_id, question_id);

do $$
declare t text;
begin
  foreach t in array array['question', 'question_version', 'asked_question', 'asking'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

create policy question_lead on question for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy question_make on question for insert to {{app}}
  with check (created_by = (select actor()) and project_id = any ((select projects_as('lead'))::uuid[]));
create policy question_edit on question for update to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy question_version_lead on question_version for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy question_version_make on question_version for insert to {{app}}
  with check (account_id = (select actor()) and project_id = any ((select projects_as('lead'))::uuid[]));

create policy asked_question_lead on asked_question for all to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
-- What was taken back is not there any more.
create policy asked_question_own on asked_question for select to {{app}}
  using (researcher_id = (select actor()) and state <> 'withdrawn'
    and project_id = any ((select projects_as('researcher'))::uuid[]));
create policy asked_question_tell on asked_question for update to {{app}}
  using (researcher_id = (select actor()) and state <> 'withdrawn'
    and project_id = any ((select projects_as('researcher'))::uuid[]))
  with check (researcher_id = (select actor()) and state <> 'withdrawn'
    and project_id = any ((select projects_as('researcher'))::uuid[])
    and (record_id is null or exists (select 1 from record r where r.project_id = asked_question.project_id
      and r.id = asked_question.record_id and r.researcher_id = (select actor()))));

create policy asking_lead on asking for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy asking_make on asking for insert to {{app}}
  with check (account_id = (select actor()) and project_id = any ((select projects_as('lead'))::uuid[]));
create policy asking_edit on asking for update to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));

grant select, insert, update on question, asked_question, asking to {{app}};
grant select, insert on question_version to {{app}};

create function guard_question() returns trigger language plpgsql set search_path from current as $$
begin
  if (new.project_id, new.id, new.purpose, new.claim_id, new.put_source_id, new.came_from, new.created_by, new.created_at)
     is distinct from
     (old.project_id, old.id, old.purpose, old.claim_id, old.put_source_id, old.came_from, old.created_by, old.created_at)
  then raise exception 'a question stays which it is: another one may come from it' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_question before update on question for each row execute function guard_question();

create function guard_asked_question() returns trigger language plpgsql set search_path from current as $$
begin
  if (new.project_id, new.id, new.researcher_id, new.text_enc, new.type_id, new.source_id)
     is distinct from (old.project_id, old.id, old.researcher_id, old.text_enc, old.type_id, old.source_id)
  then raise exception 'a question that was handed out stays as it was' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_asked_question before update on asked_question for each row execute function guard_asked_question();

create function guard_asking() returns trigger language plpgsql set search_path from current as $$
begin
  if (new.project_id, new.asked_id, new.question_id, new.version, new.account_id, new.created_at)
     is distinct from (old.project_id, old.asked_id, old.question_id, old.version, old.account_id, old.created_at)
  then raise exception 'which question was handed out stays' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_asking before update on asking for each row execute function guard_asking();
