/** A caveat as a form sends it. */
import { z } from 'zod';

const text = (most: number) => z.string().max(most).catch('');

export const CaveatForm = z.object({ text: text(2000), from: text(20), to: text(20) });
export const CaveatGone = z.object({ id: z.uuid() });
