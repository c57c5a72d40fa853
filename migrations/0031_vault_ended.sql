-- A lead who seals an identity anew, or shreds one, notes its key's end in the same transaction; its bytes go after the commit.
create policy ended_key_vault on ended_key for insert to {{app}}
  with check (destroyed_at is null and project_id = any ((select projects_as('lead'))::uuid[])
    and exists (select 1 from vault_identity i where i.project_id = ended_key.project_id
      and i.key_id = ended_key.key_id and i.ended_at is not null));
