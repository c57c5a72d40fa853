-- A purge seals these under the project's new key too (0019).
create policy purge_reads on vault_key for select to {{app}} using ((select service()) = 'purge');
create policy purge_seals on vault_key for update to {{app}} using ((select service()) = 'purge');
create policy purge_reads on vault_request for select to {{app}} using ((select service()) = 'purge');
create policy purge_seals on vault_request for update to {{app}} using ((select service()) = 'purge');
