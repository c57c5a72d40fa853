-- A purge makes a field copy anew, and takes over what leads decided of the words that stay: under the new key, in their names.
create policy purge_carries on release_choice for insert to {{app}} with check ((select service()) = 'purge');
