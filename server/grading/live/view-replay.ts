import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { findDisputedInput } from '../../submissions/requests/find-disputed-input.ts';
import { findRequest } from '../../submissions/requests/find-request.ts';
import type { ReplayView } from './replay-view.ts';
import { findLiveRun } from './view-live-run.ts';

export type ReplayRefusal = 'not-found' | 'staff-only' | 'no-literal-input' | 'not-published';

/** The input that a request disputes, with the program and the exercise to call on it. Nothing runs here. */
export async function viewReplay(
  context: ActorContext,
  input: { requestId: string },
): Promise<Result<ReplayView, ReplayRefusal>> {
  const located = await findRequest(context, input.requestId);
  if (!located.ok) return located;
  const { found } = located.value;
  if (!may(found.member, 'answer-requests')) return refuse('staff-only');
  const disputed = await findDisputedInput(context, located.value);
  if (!disputed) return refuse('no-literal-input');
  const live = await findLiveRun(context, found);
  if (!live.ok) return live;
  const { outcome, call, args } = disputed;
  return ok({
    ...live.value,
    caseTitle: outcome.title,
    call,
    args,
    reason: outcome.evidence?.reason ?? null,
  });
}
