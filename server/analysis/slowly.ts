/**
 * The answer to a question that the engine may take seconds over: a line for how far it is, as often as it is told, and
 * last the answer. Whoever asked and goes away cancels the run; nothing else waits for it.
 */
import { describeFault } from '../http/fault.ts';
import type { Ground } from '../ground.ts';
import type { Run } from './engines.ts';
import { Cancelled } from './thread.ts';

/**
 * One JSON text a line: `{"share":0.4}`, then `{"answer":…}`, or `{"failed":true}` where there is none. `admitted`: whether whoever
 * asked may still be told, when the answer is there; their access may have ended meanwhile.
 */
export function slowly(
  { log }: { log: Pick<Ground['log'], 'error'> },
  work: (run: Required<Run>) => Promise<unknown>,
  admitted: () => Promise<boolean>,
): ReadableStream<string> {
  const gone = new AbortController();
  return new ReadableStream<string>({
    start(stream) {
      const say = (line: unknown): void => {
        if (!gone.signal.aborted) stream.enqueue(`${JSON.stringify(line)}\n`);
      };
      const end = (line: unknown): void => {
        say(line);
        if (!gone.signal.aborted) stream.close();
      };
      say({ share: 0 });
      void work({ signal: gone.signal, watch: (share) => say({ share }) })
        .then(async (answer) => ((await admitted()) ? { answer } : { failed: true }))
        .catch((error: unknown) => {
          if (!(error instanceof Cancelled))
            log.error({ fault: describeFault(error) }, 'analysis: a question was not answered');
          return { failed: true };
        })
        .then(end);
    },
    cancel: () => gone.abort(),
  });
}
