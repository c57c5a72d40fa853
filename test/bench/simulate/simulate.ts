/**
 * `npm run bench -- simulate [--worlds N] [--only SETTING]`: the engine beside five methods that people would use, on
 * made-up field studies of which the truth is known. The worlds, the ranges that they are drawn from and the settings
 * are in `world/` and `setting.ts`, the methods in `methods.ts`.
 */
import { argv, stderr } from 'node:process';
import { bootstrap, type Interval } from './interval.ts';
import { BASELINES, CAREFUL, ENGINE, METHODS, type Method } from './methods.ts';
import { calibrationError, mean, scoreOf, type Score } from './metrics.ts';
import { SETTINGS, type Setting } from './setting.ts';
import { makeWorld } from './world/world.ts';

const WORLDS = 200;
const SEED = 20_260;

export type Scores = ReadonlyMap<Method, readonly Score[]>;

export function benchSimulate(print: (line: string) => void): void {
  const worlds = Number(optionOf('--worlds') ?? WORLDS);
  const only = optionOf('--only');
  print(`${worlds} worlds a setting, seeds from ${SEED}; 95 % by paired bootstrap over worlds`);
  for (const setting of SETTINGS.filter(({ name }) => only === undefined || name === only))
    for (const line of report(setting, scoreWorlds(setting, worlds, SEED, showProgress))) print(line);
}

function optionOf(name: string): string | undefined {
  const at = argv.indexOf(name);
  return at < 0 ? undefined : argv[at + 1];
}

function showProgress(setting: Setting, done: number, of: number): void {
  if (stderr.isTTY) stderr.write(done === of ? '\r\u001b[K' : `\r${setting.name}: ${done} of ${of} worlds`);
}

/** The same worlds for every method. */
export function scoreWorlds(
  setting: Setting,
  worlds: number,
  seed: number,
  progress: (setting: Setting, done: number, of: number) => void = () => undefined,
): Scores {
  const scores = new Map<Method, Score[]>(METHODS.map((method) => [method, []]));
  for (let n = 0; n < worlds; n++) {
    const world = makeWorld(setting, seed + n);
    for (const [method, list] of scores) list.push(scoreOf(world, method.decide(world.project)));
    progress(setting, n + 1, worlds);
  }
  return scores;
}

/** Of the engine over the best of `others`: in accuracy, paired by world. */
export function leadOf(
  scores: Scores,
  others: readonly Method[],
): { readonly over: Method; readonly lead: Interval } {
  const of = (method: Method): number[] => (scores.get(method) ?? []).map(({ accuracy }) => accuracy);
  const over = others.reduce((best, one) => (mean(of(one)) > mean(of(best)) ? one : best));
  const best = of(over);
  const differences = of(ENGINE).map((accuracy, n) => accuracy - (best[n] ?? Number.NaN));
  return { over, lead: bootstrap(differences, SEED) };
}

function report(setting: Setting, scores: Scores): string[] {
  const rows = METHODS.map((method) => row(setting, method, scores.get(method) ?? []));
  const leads = [BASELINES, CAREFUL].map((others) => {
    const { over, lead } = leadOf(scores, others);
    return `${setting.name}: engine ${points(lead.mean)} points of accuracy against ${over.name} (95 %: ${points(lead.lo)} to ${points(lead.hi)})`;
  });
  return [...rows, ...leads];
}

const points = (x: number): string => `${x < 0 ? '−' : '+'}${Math.abs(x * 100).toFixed(1)}`;

function row(setting: Setting, { name }: Method, scores: readonly Score[]): string {
  const figures = scores.flatMap(({ figureError }) => figureError ?? []);
  const aucs = scores.flatMap(({ auc }) => auc ?? []);
  const cells = [
    `accuracy ${(mean(scores.map(({ accuracy }) => accuracy)) * 100).toFixed(1)} %`,
    `Brier ${mean(scores.map(({ brier }) => brier)).toFixed(3)}`,
    `calibration error ${calibrationError(scores.flatMap(({ forecasts }) => forecasts)).toFixed(3)}`,
    `figure error ${figures.length === 0 ? '–' : mean(figures).toFixed(3)}`,
    `fabricator AUC ${aucs.length === 0 ? '–' : mean(aucs).toFixed(2)}`,
  ];
  return `${setting.name}, ${name}: ${cells.join(', ')}`;
}
