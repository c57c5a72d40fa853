-- A connection plans a statement once, by what Postgres knows of the tables then. A plan of an empty study goes through
-- thousands of records for each of thousands of sources; it is made anew once Postgres knows that a table has grown. By itself
-- Postgres looks after a minute or two, and on some servers never.

/* Looks at tables that have more than twice the pages that Postgres knows of; gives their names. Small ones do not matter. */
create function know_grown() returns text[] security definer language plpgsql
  set search_path = {{schema}}, pg_temp
  as $$
  declare
    grown text;
    known text[] := '{}';
  begin
    for grown in
      select c.relname from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
        and pg_relation_size(c.oid) > 2 * greatest(c.relpages, 4) * current_setting('block_size')::bigint
      order by c.relname
    loop
      execute format('analyze %I', grown);
      known := known || grown;
    end loop;
    return known;
  end $$;
