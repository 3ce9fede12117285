import type { NamedJson } from '#grader/protocol.ts';
import type { LiveRunView } from './live-run-view.ts';

/** What a browser needs to call a student's program and the reference on the input of a disputed case. For staff. */
export interface ReplayView extends LiveRunView {
  readonly caseTitle: string;
  readonly call: string;
  readonly args: readonly NamedJson[];
  /** One sentence of the verified report; null: the case passed. */
  readonly reason: string | null;
}
