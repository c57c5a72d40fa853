/** What is to be written where a record of the interchange format has another shape. */
import type { z } from 'zod';

const KINDS: Readonly<Record<string, string>> = {
  string: 'text between quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in square brackets',
  object: 'an object in braces',
  record: 'an object in braces',
};

/** A schema that says itself what to do is left its words; zod's own say only what it is not. */
export function shapeWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `leave out ${issue.keys.join(', ')}, or mend the name`;
  if (!/^(Invalid|Too)\b/.test(issue.message)) return issue.message;
  if (issue.code === 'invalid_type') return `write ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `write ${issue.values.map(String).join(' or ')}`;
  if (issue.code === 'too_small' && issue.origin === 'string') return 'write something between the quotes';
  if (issue.code === 'too_small') return `write ${String(issue.minimum)} or more`;
  if (issue.code === 'too_big') return `write ${String(issue.maximum)} or less`;
  return issue.message;
}
