/** An unexpected error as the log may have it: its kind and where, never its message, which can quote what was typed. */
export interface Fault {
  name: string;
  code: string | null;
  at: string[];
}

export function describeFault(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: typeof error, code: null, at: [] };
  const code: unknown = Reflect.get(error, 'code');
  return {
    name: error.name,
    code: typeof code === 'string' ? code : null,
    at: framesOf(error).slice(0, 8),
  };
}

/**
 * What stands in the stack behind the message, or nothing where that is not in it: a line that somebody typed may look like
 * a frame.
 */
function framesOf({ stack = '', message }: Error): string[] {
  const at = stack.indexOf(message);
  if (at < 0) return [];
  const lines = stack.slice(at + message.length).split('\n');
  return lines.filter((line) => /^\s+at /.test(line)).map((line) => line.trim());
}
