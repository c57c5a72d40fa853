-- After a reset a second factor is set up with a code besides the password: whoever reset it was shown the code, and says it
-- to the person. A keyed digest of it: without the key store nobody can try codes against it.
create table enrolment (
  account_id uuid primary key references account on delete cascade,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null
);
alter table enrolment enable row level security;
alter table enrolment force row level security;
create policy enrolment_auth on enrolment for all to {{app}} using ((select service()) = 'auth');
grant select, insert, update, delete on enrolment to {{app}};
