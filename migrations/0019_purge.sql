-- Purge: what slipped through is destroyed with the keys that sealed it.

-- Keys whose end is decided, written in the transaction that makes them useless. Whoever comes next destroys those that
-- are not destroyed yet, so that a crash between the two leaves no key behind. The rows stay: a key that comes back with
-- an older copy of the key store is destroyed again at the next start.
create table ended_key (
  project_id uuid not null references project,
  key_id uuid not null,
  ended_at timestamptz not null default clock_timestamp(),
  destroyed_at timestamptz,
  primary key (project_id, key_id)
);
alter table ended_key enable row level security;
alter table ended_key force row level security;
create policy ended_key_purge on ended_key for all to {{app}} using ((select service()) = 'purge');
grant select, insert, update, delete on ended_key to {{app}};

-- ── the service `purge` ─────────────────────────────────────────────────────
-- It reads what is sealed, puts it under a new key, and closes documents. It makes no row of what people say but a
-- document, and changes no structure: the grants below name columns.
do $$
declare t text;
begin
  foreach t in array array['project', 'source_type', 'role_band', 'network', 'source', 'interview', 'consent', 'draft',
    'code', 'code_version', 'claim', 'claim_term', 'decision', 'resolution', 'opinion', 'same_event', 'question_version',
    'asked_question'] loop
    execute format('create policy purge_reads on %I for select to {{app}} using ((select service()) = ''purge'')', t);
    execute format('create policy purge_seals on %I for update to {{app}} using ((select service()) = ''purge'')', t);
  end loop;
  foreach t in array array['document', 'update_log', 'snapshot', 'client', 'turn', 'coding', 'assertion', 'memo'] loop
    execute format('create policy purge_renews on %I for all to {{app}} using ((select service()) = ''purge'')', t);
  end loop;
  foreach t in array array['record', 'membership', 'question'] loop
    execute format('create policy purge_reads on %I for select to {{app}} using ((select service()) = ''purge'')', t);
  end loop;
end $$;

-- What is never overwritten is sealed anew by a purge, and by nothing else: no other policy lets anybody update these.
grant update (label_enc, definition_enc) on code_version to {{app}};
grant update (reason_enc) on decision to {{app}};
grant update (answer_enc, reference_enc, reason_enc) on resolution to {{app}};
grant update (reason_enc) on opinion to {{app}};
grant update (reason_enc) on same_event to {{app}};
grant update (text_enc) on question_version to {{app}};

create or replace function guard_project() returns trigger language plpgsql set search_path from current as $$
begin
  if service() is not distinct from 'auth' then return new; end if;
  if service() is not distinct from 'purge' and (new.id, new.slug, new.created_at) = (old.id, old.slug, old.created_at)
  then return new;
  end if;
  if (new.id, new.slug, new.key_id, new.created_at) is distinct from (old.id, old.slug, old.key_id, old.created_at)
  then raise exception 'a project keeps its key and its address' using errcode = '42501';
  end if;
  return new;
end $$;

create or replace function guard_asked_question() returns trigger language plpgsql set search_path from current as $$
begin
  if (new.project_id, new.id, new.researcher_id, new.type_id, new.source_id)
     is distinct from (old.project_id, old.id, old.researcher_id, old.type_id, old.source_id)
     or (new.text_enc is distinct from old.text_enc and service() is distinct from 'purge')
  then raise exception 'a question that was handed out stays as it was' using errcode = '42501';
  end if;
  return new;
end $$;
