/** Where the structs of a Y.Doc stand, and how far apart: what the gate asks of a document. */
import * as Y from 'yjs';
import type { Id } from './scan.ts';
import {
  keyOf,
  rootContainer,
  type Container,
  type Distance,
  type Neighbours,
  type Standing,
} from './standing.ts';

export function standingIn(doc: Y.Doc, id: Id): Standing | null {
  const item = itemAt(doc, id);
  if (!item || !(item.parent instanceof Y.AbstractType)) return null;
  const { content } = item;
  return {
    in: containerOf(item.parent),
    isKeyed: item.parentSub !== null,
    opens: content instanceof Y.ContentType ? containerOf(content.type) : null,
  };
}

/** Null: it was collected, with all that stood in its parent. */
function itemAt(doc: Y.Doc, id: Id): Y.Item | null {
  const struct: unknown = Y.getItem(doc.store, Y.createID(id.client, id.clock));
  return struct instanceof Y.Item ? struct : null;
}

/** A type stays where it is: it is asked for with each letter that is put into it. */
const containers = new WeakMap<Y.AbstractType<unknown>, Container>();

function containerOf(type: Y.AbstractType<unknown>): Container {
  const known = containers.get(type);
  if (known) return known;
  const container = findContainer(type);
  containers.set(type, container);
  return container;
}

function findContainer(type: Y.AbstractType<unknown>): Container {
  const item = type._item;
  if (item === null) return rootContainer(Y.findRootTypeKey(type));
  const outer = item.parent instanceof Y.AbstractType ? containerOf(item.parent).level : 0;
  return { kind: kindOf(type), level: outer + 1, key: keyOf(item.id) };
}

function kindOf(type: Y.AbstractType<unknown>): Container['kind'] {
  if (type instanceof Y.XmlElement) return 'block';
  if (type instanceof Y.Text) return 'words'; // Y.XmlText is one
  return type instanceof Y.Map ? 'map' : 'list';
}

/** How many structs lie between two neighbours, counted up to `most`. */
export function distanceIn(doc: Y.Doc, { origin, right }: Neighbours, most: number): Distance {
  const left = origin && itemAt(doc, origin);
  const end = right && itemAt(doc, right);
  if ((origin && !left) || (right && !end)) return SIDE_BY_SIDE; // collected, and so will be what is put there
  if (left && end === left && origin && right) return { steps: 0, isOrdered: origin.clock < right.clock };
  return stepsTo(left ? left.right : end && startOf(end), end, most);
}

const SIDE_BY_SIDE: Distance = { steps: 0, isOrdered: true };

const startOf = (item: Y.Item): Y.Item | null =>
  item.parent instanceof Y.AbstractType ? item.parent._start : null;

function stepsTo(from: Y.Item | null, end: Y.Item | null, most: number): Distance {
  let steps = 0;
  let item = from;
  for (; item && item !== end && steps < most; item = item.right) steps += 1;
  return { steps, isOrdered: item !== null || end === null };
}
