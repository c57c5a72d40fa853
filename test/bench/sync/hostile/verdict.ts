/** What goes to the process of an attack, and what comes back. */
import { z } from 'zod';

export const Scene = z.object({
  target: z.object({
    port: z.number(),
    wire: z.enum(['plain', 'hocuspocus']),
    paths: z.array(z.string()),
    tokens: z.array(z.string()),
    answers: z.boolean(),
  }),
  document: z.number(),
  input: z.number(),
});

export const Verdict = z.enum([
  'intact',
  'nobody is let in',
  'the victim was cut off',
  'the victim’s text was changed',
  'a newcomer is not let in',
  'a newcomer sees another text',
  'two people see two things',
]);
export type Verdict = z.infer<typeof Verdict>;
