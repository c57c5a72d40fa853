-- What holds for a row is asked in an order, and the first yes ends it. Postgres asks a table's policies from the last name to
-- the first (nothing but time rests on that), so the log and the projection, which write at every keystroke, came to be asked
-- first which projects nobody leads, researches and analyses. Now they are asked whether they are the service that they are.
alter policy document_log on document rename to document_service_log;
alter policy turn_projection on turn rename to turn_service_projection;
alter policy coding_projection on coding rename to coding_service_projection;
alter policy assertion_projection on assertion rename to assertion_service_projection;
alter policy assertion_engine on assertion rename to assertion_service_engine;
alter policy memo_projection on memo rename to memo_service_projection;
