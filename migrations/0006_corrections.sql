-- What was logged wrongly is put right: by its researcher until the record is released or locked, by leads at any time.
create policy interview_own_edit on interview for update to {{app}}
  using (researcher_id = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[])
    and not exists (select 1 from record r where r.project_id = interview.project_id and r.interview_id = interview.id
      and (r.released_at is not null or r.locked)));

create function guard_interview() returns trigger language plpgsql set search_path from current as $$
begin
  if (new.project_id, new.id, new.source_id, new.researcher_id, new.questionnaire, new.created_at)
     is distinct from
     (old.project_id, old.id, old.source_id, old.researcher_id, old.questionnaire, old.created_at)
  then raise exception 'an interview stays which it is' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_interview before update on interview for each row execute function guard_interview();
