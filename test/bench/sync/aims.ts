/** What the sync server is to hold in the bench, and whether it did. */
import type { PeerName } from './peers.ts';
import { figureOf, type Results } from './table.ts';

interface Aim {
  words: string;
  workload: string;
  figure: string;
  /** Measured as a part of this peer's same figure. */
  of?: PeerName;
  most: number;
}

const AIMS: readonly Aim[] = [
  {
    words: 'saturated room: CPU for each arrival, of the relay’s',
    workload: 'saturated',
    figure: 'cpu',
    of: 'relay',
    most: 0.6,
  },
  { words: 'saturated room: p99 in ms', workload: 'saturated', figure: 'p99', most: 15 },
  {
    words: '400 × 3: CPU for each arrival, of the relay’s',
    workload: 'many',
    figure: 'cpu',
    of: 'relay',
    most: 2.8,
  },
  { words: '400 × 3: MB above an empty server', workload: 'many', figure: 'memory', most: 130 },
  {
    words: 'join storm: p50, of the y-websocket server’s',
    workload: 'storm',
    figure: 'p50',
    of: 'y-websocket',
    most: 0.25,
  },
  {
    words: 'trace in one-operation messages: time, of the y-websocket server’s',
    workload: 'trace',
    figure: 'seen',
    of: 'y-websocket',
    most: 0.25,
  },
  { words: 'cold open in ms', workload: 'trace', figure: 'cold', most: 20 },
  { words: 'a lone editor: p95 in ms', workload: 'lone', figure: 'p95', most: 8 },
  { words: 'seen by others and lost at kill -9', workload: 'crash', figure: 'lost', most: 0 },
];

/** A line for each aim of which all that it takes was measured. */
export function aims(results: Results): string[] {
  const lines = AIMS.flatMap(({ words, workload, figure, of, most }) => {
    const found = (peer: PeerName): number => figureOf(results[workload]?.[peer] ?? [])(figure);
    const value = found('sanad') / (of ? found(of) : 1);
    if (Number.isNaN(value)) return [];
    const holds = value <= most ? '✓ holds' : '✗ does not hold';
    return [`| ${words} | ${most} | ${Number(value.toPrecision(3))} | ${holds} |`];
  });
  return lines.length === 0 ? [] : ['| aim of sanad | at most | measured | |', '|---|---|---|---|', ...lines];
}
