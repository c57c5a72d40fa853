-- The review before a release: what a lead decided of each hit of the identifier scan. Inserted, never overwritten; the
-- latest of a place stands. What a hit says is never written here: a row knows its paragraph and its words by digests
-- under the field copy's own key, and the replacement or the reason is sealed under that key. Whoever destroys the key
-- destroys them all: there is no list of names and replacements that outlives the words themselves.
create table release_choice (
  project_id uuid not null references project,
  id uuid not null,
  record_id uuid not null,
  document_id uuid not null, -- whose key it is
  paragraph bytea not null check (length(paragraph) = 32),
  words bytea not null check (length(words) = 32),
  from_at integer not null check (from_at >= 0),
  to_at integer not null check (to_at > from_at),
  rule text not null check (rule ~ '^[a-z-]{1,20}$'),
  act text not null check (act in ('generalise', 'mask', 'dismiss', 'open', 'mark', 'unmark')),
  body_enc bytea, -- of a replacement or a reason
  account_id uuid not null references account,
  created_at timestamptz not null default clock_timestamp(),
  primary key (project_id, id),
  foreign key (project_id, record_id) references record,
  foreign key (project_id, document_id) references document,
  check ((body_enc is null) = (act not in ('generalise', 'dismiss')))
);
create index release_choice_record on release_choice (project_id, record_id, created_at);
create index release_choice_document on release_choice (project_id, document_id);

alter table release_choice enable row level security;
alter table release_choice force row level security;
create policy release_choice_read on release_choice for select to {{app}}
  using (project_id = any ((select projects_as('lead'))::uuid[]));
create policy release_choice_made on release_choice for insert to {{app}}
  with check (account_id = (select actor()) and project_id = any ((select projects_as('lead'))::uuid[]));
grant select, insert on release_choice to {{app}};

-- An approval is of the words that leave, after what was replaced: a digest under the field copy's key.
alter table release_approval add column words_mac bytea not null default '';
alter table release_approval drop constraint release_approval_pkey;
alter table release_approval add primary key (project_id, record_id, version, account_id, head_seq, words_mac);
