/** An unexpected error as the log may have it: its kind and where, never its message, which can quote what was typed. */
export interface Fault {
  name: string;
  code: string | null;
  at: string[];
}

export function describeFault(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: typeof error, code: null, at: [] };
  const code: unknown = Reflect.get(error, 'code');
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    code: typeof code === 'string' ? code : null,
    at: frames.slice(0, 8).map((line) => line.trim()),
  };
}
