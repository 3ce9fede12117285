/** Runs steps as soon as there is room for them, and tells of each as it ends. */
import type { Step, StepEnd } from './steps.ts';

export interface EndedStep {
  readonly name: string;
  readonly end: StepEnd;
  readonly seconds: number;
}

/** As many cores as the suite is made for; on more, it is only quicker. */
const CORES = 2;

/**
 * Starts steps in their order, each when the cores that it keeps busy are free and the steps that it needs have ended.
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
      const busy = [...running.keys()].reduce((sum, { cores }) => sum + cores, 0);
      if (busy + step.cores > CORES || step.after?.some(isOpen)) continue;
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
