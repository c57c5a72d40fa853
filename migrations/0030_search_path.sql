-- What runs with the owner's rights looks for its tables in this schema alone: without `pg_temp` at the end Postgres looks
-- there first, and a table that somebody made there would stand in the place of ours.
do $$
declare each regprocedure;
begin
  for each in select p.oid::regprocedure from pg_proc p
    where p.pronamespace = '{{schema}}'::regnamespace and p.prosecdef
  loop
    execute format('alter function %s set search_path = {{schema}}, pg_temp', each);
  end loop;
end $$;
