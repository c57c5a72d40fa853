-- What is sealed is of a source, always. The log of replacements of releases was to be sealed too; it stands under each field
-- copy's own key (0020), and nothing was ever sealed of no source.
alter table vault_identity drop column subject, alter column source_id set not null;
