/**
 * What every chart is drawn with: in greys that print, so that shape, pattern and label tell things apart and colour never
 * does. A chart carries its title, what it shows in words, and how it was counted.
 */
import { element, writeXml, type Element } from '../xml.ts';

export const INK = '#222222';
export const GREY = '#a8a8a8';
export const PAPER = '#ffffff';

export interface Size {
  width: number;
  height: number;
}

export interface Picture {
  title: string;
  /** Under the title: what the marks mean. */
  caption: string;
  /** For whoever cannot see it, or has it without its page. */
  description: string;
}

export const at = (n: number): string => String(Math.round(n * 100) / 100);

export type Anchor = 'start' | 'middle' | 'end';

export const text = (x: number, y: number, words: string, anchor: Anchor = 'start', fill = INK): Element =>
  element('text', { x: at(x), y: at(y), 'text-anchor': anchor, fill }, words);

export const line = (x1: number, y1: number, x2: number, y2: number): Element =>
  element('line', { x1: at(x1), y1: at(y1), x2: at(x2), y2: at(y2), stroke: INK, 'stroke-width': '0.5' });

export interface Box extends Size {
  x: number;
  y: number;
}

/** `says`: what a pointer over it reads. */
export const box = ({ x, y, width, height }: Box, fill: string, says?: string): Element =>
  element(
    'rect',
    {
      x: at(x),
      y: at(y),
      width: at(width),
      height: at(Math.max(0, height)),
      fill,
      stroke: fill === 'none' ? INK : 'none',
      'stroke-width': '0.5',
    },
    ...(says === undefined ? [] : [element('title', {}, says)]),
  );

const LINE = 16;
/** How much room the title and a caption of so many lines take. */
export const headHeight = (captions: number): number => 26 + captions * LINE + 14;

/** Long labels go on to a next line; a word that is longer than a line stays whole. */
export function wrapped(words: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** About how many letters of 12 px fit a line. */
const lettersIn = (width: number): number => Math.floor(width / 6.2);

export const captionLines = ({ caption }: Picture, width: number): string[] =>
  wrapped(caption, lettersIn(width - 32));

export function picture(of: Picture, { width, height }: Size, marks: readonly Element[]): string {
  return writeXml(
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width: String(width),
        height: at(height),
        viewBox: `0 0 ${width} ${at(height)}`,
        role: 'img',
        'font-family': 'sans-serif',
        'font-size': '12',
        fill: INK,
      },
      element('title', {}, of.title),
      element('desc', {}, of.description),
      box({ x: 0, y: 0, width, height }, PAPER),
      element('text', { x: '16', y: '22', 'font-size': '14', 'font-weight': 'bold' }, of.title),
      ...captionLines(of, width).map((words, i) => text(16, 42 + i * LINE, words)),
      ...marks,
    ),
  );
}
