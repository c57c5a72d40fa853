-- An approval is of the words as they were: it counts for that state of the field copy alone, and for as many leads as
-- the study asked for when it was given.
alter table release_approval add column head_seq bigint not null default 0;
alter table release_approval add column needed integer not null default 1;
alter table release_approval drop constraint release_approval_pkey;
alter table release_approval add primary key (project_id, record_id, version, account_id, head_seq);
