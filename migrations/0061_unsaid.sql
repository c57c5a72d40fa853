-- What an interview's label in print is to leave out, where less has to be said of a speaker than k and the rest would allow.
alter table interview
  add column unsaid text[] not null default '{}' check (unsaid <@ array['type', 'place', 'month']);
