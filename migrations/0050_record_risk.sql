-- The highest risk of a record that a release may leave, in per cent: changed as the other thresholds are. A change that was
-- settled before this asked for none of its own: null, it is what the people in a class make it.
alter table threshold_change
  add column risk integer check (risk between 2 and 34),
  add column inside_risk integer check (inside_risk between 2 and 50);
