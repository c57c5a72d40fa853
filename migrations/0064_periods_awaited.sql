-- What one period of a question comes to hangs on the others: a state begins where the period before ended, and a later one
-- supersedes it. Who may read what one of them is held to be could tell from it what another is.
create policy owner_reads on claim for select to {{owner}} using (true);

/* Claims that the actor has an opinion on, while another period of their question is shown to them, and they have none on that. */
create function awaiting_claims(project uuid) returns uuid[] stable security definer language sql
  set search_path = {{schema}}, pg_temp
  as $$ with opined as materialized (select opined_claims(awaiting_claims.project) as ids)
        select coalesce(array_agg(distinct c.id), '{}')
        from opined
          join claim c on c.project_id = awaiting_claims.project and c.id = any (opined.ids) and c.state
          join claim other on other.project_id = c.project_id and other.family_id = c.family_id
            and other.id <> all (opined.ids)
          join claim_reviewer s on s.project_id = other.project_id and s.claim_id = other.id
            and s.account_id = actor() $$;

/* Claims of which the actor may be told what engine and leads hold. */
create function told_claims(project uuid) returns uuid[] stable security definer language sql
  set search_path = {{schema}}, pg_temp
  as $$ select coalesce(array_agg(id), '{}') from unnest(opined_claims(project)) as id
        where id <> all ((select awaiting_claims(project))::uuid[]) $$;

create or replace function verdicts_after_opinion(project uuid) returns table (claim_id uuid, verdict jsonb)
  stable security definer language sql set search_path = {{schema}}, pg_temp
  as $$ select distinct on (a.claim_id) a.claim_id,
          jsonb_build_object('status', a.status, 'evidence', a.result -> 'evidence', 'best', a.result -> 'best',
            'p', a.result -> 'p', 'range', a.result -> 'range', 'confidence', a.result -> 'confidence', 'at', a.created_at)
        from assessment a
        where a.project_id = verdicts_after_opinion.project
          and a.claim_id = any ((select told_claims(verdicts_after_opinion.project))::uuid[])
        order by a.claim_id, a.created_at desc, a.id desc $$;

create or replace function decisions_after_opinion(project uuid) returns table (claim_id uuid, held text, at timestamptz)
  stable security definer language sql set search_path = {{schema}}, pg_temp
  as $$ select d.claim_id, d.held, d.created_at from decision d
        where d.project_id = decisions_after_opinion.project
          and d.claim_id = any ((select told_claims(decisions_after_opinion.project))::uuid[])
        order by d.created_at, d.id $$;
