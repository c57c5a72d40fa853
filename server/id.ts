/** Ids of rows, which carry a brand: drawn here, and read by zod at a boundary. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isUuid } from '#core/ids.ts';

export const idShape = <Id extends string>() =>
  z.custom<Id>((value) => typeof value === 'string' && isUuid(value));

export const newId = <Id extends string>(): Id => idShape<Id>().parse(randomUUID());
