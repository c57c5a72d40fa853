/** The bench's figures as the table that the servers are compared by: medians of the runs. */
import { PEERS, type PeerName } from './peers.ts';
import { median } from './workloads.ts';

/** By workload and server, what each run found. */
export type Results = Record<string, Partial<Record<PeerName, object[]>>>;

interface Row {
  name: string;
  workload: string;
  show(figure: (name: string) => number, relay: (name: string) => number): string;
}

const ms = (value: number): string => (value < 100 ? value.toFixed(1) : Math.round(value).toString());

const typed: Row['show'] = (figure, relay) =>
  `${(figure('cpu') / relay('cpu')).toFixed(2)} (${figure('cpu').toFixed(1)} µs + ${figure('postgres').toFixed(1)}), p50 ${ms(figure('p50'))} p95 ${ms(figure('p95'))} p99 ${ms(figure('p99'))} ms; load late by ${ms(figure('loadLate'))}, at most ${ms(figure('loadLongest'))} ms`;

const ROWS: Row[] = [
  { name: '1 document × 50 editors, 40 ops/s each', workload: 'saturated', show: typed },
  { name: '400 documents × 3 editors, 2 ops/s', workload: 'many', show: typed },
  {
    name: '200 clients open the long document at once, p50',
    workload: 'storm',
    show: (figure) =>
      `${ms(figure('p50'))} ms (${Math.round(figure('bytes') / 1_000)} KB, CPU ${ms(figure('cpu'))} ms + ${ms(figure('postgres'))})`,
  },
  {
    name: '259,778 operations, one a message',
    workload: 'trace',
    show: (figure) =>
      `${(figure('seen') / 1_000).toFixed(1)} s (CPU ${figure('cpu').toFixed(1)} s + ${figure('postgres').toFixed(1)})`,
  },
  { name: 'cold open of it', workload: 'trace', show: (figure) => `${ms(figure('cold'))} ms` },
  {
    name: 'updates seen by others, of which lost at kill -9',
    workload: 'crash',
    show: (figure) => `${figure('seen')}, ${figure('lost')}`,
  },
  {
    name: 'memory at 400 × 3 above an empty server',
    workload: 'many',
    show: (figure) => `${Math.round(figure('memory'))} MB`,
  },
  {
    name: 'one editor, one reader',
    workload: 'lone',
    show: (figure) => `p50 ${ms(figure('p50'))} p95 ${ms(figure('p95'))} ms`,
  },
  {
    name: 'arrivals that did not come; documents that differ',
    workload: 'many',
    show: (figure) => `${figure('missing')}; ${figure('diverged')}`,
  },
];

export function table(results: Results, peers: readonly PeerName[]): string[] {
  const shown = PEERS.filter((peer) => peers.includes(peer));
  const lines = ROWS.filter(({ workload }) => results[workload]).map((row) => {
    const cells = shown.map((peer) => cell(row, results, peer));
    return `| ${[row.name, ...cells].join(' | ')} |`;
  });
  return [
    'CPU of the server for each delivered update as a ratio to the relay (its µs + those of Postgres); medians of the runs',
    `| same work | ${shown.join(' | ')} |`,
    `|---|${shown.map(() => '---|').join('')}`,
    ...lines,
  ];
}

function cell(row: Row, results: Results, peer: PeerName): string {
  const runs = results[row.workload]?.[peer];
  if (!runs) return '';
  const shown = row.show(figureOf(runs), figureOf(results[row.workload]?.['relay'] ?? []));
  return shown.includes('NaN') ? shown.replace(/NaN( ms| s)?/, '–') : shown;
}

/** The median of a figure over the runs. */
export const figureOf =
  (runs: readonly object[]) =>
  (name: string): number =>
    median(runs.map((run) => numberOf(Reflect.get(run, name))));

/** What a server has none of is null. */
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);
