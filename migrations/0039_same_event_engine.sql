-- Statements that are held to be of another event count nowhere on their claim: the engine reads which they are. It reads
-- no reason: those are sealed, and it opens none.
create policy same_event_engine on same_event for select to {{app}} using ((select service()) = 'engine');
