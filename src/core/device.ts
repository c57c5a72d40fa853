/** A device as its owner would call it. Kept coarse: what tells more would tell more to whoever steals the table. */
export type Browser = 'firefox' | 'chrome' | 'edge' | 'safari' | 'other';
export type System = 'windows' | 'macos' | 'linux' | 'android' | 'ios' | 'other';

export interface Device {
  browser: Browser;
  system: System;
}

/** The first that fits: Edge calls itself Chrome too, and Chrome Safari; Android calls itself Linux. */
const BROWSER_WORDS: readonly (readonly [RegExp, Browser])[] = [
  [/Firefox\/|FxiOS\//, 'firefox'],
  [/Edg(?:e|A|iOS)?\//, 'edge'],
  [/Chrome\/|CriOS\/|Chromium\//, 'chrome'],
  [/Safari\//, 'safari'],
];
const SYSTEM_WORDS: readonly (readonly [RegExp, System])[] = [
  [/iPhone|iPad|iPod/, 'ios'],
  [/Android/, 'android'],
  [/Windows/, 'windows'],
  [/Mac OS X|Macintosh/, 'macos'],
  [/Linux|X11|CrOS/, 'linux'],
];

/** What a `User-Agent` header says, as far as anybody is told. */
export const deviceOf = (userAgent: string | null): Device => ({
  browser: first(BROWSER_WORDS, userAgent) ?? 'other',
  system: first(SYSTEM_WORDS, userAgent) ?? 'other',
});

const first = <T>(words: readonly (readonly [RegExp, T])[], text: string | null): T | undefined =>
  text === null ? undefined : words.find(([pattern]) => pattern.test(text))?.[1];
