-- Who comes in (0007), with the same work for what the asker may not see and for what there is not. Policies ask for the
-- asker's memberships only once a row is found, and differently by what stands in it, which takes a time that tells. So
-- here they are asked for first, each once, and the row is held against them: what the policies of `record` and
-- `document` say, in the same words.
create policy owner_reads on record for select to {{owner}} using (true);
create policy owner_reads on document for select to {{owner}} using (true);

create or replace function enter_record(asker uuid, wanted uuid, wanted_copy text, wanted_epoch integer) returns table (
  project uuid, owner uuid, locked boolean, released boolean, role text, ordinal integer,
  document uuid, key uuid, closed boolean, newest integer, version integer
) volatile security definer language plpgsql set search_path from current as $$
declare
  led uuid[];
  researched uuid[];
  analysed uuid[];
begin
  perform set_config('app.user', asker::text, true), set_config('app.service', '', true);
  led := projects_as('lead');
  researched := projects_as('researcher');
  analysed := projects_as('analyst');
  return query
    select r.project_id, r.researcher_id, r.locked, r.released_at is not null,
      m.role, m.ordinal, d.id, d.key_id, d.closed_at is not null,
      case when s.seen then
        (select max(n.epoch) from document n where n.record_id = r.id and n.copy = wanted_copy) end,
      (select a.permission_version from account a where a.id = asker)
    from record r
      join membership m on m.project_id = r.project_id and m.account_id = asker and m.ended_at is null
      cross join lateral (select r.project_id = any (led)
        or (wanted_copy = 'analysis' and r.project_id = any (analysed))
        or (wanted_copy = 'field' and r.project_id = any (researched) and r.researcher_id = asker)) s (seen)
      left join document d
        on d.record_id = r.id and d.copy = wanted_copy and d.epoch = wanted_epoch and s.seen
    where r.id = wanted and (r.project_id = any (led)
      or (r.researcher_id = asker and r.project_id = any (researched))
      or (r.released_at is not null and r.project_id = any (analysed)));
end $$;
