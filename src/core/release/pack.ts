/** A release as the zip that leaves. The same release gives the same bytes, in whatever order its rows come. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strToU8, zipSync } from 'fflate';
import { csv } from '../export/table.ts';
import { codebook } from './codebook.ts';
import type { ReleaseData } from './data.ts';
import { datapackage } from './datapackage.ts';
import { ddiCodebook } from './ddi.ts';
import { citation, licenceOf } from './licence.ts';
import { loaderPython } from './loaders/python.ts';
import { loaderR } from './loaders/r.ts';
import { loaderSpss } from './loaders/spss.ts';
import { loaderStata } from './loaders/stata.ts';
import { parquetOf } from './parquet.ts';
import { readme } from './readme.ts';
import { printedName, type ReleaseTable } from './table.ts';
import { releaseTables } from './tables.ts';

/** `watch` hears how much of the work is done, from 0 to 1: files by their number, of which the zip is as much as a format is. */
export function packRelease(data: ReleaseData, watch: (share: number) => void = () => undefined): Uint8Array {
  const files = releaseFiles(data, watch);
  const sorted = Object.fromEntries([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  // A zip's earliest time, in whatever zone: the time of packing says nothing and would change the bytes.
  const zip = zipSync(sorted, { mtime: new Date(1980, 0, 1), level: 9 });
  watch(1);
  return zip;
}

function releaseFiles(data: ReleaseData, watch: (share: number) => void): Map<string, Uint8Array> {
  const tables = releaseTables(data);
  let done = 0;
  const told = <T>(file: T): T => {
    watch(++done / (3 * tables.length));
    return file;
  };
  const csvs = tables.map((table) =>
    told({ table, bytes: strToU8(csvOf(table)), path: `data/${table.name}.csv` }),
  );
  const described = csvs.map(({ table, bytes, path }) => ({
    table,
    file: { path, bytes: bytes.length, sha256: hashOf(bytes) },
  }));
  const about = aboutOf(data);
  const texts = {
    'README.md': readme(data, about.title, tables),
    'codebook.md': codebook(data, about.title, tables),
    'datapackage.json': datapackage(about, described),
    'ddi-codebook.xml': ddiCodebook(about, described),
    'load.R': loaderR(tables),
    'load.py': loaderPython(tables),
    'load.sps': loaderSpss(tables),
    'load.do': loaderStata(tables),
    'CITATION.cff': citation(about),
    'LICENSE.txt': about.licence.text,
  };
  const files = new Map<string, Uint8Array>([
    ...csvs.map(({ path, bytes }) => [path, bytes] as const),
    ...tables.map((table) => told([`parquet/${table.name}.parquet`, parquetOf(table)] as const)),
    ...Object.entries(texts).map(([name, text]) => [name, strToU8(text)] as const),
  ]);
  return files.set('SHA256SUMS', strToU8(checksums(files)));
}

/** The study’s own name is the team’s text too: where the scan finds something in it, the files go without it. */
function aboutOf({ study, audience, month }: ReleaseData) {
  const name = printedName(study);
  return {
    name: audience === 'outside' ? 'coded-interviews' : 'coded-interviews-inside',
    title: name === null ? 'Coded interviews' : `${name}: coded interviews`,
    description: `Coded data of ${name === null ? 'a study' : `the study “${name}”`}, as of ${month}: interviews, statements, claims with what the evidence amounts to, and codes. Without any words of a record.`,
    team: name === null ? 'The team of the study' : `The team of “${name}”`,
    version: month,
    licence: licenceOf(audience, name ?? 'Coded interviews'),
  };
}

const csvOf = ({ variables, rows }: ReleaseTable): string =>
  csv([variables.map(({ name }) => name), ...rows]);

const hashOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** As `sha256sum --check` reads them. */
const checksums = (files: ReadonlyMap<string, Uint8Array>): string =>
  [...files]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => `${hashOf(bytes)}  ${name}\n`)
    .join('');
