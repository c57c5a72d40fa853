/**
 * A Word document (WordprocessingML, ECMA-376) of headings, paragraphs with real footnotes, and tables. No author, no date
 * and no trace of who made it: the same blocks give the same bytes.
 */
import { strToU8, zipSync } from 'fflate';
import { element, writeXml, type Element } from '../xml.ts';

export type Block =
  | { kind: 'heading'; text: string }
  /** `note` stands at the foot of the page, at the paragraph's end. */
  | { kind: 'paragraph'; text: string; note?: string }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] };

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export function writeDocx(blocks: readonly Block[]): Uint8Array {
  const notes = blocks.flatMap((block) => (block.kind === 'paragraph' && block.note ? [block.note] : []));
  const parts = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relations([
      ['styles', 'styles.xml'],
      ['footnotes', 'footnotes.xml'],
      ['settings', 'settings.xml'],
    ]),
    'word/document.xml': body(blocks),
    'word/footnotes.xml': footnotes(notes),
    'word/settings.xml': settings(),
    'word/styles.xml': styles(),
  };
  const files = Object.entries(parts).map(([name, root]) => [name, strToU8(writeXml(root))] as const);
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1), level: 9 });
}

const PARTS = { document: 'document.main', footnotes: 'footnotes', settings: 'settings', styles: 'styles' };

const contentTypes = (): Element =>
  element(
    'Types',
    { xmlns: `${PACKAGE}/content-types` },
    element('Default', {
      Extension: 'rels',
      ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
    }),
    ...Object.entries(PARTS).map(([part, type]) =>
      element('Override', { PartName: `/word/${part}.xml`, ContentType: `${WORD}.${type}+xml` }),
    ),
  );

const relations = (targets: readonly (readonly [string, string])[]): Element =>
  element(
    'Relationships',
    { xmlns: `${PACKAGE}/relationships` },
    ...targets.map(([type, target], i) =>
      element('Relationship', { Id: `r${i + 1}`, Type: `${OFFICE}/${type}`, Target: target }),
    ),
  );

function body(blocks: readonly Block[]): Element {
  let note = 0;
  const written = blocks.flatMap((block): Element[] => {
    if (block.kind === 'table') return [tableOf(block), paragraph(null, [])];
    if (block.kind === 'heading') return [paragraph('Heading1', [run(block.text)])];
    return [paragraph(null, block.note ? [run(block.text), noteReference((note += 1))] : [run(block.text)])];
  });
  return element('w:document', { 'xmlns:w': W }, element('w:body', {}, ...written));
}

const value = (name: string, of: string): Element => element(name, { 'w:val': of });

const paragraph = (style: string | null, runs: readonly Element[]): Element =>
  element('w:p', {}, ...(style === null ? [] : [element('w:pPr', {}, value('w:pStyle', style))]), ...runs);

const run = (text: string): Element => element('w:r', {}, element('w:t', { 'xml:space': 'preserve' }, text));

const raised = (child: Element): Element =>
  element('w:r', {}, element('w:rPr', {}, value('w:rStyle', 'FootnoteReference')), child);

const noteReference = (id: number): Element => raised(element('w:footnoteReference', { 'w:id': String(id) }));

/** Word wants the two separators, under ids that no note has. */
const footnotes = (notes: readonly string[]): Element =>
  element(
    'w:footnotes',
    { 'xmlns:w': W },
    separator('separator', '-1'),
    separator('continuationSeparator', '0'),
    ...notes.map((text, i) =>
      element(
        'w:footnote',
        { 'w:id': String(i + 1) },
        paragraph('FootnoteText', [raised(element('w:footnoteRef', {})), run(` ${text}`)]),
      ),
    ),
  );

const separator = (type: string, id: string): Element =>
  element(
    'w:footnote',
    { 'w:type': type, 'w:id': id },
    element('w:p', {}, element('w:r', {}, element(`w:${type}`, {}))),
  );

const settings = (): Element =>
  element(
    'w:settings',
    { 'xmlns:w': W },
    element(
      'w:footnotePr',
      {},
      element('w:footnote', { 'w:id': '-1' }),
      element('w:footnote', { 'w:id': '0' }),
    ),
  );

function tableOf({ head, rows }: Extract<Block, { kind: 'table' }>): Element {
  const line = (name: string): Element =>
    element(name, { 'w:val': 'single', 'w:sz': '4', 'w:space': '0', 'w:color': 'auto' });
  const cell = (text: string): Element => element('w:tc', {}, paragraph(null, [run(text)]));
  const isHead = element('w:trPr', {}, element('w:tblHeader', {}));
  return element(
    'w:tbl',
    {},
    element(
      'w:tblPr',
      {},
      element('w:tblW', { 'w:w': '0', 'w:type': 'auto' }),
      element('w:tblBorders', {}, ...['w:top', 'w:bottom', 'w:insideH'].map(line)),
    ),
    element('w:tblGrid', {}, ...head.map(() => element('w:gridCol', {}))),
    element('w:tr', {}, isHead, ...head.map(cell)),
    ...rows.map((cells) => element('w:tr', {}, ...cells.map(cell))),
  );
}

const styles = (): Element =>
  element(
    'w:styles',
    { 'xmlns:w': W },
    style('paragraph', 'Normal', 'Normal', []),
    style('paragraph', 'Heading1', 'heading 1', [
      element('w:pPr', {}, element('w:keepNext', {}), value('w:outlineLvl', '0')),
      element('w:rPr', {}, element('w:b', {}), value('w:sz', '28')),
    ]),
    style('paragraph', 'FootnoteText', 'footnote text', [element('w:rPr', {}, value('w:sz', '20'))]),
    style('character', 'FootnoteReference', 'footnote reference', [
      element('w:rPr', {}, value('w:vertAlign', 'superscript')),
    ]),
  );

const style = (type: string, id: string, name: string, properties: readonly Element[]): Element =>
  element('w:style', { 'w:type': type, 'w:styleId': id }, value('w:name', name), ...properties);
