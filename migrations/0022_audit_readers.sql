-- An auditor reads who did what by role handle ("Lead 2"): role and number of the members, never an account's e-mail.
create policy membership_auditor on membership for select to {{app}}
  using (project_id = any ((select projects_as('auditor'))::uuid[]));
