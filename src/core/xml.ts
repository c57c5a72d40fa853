/** XML, written: an element with its attributes and what is in it. Texts are escaped here and nowhere else. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (Element | string)[];
}

export const element = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Element | string)[]
): Element => ({ name, attributes, children });

export const writeXml = (root: Element): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${write(root, '')}`;

/** Elements stand on lines of their own; what holds a text stands on one line, so that no space is added to it. */
function write({ name, attributes, children }: Element, indent: string): string {
  const open = `${indent}<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escape(value)}"`)
    .join('')}`;
  if (children.length === 0) return `${open}/>\n`;
  const isText = children.some((child) => typeof child === 'string');
  const inner = children.map((child) =>
    typeof child === 'string'
      ? escape(child)
      : isText
        ? write(child, '').trimEnd()
        : write(child, `${indent}  `),
  );
  return isText
    ? `${open}>${inner.join('')}</${name}>\n`
    : `${open}>\n${inner.join('')}${indent}</${name}>\n`;
}

/** XML 1.0 has no place for most control characters, for halves of surrogates, and for two more. */
const escape = (text: string): string =>
  text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
