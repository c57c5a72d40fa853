/** A Chromium for the journeys: an environment variable, Playwright's own, the system's, the one that npm ships. */
import { chromium as playwright } from '@playwright/test';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, platform, arch } from 'node:process';

export interface BrowserLaunch {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

const ARGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function findChromium(): Promise<BrowserLaunch> {
  const own = [
    env['SANAD_CHROMIUM'],
    playwright.executablePath(),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
  ];
  const found = own.find((path) => path !== undefined && path !== '' && existsSync(path));
  const executablePath = found ?? (await packaged());
  return { executablePath, args: ARGS, env: definedEnvironment() };
}

/** @sparticuz/chromium unpacks itself, with its own NSS, into TMPDIR. */
async function packaged(): Promise<string> {
  if (platform !== 'linux' || arch !== 'x64')
    throw new Error(
      'No Chromium was found. Install one (npx playwright install chromium, or your system’s package) or set SANAD_CHROMIUM to its path.',
    );
  const folder = join(import.meta.dirname, '..', '..', '.tmp', 'chromium');
  mkdirSync(folder, { recursive: true });
  const before = env['TMPDIR'];
  env['TMPDIR'] = folder;
  env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs24.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  const path = await chromium.executablePath();
  if (before === undefined) delete env['TMPDIR'];
  else env['TMPDIR'] = before;
  env['FONTCONFIG_FILE'] = ownFonts(folder);
  return path;
}

/** The package's own list of fonts names folders that are not there; a Chromium without a font ends at the first page. */
function ownFonts(folder: string): string {
  const file = join(folder, 'fonts.conf');
  const dirs = [join(folder, 'fonts', 'fonts'), '/usr/share/fonts'].map((dir) => `<dir>${dir}</dir>`);
  const cache = `<cachedir>${join(folder, 'fonts-cache')}</cachedir>`;
  if (!existsSync(file))
    writeFileSync(file, `<?xml version="1.0"?><fontconfig>${dirs.join('')}${cache}</fontconfig>\n`);
  return file;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
