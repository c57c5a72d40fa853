-- Second factors, and sessions that know whether one was shown (PROTECTION 7). All of it is sign-in's own service's: who
-- may see an account has no business with what opens it.

-- An authenticator app's secret, sealed under a key of its own in the key store. A code is good once: its step is kept.
create table totp (
  account_id uuid primary key references account on delete cascade,
  key_id uuid not null,
  secret_enc bytea not null,
  last_step bigint not null,
  created_at timestamptz not null default now()
);

create table passkey (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  credential_id text not null unique check (credential_id ~ '^[A-Za-z0-9_-]+$' and char_length(credential_id) <= 1400),
  public_key bytea not null,
  counter bigint not null,
  created_at timestamptz not null default now()
);
create index passkey_account on passkey (account_id);

-- Keyed digests: without the key store nobody can try codes against them.
create table recovery_code (
  account_id uuid not null references account on delete cascade,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  used_at timestamptz,
  primary key (account_id, hash)
);

-- A device as its owner would call it, and no closer: browser and system. A new one is told on the others.
create table device (
  account_id uuid not null references account on delete cascade,
  browser text not null check (browser in ('firefox', 'chrome', 'edge', 'safari', 'other')),
  system text not null check (system in ('windows', 'macos', 'linux', 'android', 'ios', 'other')),
  first_seen date not null,
  told boolean not null, -- whether its owner knows of it
  primary key (account_id, browser, system)
);

alter table session
  add column handle uuid not null unique default gen_random_uuid(), -- names it to its owner; opens nothing
  add column passed_at timestamptz, -- when a second factor was shown
  add column challenge text check (challenge ~ '^[A-Za-z0-9_-]{43}$'), -- a passkey's, good once
  add column browser text not null default 'other'
    check (browser in ('firefox', 'chrome', 'edge', 'safari', 'other')),
  add column system text not null default 'other'
    check (system in ('windows', 'macos', 'linux', 'android', 'ios', 'other')),
  add column seen_on date not null default current_date;

do $$
declare t text;
begin
  foreach t in array array['totp', 'passkey', 'recovery_code', 'device'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I for all to {{app}} using ((select service()) = ''auth'')', t || '_auth', t);
    execute format('grant select, insert, update, delete on %I to {{app}}', t);
  end loop;
end $$;
create policy totp_start on totp for select to {{app}} using ((select service()) = 'start');

-- Whose session it is (0007), and how far it has come: whether a second factor was shown, is there, must be there.
drop function session_holder(text);
create function session_holder(digest text) returns table (
  id uuid, email text, admin boolean, version integer, direction text, theme text, suspended boolean,
  expires_at double precision, made_at double precision, handle uuid, passed boolean, enrolled boolean, bound boolean,
  stale boolean, news boolean
) volatile language plpgsql as $$
begin
  perform set_config('app.service', 'auth', true), set_config('app.user', '', true);
  return query
    select a.id, a.email, a.is_admin, a.permission_version, a.direction, a.theme, a.suspended_at is not null,
      (extract(epoch from s.expires_at) * 1000)::double precision,
      (extract(epoch from s.created_at) * 1000)::double precision,
      s.handle, s.passed_at is not null,
      exists (select 1 from totp t where t.account_id = a.id)
        or exists (select 1 from passkey p where p.account_id = a.id),
      a.is_admin or exists (select 1 from membership m where m.account_id = a.id and m.ended_at is null
        and m.role in ('lead', 'analyst', 'auditor')),
      s.seen_on < current_date,
      exists (select 1 from device d where d.account_id = a.id and not d.told
        and (d.browser, d.system) <> (s.browser, s.system))
    from session s join account a on a.id = s.account_id
    where s.id = session_holder.digest;
end $$;
