import type { HostEvaluation } from '#grader/hosts/host.ts';
import type { CodeError } from '#grader/protocol.ts';
import { faultWords } from './fault-words.ts';
import type { OpenHost } from './use-host.ts';

/** Runs a snippet behind a program. Gives what kept it from coming to its end, if anything did. */
export async function evaluateSnippet(
  open: Pick<OpenHost, 'ready'>,
  evaluation: HostEvaluation & { readonly signal: AbortSignal },
): Promise<CodeError | null> {
  try {
    const { host, exercise } = await open.ready();
    return (await host.evaluate(exercise, evaluation)).error;
  } catch (error) {
    return evaluation.signal.aborted ? null : { kind: 'runtime', name: '', message: faultWords(error) };
  }
}
