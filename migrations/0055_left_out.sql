-- Of a document at most so many blocks and entries of each kind become rows (server/projection/read.ts). How many do not stands
-- beside the document, so that its page and what leaves can say that lists, claims and files have not all of it.
alter table document add column left_out integer not null default 0 check (left_out >= 0);
create policy document_left_out on document for update to {{app}} using ((select service()) = 'projection');
