/** What may be asked of `npm run bench`, and what is said where something else is. */
import { parseArgs } from 'node:util';
import { SETTINGS } from './simulate/setting.ts';
import { ATTACKED } from './sync/hostile.ts';
import { PEERS } from './sync/peers.ts';
import { WORKLOADS } from './sync/sync.ts';

type Kind = 'number' | 'text' | 'flag' | Words;
interface Words {
  of: readonly string[];
  /** Several may be named, with commas between. */
  several: boolean;
}

const some = (of: readonly string[]): Words => ({ of, several: true });

interface About {
  does: string;
  options?: Readonly<Record<string, Kind>>;
}

const OF_SYNC = {
  trace: 'text',
  quick: 'flag',
  runs: 'number',
  only: some(WORKLOADS),
  peers: some(PEERS),
  prof: 'flag',
  flags: 'text',
} as const;

/** Those that run when none is named stand first. */
const ABOUT = {
  verdict: { does: 'from a keystroke to the verdict on another screen' },
  footprint: { does: 'start and memory' },
  engine: { does: 'the engine on projects of four sizes' },
  edits: { does: 'how long the server’s own thread is held while 100,000 statements are weighed' },
  browser: { does: 'a record in a real browser: until it is painted, and frames while others type' },
  sync: { does: 'the sync server beside others (installs them)', options: OF_SYNC },
  processes: {
    does: 'the same load on 1, 2 and 4 processes on one database',
    options: { seconds: 'number', trace: 'text' },
  },
  kill: { does: 'kills in a row while people type', options: { rounds: 'number' } },
  model: { does: 'the sync server against a model', options: { runs: 'number' } },
  soak: { does: 'minutes under load on two servers, with kills', options: { minutes: 'number' } },
  honest: { does: 'honest messages that the gate must take' },
  fuzz: { does: 'a million broken frames' },
  hostile: {
    does: 'hostile inputs, each beside a victim (installs other servers)',
    options: { peers: some(ATTACKED) },
  },
  scan: { does: 'recall and precision of the identifier scan' },
  disclosure: { does: 'the best generalisation, and suppression' },
  simulate: {
    does: 'the engine beside other methods',
    options: { worlds: 'number', only: { of: SETTINGS.map(({ name }) => name), several: false } },
  },
  reach: { does: 'how long answers take for what is hidden' },
  protection: { does: 'what protection costs' },
  matrix: { does: 'the matrix and the ledger of 2,000 claims in a real browser' },
} as const satisfies Readonly<Record<string, About>>;

export type BenchName = keyof typeof ABOUT;

const about = (name: BenchName): About => ABOUT[name];
const NAMES = Object.keys(ABOUT).filter((name): name is BenchName => name in ABOUT);
const ALWAYS = NAMES.slice(0, 3);

export type Asked = { names: readonly BenchName[] } | { say: string; isFault: boolean };

/** Options are those of the benches that are named: a misspelt one would otherwise measure something else, unsaid. */
export function readAsked(args: readonly string[]): Asked {
  if (args.includes('--help') || args.includes('-h')) return { say: usage(), isFault: false };
  const words = args.filter((word) => NAMES.some((name) => name === word));
  const names = words.length === 0 ? ALWAYS : NAMES.filter((name) => words.includes(name));
  const kinds = new Map(names.flatMap((name) => Object.entries(about(name).options ?? {})));
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(
        [...kinds].map(([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' }] as const),
      ),
    });
    const stranger = positionals.find((word) => !NAMES.some((name) => name === word));
    if (stranger !== undefined) return fault(`There is no bench called ${stranger}.`);
    if (names.length > 1 && Object.keys(values).length > 0)
      return fault('Options go with one bench at a time.');
    const odd = [...kinds].flatMap(([name, kind]) => faultOf(name, kind, values[name]))[0];
    return odd === undefined ? { names } : fault(odd);
  } catch (error) {
    return fault(error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'It cannot be read.');
  }
}

/** What is wrong with an option's value, if anything is: what nothing fits would measure nothing, unsaid. */
function faultOf(name: string, kind: Kind, value: string | boolean | undefined): string[] {
  if (value === undefined) return [];
  if (kind === 'number') return Number(value) > 0 ? [] : [`--${name} takes a number above 0.`];
  if (typeof kind === 'string') return [];
  const { of, several } = kind;
  const stranger = (several ? String(value).split(',') : [String(value)]).find((word) => !of.includes(word));
  const which = several ? `${of.join(', ')}, with commas between` : of.map((word) => `“${word}”`).join(', ');
  return stranger === undefined ? [] : [`--${name} takes ${which}: there is no “${stranger}”.`];
}

const fault = (why: string): Asked => ({ say: `${why.replace(/\.?$/, '.')}\n\n${usage()}`, isFault: true });

function usage(): string {
  const line = (name: BenchName): string => {
    const { does, options = {} } = about(name);
    const shown = Object.entries(options).map(([option, kind]) => ` [--${option}${shownOf(kind)}]`);
    return `  ${name.padEnd(11)} ${does}${shown.join('')}`;
  };
  return [
    'npm run bench [-- NAME… [OPTION…]]: figures, a line each. Without a name the first three run.',
    '',
    ...NAMES.map(line),
  ].join('\n');
}

function shownOf(kind: Kind): string {
  if (typeof kind !== 'string') return kind.several ? ` ${kind.of.join(',')}` : ' TEXT';
  return { number: ' N', text: ' TEXT', flag: '' }[kind];
}
