-- A purge names a party otherwise wherever its key stands, also where it is kept whom a claim was said to serve before (0044).
grant update (before, after) on interest_change to {{app}};
