-- Policies say which rows a member may update; these say which columns. Whoever may change a row of their own must not
-- be able to change what they are.

create function guard_account() returns trigger language plpgsql set search_path from current as $$
begin
  if service() is distinct from 'auth'
     and (new.id, new.email, new.password_hash, new.is_admin, new.permission_version, new.suspended_at)
         is distinct from (old.id, old.email, old.password_hash, old.is_admin, old.permission_version, old.suspended_at)
  then raise exception 'an account changes only its own appearance' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_account before update on account for each row execute function guard_account();

create function guard_membership() returns trigger language plpgsql set search_path from current as $$
begin
  if service() is distinct from 'auth' and not (old.project_id = any (projects_as('lead')))
     and (new.project_id, new.account_id, new.role, new.ordinal, new.created_at, new.ended_at)
         is distinct from (old.project_id, old.account_id, old.role, old.ordinal, old.created_at, old.ended_at)
  then raise exception 'a member changes only when they last visited' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_membership before update on membership for each row execute function guard_membership();

-- Tokens and sessions are ended by sign-in's own service alone.
drop policy token_end on api_token;
drop policy session_end on session;

-- Consent is recorded for one's own interviews.
drop policy consent_own on consent;
create policy consent_own on consent for all to {{app}}
  using (taken_by = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[]))
  with check (taken_by = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[])
    and exists (select 1 from interview i where i.project_id = consent.project_id and i.id = consent.interview_id
      and i.researcher_id = (select actor())));

-- Read at start, before anything else, to tell whose key store this database needs.
create policy owner_reads on instance for select to {{owner}} using (true);
