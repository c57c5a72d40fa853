/** Hocuspocus as its guide sets it up, with its database extension on Postgres. Not type-checked: its packages are the bench's own. */
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import postgres from 'postgres';

const { DATABASE_HOST, DATABASE_NAME } = process.env;
const sql = postgres({
  host: DATABASE_HOST,
  port: 5432,
  database: DATABASE_NAME,
  username: 'sanad',
  max: 10,
  onnotice: () => undefined,
});
await sql`create table if not exists documents (name text primary key, data bytea not null)`;

const server = new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => {
        const [row] = await sql`select data from documents where name = ${documentName}`;
        return row?.data ?? null;
      },
      store: async ({ documentName, state }) => {
        await sql`
          insert into documents (name, data) values (${documentName}, ${state})
          on conflict (name) do update set data = excluded.data`;
      },
    }),
  ],
});
await server.listen();
process.stdout.write(`${JSON.stringify({ port: Number(process.env.PORT) })}\n`);
