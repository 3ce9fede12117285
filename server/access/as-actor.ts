import type { Refusal } from '../platform/refusals.ts';
import { type Result, refuse } from '../platform/result.ts';
import { type ActorContext, currentActor } from './actor.ts';

/**
 * One use case, on what a page sent, in the name of who is signed in. Who is not is refused in words and stays on the page:
 * led away to sign in, they would lose what they are writing there.
 */
export async function asActor<Input, Value, Wrong extends Refusal, Refused extends Refusal>(
  parsed: Result<Input, Wrong>,
  act: (context: ActorContext, input: Input) => Promise<Result<Value, Refused>>,
): Promise<Result<Value, Wrong | Refused | 'signed-out'>> {
  if (!parsed.ok) return parsed;
  const context = await currentActor();
  return context ? act(context, parsed.value) : refuse('signed-out');
}
