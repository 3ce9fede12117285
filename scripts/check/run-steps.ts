/** Runs steps two at a time, and tells of each as it ends. */
import type { Step, StepEnd } from './steps.ts';

export interface EndedStep {
  readonly name: string;
  readonly end: StepEnd;
  readonly seconds: number;
}

/** Two, on the two cores that the suite is made for: what one of them leaves idle the other takes. */
const SIDE_BY_SIDE = 2;

/**
 * Starts steps in their order, each when there is a place and the steps that it needs have ended.
 * What throws has failed. Steps that are not among these are not waited for.
 */
export async function runSteps(
  steps: readonly Step[],
  tell: (ended: EndedStep) => void,
): Promise<readonly EndedStep[]> {
  const waiting = [...steps];
  const running = new Map<Step, Promise<Step>>();
  const ended: EndedStep[] = [];
  const isOpen = (name: string) => [...waiting, ...running.keys()].some((step) => step.name === name);
  const startWhatFits = (): void => {
    for (const step of [...waiting]) {
      if (running.size === SIDE_BY_SIDE || step.after?.some(isOpen)) continue;
      waiting.splice(waiting.indexOf(step), 1);
      running.set(
        step,
        timed(step).then((result) => {
          ended.push(result);
          tell(result);
          return step;
        }),
      );
    }
  };
  for (startWhatFits(); running.size > 0; startWhatFits())
    running.delete(await Promise.race(running.values()));
  if (waiting.length > 0) throw new Error(`Steps wait for each other: ${waiting.map(({ name }) => name)}`);
  return ended;
}

async function timed(step: Step): Promise<EndedStep> {
  const started = performance.now();
  const end = await step.run().catch(
    (error: unknown): StepEnd => ({
      passed: 0,
      failed: 1,
      skipped: 0,
      summary: '',
      output: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  );
  return { name: step.name, end, seconds: Math.round((performance.now() - started) / 100) / 10 };
}
