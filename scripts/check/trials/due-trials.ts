/** Which trials a run makes: those whose code changed since they passed, and one more, drawn. */
import { randomInt } from 'node:crypto';
import { drawAgain } from '#grader/proof/ledger.ts';
import { groundsOfTrial, type TrialWorld, trialWorld } from './grounds.ts';
import { readTrialRecord, TRIALS_FILE } from './trial-record.ts';
import { LEFT_OUT, TRIALS, type Trial } from './trials.ts';

export interface DueTrials {
  /** Changed since they passed, or never tried. */
  readonly changed: readonly string[];
  /** Passed on the same code, and drawn all the same. */
  readonly again: readonly string[];
  /** Passed on the same code. */
  readonly believed: readonly string[];
  /** Of all, by file. */
  readonly grounds: ReadonlyMap<string, string>;
}

interface DueQuestion extends TrialWorld {
  readonly runner: Trial['runner'];
  /** Chooses what is tried again. */
  readonly draw: number;
  readonly trials?: readonly Trial[];
}

/** Of each runner. A record that is always believed would hide what hangs on luck, on a clock, or on another machine. */
const AGAIN = 1;
const DRAWS = 1_000_000;

export async function dueTrials(question: DueQuestion): Promise<DueTrials> {
  const { runner, draw, trials = TRIALS } = question;
  const record = await readTrialRecord(question.root);
  const grounds = new Map<string, string>();
  const ours = trials.filter((trial) => trial.runner === runner);
  for (const trial of ours) grounds.set(trial.file, await groundsOfTrial(question, trial));
  const files = ours.map(({ file }) => file);
  const passed = files.filter((file) => record[file]?.grounds === grounds.get(file));
  const again = drawAgain(passed, { seed: draw, count: AGAIN });
  return {
    grounds,
    again,
    changed: files.filter((file) => !passed.includes(file)),
    believed: passed.filter((file) => !again.includes(file)),
  };
}

/** What a run of everything leaves out, for the environment of the runner, and a line about it. */
export async function trialsOf(
  runner: Trial['runner'],
): Promise<{ readonly env: Readonly<Record<string, string>>; readonly words: string }> {
  const draw = randomInt(DRAWS);
  const due = await dueTrials({ ...(await trialWorld()), runner, draw });
  return { env: { [LEFT_OUT]: due.believed.join() }, words: trialWords(due, draw) };
}

/** Empty where nothing is believed. */
function trialWords({ changed, again, believed }: DueTrials, draw: number): string {
  if (believed.length === 0) return '';
  const tried = [...changed, ...again.map((file) => `${file} (drawn by ${draw})`)].join(', ');
  return `${believed.length} trials passed on the same code (${TRIALS_FILE}) and are left out; tried: ${tried}`;
}
