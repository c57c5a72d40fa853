/** `datapackage.json`: the tables as Frictionless describes them (Tabular Data Package). */
import type { Licence } from './licence.ts';
import type { Kind, ReleaseTable, Variable } from './table.ts';

export interface DescribedFile {
  path: string;
  bytes: number;
  sha256: string;
}

const TYPES: Readonly<Record<Kind, string>> = {
  id: 'string',
  category: 'string',
  text: 'string',
  time: 'string',
  integer: 'integer',
  decimal: 'number',
  truth: 'boolean',
};

export function datapackage(
  about: { name: string; title: string; description: string; version: string; licence: Licence },
  tables: readonly { table: ReleaseTable; file: DescribedFile }[],
): string {
  const { name, title, description, version, licence } = about;
  const description_ = {
    profile: 'tabular-data-package',
    name,
    title,
    description,
    version,
    ...(licence.spdx === null
      ? {}
      : { licenses: [{ name: licence.spdx, path: licence.url, title: licence.title }] }),
    resources: tables.map(({ table, file }) => resourceOf(table, file)),
  };
  return `${JSON.stringify(description_, null, 2)}\n`;
}

function resourceOf(table: ReleaseTable, file: DescribedFile): Record<string, unknown> {
  return {
    profile: 'tabular-data-resource',
    name: table.name,
    title: `A row is ${table.row}`,
    path: file.path,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: file.bytes,
    hash: `sha256:${file.sha256}`,
    dialect: { delimiter: ',', quoteChar: '"', doubleQuote: true, lineTerminator: '\n', header: true },
    schema: schemaOf(table),
  };
}

function schemaOf({ variables, key, refers }: ReleaseTable): Record<string, unknown> {
  return {
    fields: variables.map(fieldOf),
    missingValues: [''],
    ...(key === null ? {} : { primaryKey: key }),
    ...(refers.length === 0
      ? {}
      : {
          foreignKeys: refers.map(({ variable, table }) => ({
            fields: variable,
            reference: { resource: table, fields: variable },
          })),
        }),
  };
}

function fieldOf({ name, label, kind, values, missing, unit, rule }: Variable): Record<string, unknown> {
  return {
    name,
    title: label,
    type: TYPES[kind],
    ...(missing === null ? {} : { description: `Empty: ${missing}.` }),
    ...(values === null ? {} : { categories: values.map(({ value, label }) => ({ value, label })) }),
    ...(missing === null ? { constraints: { required: true } } : {}),
    ...(unit === null ? {} : { unit }),
    ...(rule === null ? {} : { disclosure: rule }),
  };
}
