-- Two leads, really two (PROTECTION 5): what one lead asked for and another confirmed or turned down. Written by sign-in's
-- service alone, and read by the project's leads, who are all told.
create table lead_act (
  project_id uuid not null references project,
  id uuid not null,
  kind text not null check (kind in ('make-lead', 'remove-lead', 'reset-factor', 'lower-approvals')),
  subject_id uuid references account, -- whom it removes or resets
  invitation_id uuid references invitation on delete set null, -- the link that makes a lead
  approvals integer check (approvals between 1 and 5), -- how many leads then approve a release
  asked_by uuid not null references account,
  asked_at timestamptz not null,
  settled_by uuid references account,
  settled_at timestamptz,
  outcome text check (outcome in ('done', 'declined', 'withdrawn')),
  primary key (project_id, id),
  check ((outcome is null) = (settled_at is null))
);
create index lead_act_subject on lead_act (subject_id);
alter table lead_act enable row level security;
alter table lead_act force row level security;
create policy lead_act_lead on lead_act for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy lead_act_auth on lead_act for all to {{app}} using ((select service()) = 'auth');
grant select, insert, update on lead_act to {{app}};

-- A link that makes a lead opens nothing in a study with two leads until a second one has said so.
alter table invitation
  add column seconded boolean not null default false,
  add column used_by uuid references account;

create function guard_invitation() returns trigger language plpgsql set search_path from current as $$
begin
  if service() is distinct from 'auth' and (new.seconded or new.used_by is not null)
  then raise exception 'a link is seconded by another lead, and used by whom it was for' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_invitation before insert or update on invitation for each row execute function guard_invitation();

-- Roles and ends of membership are for sign-in's service, which asks how many leads it takes.
create function guard_team() returns trigger language plpgsql set search_path from current as $$
begin
  if service() is distinct from 'auth'
     and (new.role, new.ordinal, new.ended_at) is distinct from (old.role, old.ordinal, old.ended_at)
  then raise exception 'a membership changes only as the team agrees' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_team before update on membership for each row execute function guard_team();

create function guard_approvals() returns trigger language plpgsql set search_path from current as $$
begin
  if service() is distinct from 'auth' and new.approvals < old.approvals
     and (select count(*) from membership m where m.project_id = new.id and m.role = 'lead' and m.ended_at is null) > 1
  then raise exception 'fewer approvals take two leads' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_approvals before update on project for each row execute function guard_approvals();
