-- A purge gives a party or a camp another key where somebody put a name into the key. Keys stand in clear, also in the
-- derivations of verdicts, which nobody else ever changes.
do $$
declare t text;
begin
  foreach t in array array['assessment', 'finding'] loop
    execute format('create policy purge_reads on %I for select to {{app}} using ((select service()) = ''purge'')', t);
    execute format('create policy purge_renames on %I for update to {{app}} using ((select service()) = ''purge'')', t);
    execute format('grant update (result) on %I to {{app}}', t);
  end loop;
end $$;
