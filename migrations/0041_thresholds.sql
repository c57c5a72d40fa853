-- More of what disclosure control asks of a project, changed as the rest is. The defaults are what every project begins with;
-- changes that were settled before this keep them.
alter table threshold_change
  add column inside_k integer not null default 3 check (inside_k between 2 and 50), -- people in a class, for the team
  add column distinct_values integer not null default 2 check (distinct_values between 2 and 10), -- of a sensitive column
  add column cell integer not null default 5 check (cell between 3 and 50), -- people in a cell of a table
  add column type_row integer not null default 3 check (type_row between 3 and 50), -- in a row by source type
  add column quotations integer not null default 3 check (quotations between 1 and 20); -- of one source

-- What a file for the team was made of: compared with later ones as that of an outside release is.
alter table export add column made_of_enc bytea;
create function guard_export() returns trigger language plpgsql set search_path from current as $$
begin
  if service() is not distinct from 'purge' and to_jsonb(new) - 'made_of_enc' is not distinct from to_jsonb(old) - 'made_of_enc'
  then return new;
  end if;
  raise exception 'an entry of the ledger stands' using errcode = '42501';
end $$;
create trigger guard_export before update on export for each row execute function guard_export();
create policy export_purge on export for all to {{app}} using ((select service()) = 'purge');
grant update on export to {{app}};
