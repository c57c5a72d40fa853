-- A granted share of an opening that ran out goes by the server's clock, also where no lead looks (server/sweep.ts).
create policy purge_reads on vault_grant_share for select to {{app}} using ((select service()) = 'purge');
create policy purge_sweeps on vault_grant_share for delete to {{app}} using ((select service()) = 'purge');
