-- What a reviewer holds about a claim. Inserted, never overwritten: the first counts for agreement, later ones stand beside.
create table opinion (
  project_id uuid not null references project,
  id uuid not null,
  claim_id uuid not null,
  account_id uuid not null references account,
  value text check (value ~ '^(true|partly|false|up|flat|down|v[0-9]{1,4})$'), -- a key of the claim's values
  lo double precision, -- of a quantity, in the claim's own unit
  hi double precision,
  likelihood text not null check (likelihood in ('almost no chance', 'very unlikely', 'unlikely', 'roughly even chance',
    'likely', 'very likely', 'almost certain')), -- ICD 203
  reason_enc bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (project_id, id),
  foreign key (project_id, claim_id) references claim,
  check ((value is null) = (lo is not null)),
  check ((lo is null) = (hi is null)),
  check (lo <= hi)
);
create index opinion_claim on opinion (project_id, claim_id, created_at desc);
create index opinion_account on opinion (account_id, project_id, claim_id);

alter table opinion enable row level security;
alter table opinion force row level security;
create policy opinion_read on opinion for select to {{app}}
  using (project_id = any ((select projects_as('lead', 'analyst'))::uuid[]));
-- A reviewer reads and writes their own, on claims that they are shown. Those of others come by the functions below.
create policy opinion_own on opinion for select to {{app}}
  using (account_id = (select actor()) and project_id = any ((select projects_as('reviewer'))::uuid[]));
create policy opinion_given on opinion for insert to {{app}}
  with check (account_id = (select actor()) and project_id = any ((select projects_as('reviewer'))::uuid[])
    and exists (select 1 from claim_reviewer s where s.project_id = opinion.project_id
      and s.claim_id = opinion.claim_id and s.account_id = (select actor())));
grant select, insert on opinion to {{app}};

-- ── what a reviewer is told once their own opinion is stored, and not before ──
-- Functions and not policies: a row of these tables holds more than they may see (derivations, who decided, who wrote).
create policy owner_reads on opinion for select to {{owner}} using (true);
create policy owner_reads on claim_reviewer for select to {{owner}} using (true);
create policy owner_reads on assessment for select to {{owner}} using (true);
create policy owner_reads on decision for select to {{owner}} using (true);

/* Claims that the actor is shown as a reviewer and has an opinion on. */
create function opined_claims(project uuid) returns uuid[] stable security definer language sql
  set search_path from current
  as $$ select coalesce(array_agg(distinct o.claim_id), '{}')
        from opinion o join claim_reviewer s using (project_id, claim_id, account_id)
        where o.account_id = actor() and o.project_id = opined_claims.project
          and o.project_id = any (projects_as('reviewer')) $$;

create function verdicts_after_opinion(project uuid) returns table (claim_id uuid, verdict jsonb)
  stable security definer language sql set search_path from current
  as $$ select distinct on (a.claim_id) a.claim_id,
          jsonb_build_object('status', a.status, 'evidence', a.result -> 'evidence', 'best', a.result -> 'best',
            'p', a.result -> 'p', 'range', a.result -> 'range', 'confidence', a.result -> 'confidence', 'at', a.created_at)
        from assessment a
        where a.project_id = verdicts_after_opinion.project and a.claim_id = any (opined_claims(project))
        order by a.claim_id, a.created_at desc, a.id desc $$;

create function decisions_after_opinion(project uuid) returns table (claim_id uuid, held text, at timestamptz)
  stable security definer language sql set search_path from current
  as $$ select d.claim_id, d.held, d.created_at from decision d
        where d.project_id = decisions_after_opinion.project and d.claim_id = any (opined_claims(project))
        order by d.created_at, d.id $$;

/* The latest of each other reviewer, in the order of a random id: neither who nor when. */
create function opinions_after_opinion(project uuid)
  returns table (claim_id uuid, id uuid, value text, lo double precision, hi double precision, likelihood text, reason_enc bytea)
  stable security definer language sql set search_path from current
  as $$ select l.claim_id, l.id, l.value, l.lo, l.hi, l.likelihood, l.reason_enc from (
          select distinct on (o.claim_id, o.account_id) o.* from opinion o
          where o.project_id = opinions_after_opinion.project and o.claim_id = any (opined_claims(project))
            and o.account_id <> actor()
          order by o.claim_id, o.account_id, o.created_at desc, o.id desc) l
        order by l.id $$;
