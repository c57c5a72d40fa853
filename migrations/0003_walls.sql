-- The second wall where it had holes: what somebody could do with SQL that no page of the application lets them do.

-- ── passwords: for sign-in's own service alone ──────────────────────────────
-- Whoever may see an account (its owner, a lead, an admin) has no business with its digest.
create table credential (
  account_id uuid primary key references account on delete cascade,
  password_hash text not null
);
insert into credential (account_id, password_hash) select id, password_hash from account;
alter table account drop column password_hash;
alter table credential enable row level security;
alter table credential force row level security;
create policy credential_auth on credential for all to {{app}} using ((select service()) = 'auth');
grant select, insert, update, delete on credential to {{app}};

create or replace function guard_account() returns trigger language plpgsql set search_path from current as $$
begin
  if service() is distinct from 'auth'
     and (new.id, new.email, new.is_admin, new.permission_version, new.suspended_at)
         is distinct from (old.id, old.email, old.is_admin, old.permission_version, old.suspended_at)
  then raise exception 'an account changes only its own appearance' using errcode = '42501';
  end if;
  return new;
end $$;

-- ── the team ────────────────────────────────────────────────────────────────
-- People join by a link, which sign-in's service spends: a lead writes no membership.
drop policy membership_lead on membership;
create policy membership_lead on membership for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy membership_lead_edit on membership for update to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));

-- A membership is of one account in one project: else the lead of one project could carry it into another.
create or replace function guard_membership() returns trigger language plpgsql set search_path from current as $$
begin
  if service() is not distinct from 'auth' then return new; end if;
  if (new.project_id, new.account_id, new.created_at) is distinct from (old.project_id, old.account_id, old.created_at)
  then raise exception 'a membership stays of whom and where it is' using errcode = '42501';
  end if;
  if (new.role, new.ordinal, new.ended_at) is distinct from (old.role, old.ordinal, old.ended_at)
     and not (new.project_id = any (projects_as('lead')))
  then raise exception 'a member changes only when they last visited' using errcode = '42501';
  end if;
  return new;
end $$;

create function guard_project() returns trigger language plpgsql set search_path from current as $$
begin
  if service() is distinct from 'auth'
     and (new.id, new.slug, new.key_id, new.created_at) is distinct from (old.id, old.slug, old.key_id, old.created_at)
  then raise exception 'a project keeps its key and its address' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_project before update on project for each row execute function guard_project();
create policy project_auth on project for update to {{app}} using ((select service()) = 'auth');

-- ── release: each lead approves in their own name, for good ─────────────────
drop policy release_approval_lead on release_approval;
create policy release_approval_lead on release_approval for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy release_approval_own on release_approval for insert to {{app}}
  with check (account_id = (select actor()) and project_id = any ((select projects_as('lead'))::uuid[]));
revoke update, delete on release_approval from {{app}};

-- ── the field: a researcher makes only what is wholly their own ─────────────
-- Security definer: a policy of `record` that reads `interview`, whose policy reads `record`, would go in a ring.
create policy owner_reads on source for select to {{owner}} using (true);
create policy owner_reads on interview for select to {{owner}} using (true);
create function owns_source(project uuid, source_id uuid) returns boolean stable security definer language sql
  set search_path from current
  as $$ select exists (select 1 from source s where s.project_id = owns_source.project
        and s.id = owns_source.source_id and s.researcher_id = actor()) $$;
create function owns_interview(project uuid, interview_id uuid) returns boolean stable security definer language sql
  set search_path from current
  as $$ select exists (select 1 from interview i where i.project_id = owns_interview.project
        and i.id = owns_interview.interview_id and i.researcher_id = actor()) $$;

drop policy source_own on source;
create policy source_own on source for insert to {{app}}
  with check (researcher_id = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[])
    and network_id is null and (introduced_by is null or owns_source(project_id, introduced_by)));
drop policy source_own_edit on source;
create policy source_own_edit on source for update to {{app}}
  using (researcher_id = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[]))
  with check (researcher_id = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[]));

-- A source stays which it is; whether anybody met it, which network and (of others' sources) who introduced it, leads say.
create function guard_source() returns trigger language plpgsql set search_path from current as $$
begin
  if (new.project_id, new.id, new.code, new.researcher_id, new.created_at)
     is distinct from (old.project_id, old.id, old.code, old.researcher_id, old.created_at)
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
create trigger guard_source before update on source for each row execute function guard_source();

drop policy interview_own on interview;
create policy interview_own on interview for insert to {{app}}
  with check (researcher_id = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[])
    and owns_source(project_id, source_id));

drop policy record_own on record;
create policy record_own on record for insert to {{app}}
  with check (researcher_id = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[])
    and released_at is null and not locked and release_version = 0 and owns_interview(project_id, interview_id));

create function guard_record() returns trigger language plpgsql set search_path from current as $$
begin
  if (new.project_id, new.id, new.code, new.interview_id, new.researcher_id, new.created_at)
     is distinct from (old.project_id, old.id, old.code, old.interview_id, old.researcher_id, old.created_at)
  then raise exception 'a record stays which it is' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_record before update on record for each row execute function guard_record();

-- Consent is recorded, mended and withdrawn by whoever took it; that it was withdrawn stays.
drop policy consent_own on consent;
create policy consent_own on consent for select to {{app}}
  using (taken_by = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[]));
create policy consent_take on consent for insert to {{app}}
  with check (taken_by = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[])
    and owns_interview(project_id, interview_id));
create policy consent_mend on consent for update to {{app}}
  using (taken_by = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[]))
  with check (taken_by = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[])
    and owns_interview(project_id, interview_id));

create function guard_consent() returns trigger language plpgsql set search_path from current as $$
begin
  if (new.project_id, new.interview_id, new.created_at) is distinct from (old.project_id, old.interview_id, old.created_at)
  then raise exception 'a consent stays of its interview' using errcode = '42501';
  end if;
  if old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at
     and not (new.project_id = any (projects_as('lead')))
  then raise exception 'consent that was withdrawn stays withdrawn' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_consent before update on consent for each row execute function guard_consent();

-- ── documents: made by the log alone; a field copy is its researcher's while they are one ──
drop policy document_make on document;
drop policy document_read on document;
create policy document_read on document for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[])
    or (copy = 'analysis' and project_id = any ((select projects_as('analyst'))::uuid[]))
    or (copy = 'field' and project_id = any ((select projects_as('researcher'))::uuid[])
      and exists (select 1 from record r where r.project_id = document.project_id
        and r.id = document.record_id and r.researcher_id = (select actor()))));

-- ── codebook and claims: in one's own name ──────────────────────────────────
drop policy code_version_write on code_version;
create policy code_version_read on code_version for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy code_version_own on code_version for insert to {{app}}
  with check (account_id = (select actor()) and project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));

drop policy claim_write on claim;
create policy claim_read on claim for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy claim_own on claim for insert to {{app}}
  with check (created_by = (select actor()) and project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
create policy claim_edit on claim for update to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));

create function guard_claim() returns trigger language plpgsql set search_path from current as $$
begin
  if (new.project_id, new.id, new.created_by, new.created_at)
     is distinct from (old.project_id, old.id, old.created_by, old.created_at)
  then raise exception 'a claim stays whose it is' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_claim before update on claim for each row execute function guard_claim();

-- Whoever was shown a claim as a reviewer sees it as a reviewer only.
drop policy claim_term_shown on claim_term;
create policy claim_term_shown on claim_term for select to {{app}}
  using (project_id = any ((select projects_as('reviewer'))::uuid[])
    and exists (select 1 from claim_reviewer s where s.project_id = claim_term.project_id
      and s.claim_id = claim_term.claim_id and s.account_id = (select actor())));
drop policy claim_reviewer_own on claim_reviewer;
create policy claim_reviewer_own on claim_reviewer for select to {{app}}
  using (account_id = (select actor()) and project_id = any ((select projects_as('reviewer'))::uuid[]));
