-- A log that was put back (a standby took over, a backup was restored) grows again to seqs that were there before, with other
-- rows. A seq alone does not tell the two apart: each row carries a mark that was drawn with its commit, the document its
-- head's, and a snapshot those of the last rows that it took in, its own last. Rows from before have the same one all over:
-- none of them is written again. A process that holds a document compares the mark where it compared the seq.
alter table document add column head_mark uuid not null default '00000000-0000-0000-0000-000000000000';
alter table update_log add column mark uuid not null default '00000000-0000-0000-0000-000000000000';
alter table update_log alter column mark drop default;
alter table snapshot add column marks uuid[] not null default '{00000000-0000-0000-0000-000000000000}';
alter table snapshot alter column marks drop default;

-- As in 0047, with the marks of the heads as they were decided on, and those that they get.
drop function commit_updates(uuid[], bigint[], boolean[], boolean[], integer[], uuid[], integer[],
  integer[], bigint[], uuid[], integer[], integer[], bytea, integer[], bigint[], uuid[], text, text[]);
create function commit_updates(
  documents uuid[], heads bigint[], marks uuid[], new_marks uuid[], locks boolean[], releases boolean[],
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
  from unnest(documents, heads, marks, locks, releases) with ordinality as v (id, head, mark, lock, release, n)
  join document d on d.id = v.id and d.head_seq = v.head and d.head_mark = v.mark and d.closed_at is null
  join record r on r.project_id = d.project_id and r.id = d.record_id and (v.lock is null
    or (r.locked = v.lock and (r.released_at is not null) = v.release))
  where not exists (
    select from unnest(writer_rooms, writers, versions) as w (n, account, version)
    left join grants(writers) g on g.account_id = w.account and g.version = w.version
    where w.n = v.n and g.account_id is null);

  insert into update_log (project_id, document_id, seq, account_id, update_enc, mark)
  select d.project_id, d.id, u.seq, u.author, substring(updates from u.start for u.length), new_marks[u.n]
  from unnest(row_rooms, row_seqs, row_authors, row_starts, row_lengths) as u (n, seq, author, start, length)
  join document d on d.id = documents[u.n]
  where u.n = any (fine);

  update document d set head_seq = u.seq, head_mark = new_marks[u.n]
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
