-- What a state takes in memory once it is a document, its bytes do not tell: an update of 2 bytes may be 64. So a snapshot says
-- how many structs it holds and how many values in one another (server/sync/tally.ts), and a room that opens is weighed
-- before anything is built of it. Null where the snapshot is older than this: counted then.
alter table snapshot add column structs integer, add column nested integer;
