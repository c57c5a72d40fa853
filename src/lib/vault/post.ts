/** What a browser made, sent to an action of its page as one field; the answer is read by its shape. */
import { deserialize } from '$app/forms';
import { z } from 'zod';

/** `stale`: it no longer fits what the server has · `lost`: no answer. */
export type Posted<T> = { ok: true; answer: T } | { ok: false; why: 'stale' | 'lost' };

export async function post<T>(action: string, body: unknown, shape: z.ZodType<T>): Promise<Posted<T>> {
  const form = new FormData();
  form.set('body', JSON.stringify(body));
  try {
    const response = await fetch(action, {
      method: 'POST',
      body: form,
      headers: { 'x-sveltekit-action': 'true' },
    });
    const result = deserialize(await response.text());
    if (result.type === 'failure') return { ok: false, why: 'stale' };
    if (result.type !== 'success') return { ok: false, why: 'lost' };
    return { ok: true, answer: z.object({ answer: shape }).parse(result.data).answer };
  } catch {
    return { ok: false, why: 'lost' };
  }
}
