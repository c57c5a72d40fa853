-- A purge looks in the replacements and reasons of a release review too: they go with the key of their copy.
create policy purge_reads on release_choice for select to {{app}} using ((select service()) = 'purge');
