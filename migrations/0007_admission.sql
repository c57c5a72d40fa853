-- Who comes in: each question in one statement and so in one round trip. Each says for whom it reads, until its own
-- transaction ends; they run as their caller, so the policies hold in them.

create function token_holder(digest text) returns table (
  id uuid, email text, admin boolean, version integer, direction text, theme text, project uuid
) volatile language plpgsql as $$
begin
  perform set_config('app.service', 'auth', true), set_config('app.user', '', true);
  return query
    select a.id, a.email, a.is_admin, a.permission_version, a.direction, a.theme, t.project_id
    from api_token t join account a on a.id = t.account_id
    where t.hash = token_holder.digest and t.ended_at is null and a.suspended_at is null;
end $$;

create function session_holder(digest text) returns table (
  id uuid, email text, admin boolean, version integer, direction text, theme text, suspended boolean,
  expires_at double precision
) volatile language plpgsql as $$
begin
  perform set_config('app.service', 'auth', true), set_config('app.user', '', true);
  return query
    select a.id, a.email, a.is_admin, a.permission_version, a.direction, a.theme, a.suspended_at is not null,
      (extract(epoch from s.expires_at) * 1000)::double precision
    from session s join account a on a.id = s.account_id
    where s.id = session_holder.digest;
end $$;

-- What the door judges by, as the caller may see it: no row for what they may not and for what there is not.
create function enter_record(asker uuid, wanted uuid, wanted_copy text, wanted_epoch integer) returns table (
  project uuid, owner uuid, locked boolean, released boolean, role text, ordinal integer,
  document uuid, key uuid, closed boolean, newest integer, version integer
) volatile language plpgsql as $$
begin
  perform set_config('app.user', asker::text, true), set_config('app.service', '', true);
  return query
    select r.project_id, r.researcher_id, r.locked, r.released_at is not null,
      m.role, m.ordinal, d.id, d.key_id, d.closed_at is not null,
      (select max(n.epoch) from document n where n.record_id = r.id and n.copy = wanted_copy),
      (select a.permission_version from account a where a.id = asker)
    from record r
      join membership m on m.project_id = r.project_id and m.account_id = asker and m.ended_at is null
      left join document d on d.record_id = r.id and d.copy = wanted_copy and d.epoch = wanted_epoch
    where r.id = wanted;
end $$;
