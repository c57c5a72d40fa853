-- What was done that matters for protection: one chain a project, one for the instance (the zero id). Each entry's hash
-- covers the hash before it. Opaque ids, fixed words, figures and salted digests: nothing that a person typed, and no
-- foreign key, so that it outlives all that it names.
create table audit (
  project_id uuid not null, -- the zero id: the instance's own chain
  seq bigint not null, -- without gaps from 1
  at timestamptz(3) not null,
  -- Canonical JSON of `act`, `actor`, `more`, `object` (src/core/audit.ts). Without a space, so that no prose fits in.
  body text not null check (char_length(body) <= 2000 and body ~ '^\{[][{}":,.a-zA-Z0-9_-]*\}$'),
  prev text not null check (prev ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  act text not null generated always as ((body::jsonb) ->> 'act') stored check (act ~ '^[a-z-]{1,30}\.[a-z-]{1,30}$'),
  primary key (project_id, seq)
);
create index audit_act on audit (project_id, act, seq);

alter table audit enable row level security;
alter table audit force row level security;
create policy audit_read on audit for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'auditor'))::uuid[]));
create policy audit_service on audit for select to {{app}} using ((select service()) = 'audit');
create policy owner_reads on audit for select to {{owner}} using (true);
create policy owner_adds on audit for insert to {{owner}} with check (true);
-- Not even INSERT: the app role adds through the function below, which alone knows what comes next in a chain.
grant select on audit to {{app}};

/*
 * Adds what was done at the end of its chain. Call it in the transaction of the act, last of all in it: the chain stays
 * locked until that commits. People add what they did themselves, in their own projects; services what anybody did.
 * Nothing is answered: how long a chain is would tell how much others do.
 */
create function audit_append(chain uuid, body text) returns void volatile security definer language plpgsql
  set search_path from current as $$
declare
  zero constant uuid := '00000000-0000-0000-0000-000000000000';
  last record;
  next bigint;
  prev text;
  -- Not the transaction's beginning: entries of one chain are timed in their order.
  moment timestamptz(3);
begin
  if service() is null and (actor() is null or chain = zero
     or not (chain = any (member_projects()))
     or (audit_append.body::jsonb ->> 'actor') is distinct from actor()::text)
  then raise exception 'an account adds to the audit what it did itself' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('sanad.audit.' || chain, 0));
  select a.seq, a.hash into last from audit a where a.project_id = chain order by a.seq desc limit 1;
  next := coalesce(last.seq, 0) + 1;
  prev := coalesce(last.hash, repeat('0', 64));
  moment := clock_timestamp();
  insert into audit (project_id, seq, at, body, prev, hash) values (chain, next, moment, audit_append.body, prev,
    encode(sha256(convert_to(
      '{"at":"' || to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      || '","body":' || audit_append.body || ',"chain":"' || chain || '","prev":"' || prev || '","seq":' || next || '}',
      'UTF8')), 'hex'));
end $$;
