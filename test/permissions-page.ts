/** docs/permissions.md, made from the permission matrix: `npm run docs` writes it, test/access-routes.test.ts holds it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { INSTANCE, MATRIX, ROLES } from '#core/access.ts';
import { COMMANDS, FRAMES, ROUTES } from '#core/access-routes.ts';
import { TABLES } from '#core/access-tables.ts';

export const PAGE = join(import.meta.dirname, '..', 'docs', 'permissions.md');

type Cells = readonly string[];
const line = (cells: Cells): string => `| ${cells.join(' | ')} |`;
const table = (head: Cells, rows: readonly Cells[]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
const code = (text: string): string => `\`${text}\``;
const dash = (word: string): string => (word === 'no' ? '–' : word);

const actions = (): string =>
  table(
    ['action', ...ROLES],
    Object.entries(MATRIX).map(([action, row]) => [code(action), ...ROLES.map((role) => dash(row[role]))]),
  );

const doors = (): string =>
  table(
    ['route', 'door', 'asks'],
    Object.entries(ROUTES).flatMap(([route, row]) =>
      Object.entries(row).flatMap(([door, action]) =>
        action ? [[code(route), door.replace('action:', 'form '), code(action)]] : [],
      ),
    ),
  );

const tables = (): string =>
  table(
    ['table', ...ROLES, ''],
    Object.entries(TABLES).map(([name, row]) => [
      code(name),
      ...ROLES.map((role) => dash(row[role])),
      row.note ?? '',
    ]),
  );

const pairs = (head: Cells, rows: Readonly<Record<string, string>>): string =>
  table(
    head,
    Object.entries(rows).map(([name, action]) => [code(name), action]),
  );

/** Its tables are not aligned: a new row then changes one line. */
export const permissionsPage = (): string => `# Who may do what

This page is made by \`npm run docs\` from the permission matrix (\`src/core/access.ts\`, \`access-routes.ts\`,
\`access-tables.ts\`), and a test holds it to them. The same tables are what \`can(...)\` decides by, and what the tests
go through: every door over HTTP, every kind of frame over the socket, every command, and every table as SQL under each
role's name. A new door, frame, command or table without a row fails them.

## Actions

**all** of the project · **own**: what the account owns, and nothing tells that there is more · **released**: records out of
their field compartment · **shown**: claims that a lead showed to this reviewer · **see**: may look at it and not do this (403)
· –: not. One thing that a role may not see answers as what there is not; a collection that is closed to a member is refused.

${actions()}

Of a document its copy decides too: a field copy is its researcher's and the leads', an analysis copy the analysts' and the
leads'. A lock closes it to all but leads. What a researcher logged is theirs to put right until it is released.

## Outside a project

${pairs(['action', 'for'], INSTANCE)}

## Doors

What each page's load, form and endpoint asks about.

${doors()}

## Frames

Every time that one comes, over the socket of a document.

${pairs(['frame', 'asks'], FRAMES)}

## Commands

**operator**: whoever may read the data folder and the key store, who has everything anyway · **file**: reads a file and
nothing of the instance. The others ask for the person whom \`--user\` names.

${pairs(['command', 'asks'], COMMANDS)}

## Tables

What the policies of the database let each role do by itself (the second wall). Which rows it reads, as above; **some**: as
the note says; then + adds, ~ changes, - removes, each within what the policies and triggers say.

${tables()}
`;

if (import.meta.main) writeFileSync(PAGE, permissionsPage());
