/** `npm run exercise -- …`: picks the command and turns what it throws into a sentence and an exit code. */

import { visibleText } from '#grader/protocol/visible-text.ts';
import { isExerciseError } from '../exercise/files/exercise-error.ts';
import { isGraderFault } from '../hosts/host.ts';
import { callEntryPoint } from './call-entry-point.ts';
import { checkExercises } from './check-exercises.ts';
import { isCliProblem } from './cli-problem.ts';
import type { CliWorld } from './cli-world.ts';
import { gradeSolution } from './grade-solution.ts';
import { newExercise } from './new-exercise.ts';

export type Command = (args: readonly string[], world: CliWorld) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  new: newExercise,
  check: checkExercises,
  grade: gradeSolution,
  call: callEntryPoint,
};

const USAGE = `Usage: npm run exercise -- <command>

  new <module>/<slug> [--template <name>] [--sealed]   a folder to start from
  check [path …]                          proves exercises; by default what changed since it was proved,
      [--all] [--draw n]                  and two more, drawn by a seed; with --all every one
      [--seeds n] [--json]
      [--record file]                     writes there what it proved, not into exercises/proofs.json
  grade <exercise> <solution.ts>          runs a solution against the cases, hidden ones included
      [--case id …] [--seed n]            only these cases, with that seed: replays what failed
      [--cases file.ts] [--json]
  call <exercise> <entryPoint> --args args.json
      [--solution file.ts] [--json]       runs one entry point, the reference's by default
<exercise> is "cnn/conv2d" or a path. grade exits with 0 on full marks, 1 on less; call with 0, or 1 when the
code threw; check with 0, or 1 when something is wrong; each with 2 when it could not run.`;

/** A command that a project adds to those of the grader. */
export interface ExtraCommand {
  readonly run: Command;
  /** A line of the usage, indented like the others. */
  readonly usage: string;
}

const COULD_NOT_RUN = 2;

/** Text of students, authors and file names must not steer the terminal. All that a command says passes here. */
function onlyVisible(world: CliWorld): CliWorld {
  return {
    ...world,
    print: (line) => world.print(visibleText(line)),
    note: (line) => world.note(visibleText(line)),
  };
}

/**
 * @param extra further commands, by name
 * @returns the exit code
 */
export async function runCommandLine(
  argv: readonly string[],
  world: CliWorld,
  extra: Readonly<Record<string, ExtraCommand>> = {},
): Promise<number> {
  const [name = '', ...args] = argv;
  const shown = onlyVisible(world);
  const own = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const command = own ?? (Object.hasOwn(extra, name) ? extra[name]?.run : undefined);
  if (!command) {
    const usage = [USAGE, ...Object.values(extra).map((one) => one.usage)].join('\n');
    shown.note(name === '' ? usage : `There is no command '${name}'.\n\n${usage}`);
    return COULD_NOT_RUN;
  }
  try {
    return await command(args, shown);
  } catch (error) {
    shown.note(explain(error));
    return COULD_NOT_RUN;
  }
}

function explain(error: unknown): string {
  if (isCliProblem(error) || isExerciseError(error) || isGraderFault(error)) return error.message;
  if (error instanceof TypeError && 'code' in error) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
