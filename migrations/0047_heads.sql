-- One notification a transaction, with the heads of all its documents, where there was one for each: at a few hundred
-- documents every process read as many as there were updates. `payloads` are the entries ("[id, seq]" as JSON; '' where
-- nothing was written); a transaction carries 64 documents at most (server/sync/committer.ts), some 3,000 of the 8,000
-- bytes that Postgres takes. The rest is as it was in 0021.
create or replace function commit_updates(
  documents uuid[], heads bigint[], locks boolean[], releases boolean[],
  writer_rooms integer[], writers uuid[], versions integer[],
  row_rooms integer[], row_seqs bigint[], row_authors uuid[], row_starts integer[], row_lengths integer[], updates bytea,
  client_rooms integer[], clients bigint[], client_authors uuid[],
  channel text, payloads text[]
) returns table (place integer, as_of double precision) volatile language plpgsql as $$
declare
  fine integer[];
  seen double precision;
begin
  perform set_config('app.service', 'log', true), set_config('app.user', '', true);
  perform from document d where d.id = any (documents) order by d.id for update of d;
  seen := extract(epoch from clock_timestamp()) * 1000;

  select array_agg(v.n) into fine
  from unnest(documents, heads, locks, releases) with ordinality as v (id, head, lock, release, n)
  join document d on d.id = v.id and d.head_seq = v.head and d.closed_at is null
  join record r on r.project_id = d.project_id and r.id = d.record_id and (v.lock is null
    or (r.locked = v.lock and (r.released_at is not null) = v.release))
  where not exists (
    select from unnest(writer_rooms, writers, versions) as w (n, account, version)
    left join grants(writers) g on g.account_id = w.account and g.version = w.version
    where w.n = v.n and g.account_id is null);

  insert into update_log (project_id, document_id, seq, account_id, update_enc)
  select d.project_id, d.id, u.seq, u.author, substring(updates from u.start for u.length)
  from unnest(row_rooms, row_seqs, row_authors, row_starts, row_lengths) as u (n, seq, author, start, length)
  join document d on d.id = documents[u.n]
  where u.n = any (fine);

  update document d set head_seq = u.seq
  from (select n, max(seq) as seq from unnest(row_rooms, row_seqs) as u (n, seq) where n = any (fine) group by n) u
  where d.id = documents[u.n];

  if cardinality(clients) > 0 then
    insert into client (project_id, document_id, client, account_id)
    select d.project_id, d.id, c.client, c.author
    from unnest(client_rooms, clients, client_authors) as c (n, client, author)
    join document d on d.id = documents[c.n]
    where c.n = any (fine)
    on conflict do nothing;
  end if;

  perform pg_notify(channel, format('{"kind":"log","heads":[%s]}', told))
  from (select string_agg(payload, ',') as told from unnest(payloads) with ordinality as p (payload, n)
    where n = any (fine) and payload <> '') as t
  where told is not null;

  return query
    select n, seen from unnest(fine) as f (n);
end $$;
