-- The identity vault. Nothing here opens by itself: a text is sealed in a browser under a secret that no server saw, whose
-- shares are sealed to leads' keys, and under a key of the key store, which is destroyed when an identity is shredded.

-- ── leads' keys ─────────────────────────────────────────────────────────────
create table vault_key (
  project_id uuid not null references project,
  id uuid not null,
  account_id uuid not null references account,
  holder text not null check (holder ~ '^[0-9a-f]{64}$'), -- the lead's opaque name in this project's list
  age_key text not null check (age_key ~ '^age1[a-z0-9]{58}$'),
  sign_key text not null check (sign_key ~ '^[0-9a-f]{64}$'),
  box_enc bytea not null, -- the secret under a passphrase that only its owner knows, and under the project's key
  created_at timestamptz not null default clock_timestamp(),
  primary key (project_id, id)
);
create index vault_key_account on vault_key (project_id, account_id);

-- A change of the list of leads' keys: as proposed by one lead, and in force once a second has signed it.
create table vault_change (
  project_id uuid not null references project,
  id uuid not null,
  version integer not null check (version >= 1),
  before text not null check (before ~ '^([0-9a-f]{64})?$'), -- digest of the change before it
  change jsonb not null,
  first_key uuid not null,
  first_signature text not null check (first_signature ~ '^[0-9a-f]{128}$'),
  second_key uuid,
  second_signature text check (second_signature ~ '^[0-9a-f]{128}$'),
  account_id uuid not null references account,
  created_at timestamptz not null default clock_timestamp(),
  signed_at timestamptz,
  primary key (project_id, id),
  check ((second_key is null) = (second_signature is null) and (second_key is null) = (signed_at is null)),
  check (second_key <> first_key)
);
create unique index vault_change_version on vault_change (project_id, version) where signed_at is not null;

create function guard_vault_change() returns trigger language plpgsql set search_path from current as $$
begin
  if old.signed_at is not null
     or (new.id, new.version, new.before, new.change, new.first_key, new.first_signature, new.account_id, new.created_at)
        is distinct from
        (old.id, old.version, old.before, old.change, old.first_key, old.first_signature, old.account_id, old.created_at)
  then raise exception 'a change of the list of keys is signed, never altered' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_vault_change before update on vault_change for each row execute function guard_vault_change();

create function guard_vault_key() returns trigger language plpgsql set search_path from current as $$
begin
  if (new.id, new.account_id, new.holder, new.age_key, new.sign_key, new.created_at)
     is distinct from (old.id, old.account_id, old.holder, old.age_key, old.sign_key, old.created_at)
  then raise exception 'of a key only its box changes' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_vault_key before update on vault_key for each row execute function guard_vault_key();

-- ── identities ──────────────────────────────────────────────────────────────
create table vault_identity (
  project_id uuid not null references project,
  id uuid not null,
  subject text not null default 'source' check (subject in ('source', 'replacements')),
  source_id uuid,
  epoch integer not null check (epoch >= 1),
  key_id uuid not null, -- in the key store; destroyed when it is shredded or sealed anew
  list text check (list ~ '^[0-9a-f]{64}$'), -- of the list of keys that it was sealed to
  blob bytea check (octet_length(blob) <= 66000),
  account_id uuid not null references account, -- who sealed it
  created_at timestamptz not null default clock_timestamp(),
  sealed_at timestamptz, -- null: its key waits for it
  ended_at timestamptz,
  ended text check (ended in ('shredded', 'renewed')),
  primary key (project_id, id),
  foreign key (project_id, source_id) references source,
  check ((subject = 'source') = (source_id is not null)),
  check ((ended_at is null) = (ended is null)),
  check ((blob is not null) = (sealed_at is not null and ended_at is null))
);
create index vault_identity_source on vault_identity (project_id, source_id);

create table vault_share (
  project_id uuid not null references project,
  identity_id uuid not null,
  vault_key_id uuid not null, -- whose share
  share bytea not null check (octet_length(share) <= 2000),
  primary key (project_id, identity_id, vault_key_id),
  foreign key (project_id, identity_id) references vault_identity,
  foreign key (project_id, vault_key_id) references vault_key
);

-- ── openings ────────────────────────────────────────────────────────────────
create table vault_request (
  project_id uuid not null references project,
  id uuid not null,
  kind text not null check (kind in ('reading', 'release', 'renewal')),
  purpose_enc bytea not null,
  record_code text check (record_code ~ '^R-[0-9A-Z]{5}$'), -- whose release
  identities uuid[] not null check (cardinality(identities) between 1 and 5000),
  vault_key_id uuid not null, -- the asker's
  signature text not null check (signature ~ '^[0-9a-f]{128}$'),
  account_id uuid not null references account,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  granted_by uuid references account,
  grant_key_id uuid,
  grant_signature text check (grant_signature ~ '^[0-9a-f]{128}$'),
  granted_at timestamptz,
  closed_at timestamptz,
  primary key (project_id, id),
  foreign key (project_id, vault_key_id) references vault_key,
  check (granted_by <> account_id and grant_key_id <> vault_key_id),
  check ((granted_at is null) = (granted_by is null) and (granted_at is null) = (grant_key_id is null)
    and (granted_at is null) = (grant_signature is null))
);

-- The granter's share for the asker, until the opening is closed.
create table vault_grant_share (
  project_id uuid not null references project,
  request_id uuid not null,
  identity_id uuid not null,
  share bytea not null check (octet_length(share) <= 2000),
  primary key (project_id, request_id, identity_id),
  foreign key (project_id, request_id) references vault_request,
  foreign key (project_id, identity_id) references vault_identity
);

-- What was done, for every lead to see. Inserted, never changed.
create table vault_act (
  project_id uuid not null references project,
  id uuid not null,
  kind text not null
    check (kind in ('key', 'proposed', 'signed', 'sealed', 'asked', 'granted', 'opened', 'closed', 'shredded', 'renewed')),
  account_id uuid not null references account,
  identity_id uuid,
  request_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  primary key (project_id, id)
);
create index vault_act_project on vault_act (project_id, created_at);

-- ── walls ───────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['vault_key', 'vault_change', 'vault_identity', 'vault_share', 'vault_request',
      'vault_grant_share', 'vault_act'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end $$;

create policy vault_key_lead on vault_key for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy vault_key_made on vault_key for insert to {{app}}
  with check (account_id = (select actor()) and project_id = any ((select projects_as('lead'))::uuid[]));
create policy vault_key_own on vault_key for update to {{app}}
  using (account_id = (select actor()) and project_id = any ((select projects_as('lead'))::uuid[]));
grant select, insert, update on vault_key to {{app}};

-- Researchers seal to the keys on the list: public keys, and whose nobody says.
create policy vault_change_read on vault_change for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[])
    or (signed_at is not null and project_id = any ((select projects_as('researcher'))::uuid[])));
create policy vault_change_made on vault_change for insert to {{app}}
  with check (account_id = (select actor()) and signed_at is null and project_id = any ((select projects_as('lead'))::uuid[]));
create policy vault_change_signed on vault_change for update to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy vault_change_withdrawn on vault_change for delete to {{app}}
  using (signed_at is null and project_id = any ((select projects_as('lead'))::uuid[]));
grant select, insert, update, delete on vault_change to {{app}};

create policy vault_identity_lead on vault_identity for all to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy vault_identity_own on vault_identity for select to {{app}}
  using (project_id = any ((select projects_as('researcher'))::uuid[]) and account_id = (select actor())
    and owns_source(project_id, source_id));
create policy vault_identity_made on vault_identity for insert to {{app}}
  with check (account_id = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[])
    and owns_source(project_id, source_id));
create policy vault_identity_sealed on vault_identity for update to {{app}}
  using (sealed_at is null and account_id = (select actor()) and project_id = any ((select projects_as('researcher'))::uuid[])
    and owns_source(project_id, source_id))
  with check (account_id = (select actor()) and owns_source(project_id, source_id));
grant select, insert, update on vault_identity to {{app}};

create policy vault_share_lead on vault_share for all to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy vault_share_made on vault_share for insert to {{app}}
  with check (project_id = any ((select projects_as('researcher'))::uuid[])
    and exists (select 1 from vault_identity i where i.project_id = vault_share.project_id
      and i.id = vault_share.identity_id and i.sealed_at is null and i.account_id = (select actor())));
grant select, insert, delete on vault_share to {{app}};

create policy vault_request_read on vault_request for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy vault_request_made on vault_request for insert to {{app}}
  with check (account_id = (select actor()) and granted_at is null and project_id = any ((select projects_as('lead'))::uuid[]));
create policy vault_request_granted on vault_request for update to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
grant select, insert, update on vault_request to {{app}};

create policy vault_grant_share_lead on vault_grant_share for all to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
grant select, insert, delete on vault_grant_share to {{app}};

create policy vault_act_read on vault_act for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy vault_act_made on vault_act for insert to {{app}}
  with check (account_id = (select actor()) and project_id = any ((select projects_as('lead', 'researcher'))::uuid[]));
grant select, insert on vault_act to {{app}};
