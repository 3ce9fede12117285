import { join } from 'node:path';
import { CliProblem } from '#grader/cli/cli-problem.ts';
import type { CliWorld } from '#grader/cli/cli-world.ts';
import { readArguments } from '#grader/cli/find-exercise.ts';
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import { findExercises } from '#grader/folder/load-course.ts';
import { loadFolder } from '#grader/folder/load-folder.ts';
import { type OpenSolution, openSolution } from '#grader/hosts/deno-call.ts';
import { runVector, type VectorOutcome } from './vectors/run-vectors.ts';
import { readVectors } from './vectors/vector-case.ts';

/**
 * `vectors <folder>`: every reference against third-party inputs and outputs, a table by topic.
 * @returns 0, or 1 when a reference differs from a vector that applies to it
 */
export async function checkVectors(args: readonly string[], world: CliWorld): Promise<number> {
  const parsed = readArguments(args, { json: 'boolean' });
  const [folder, ...rest] = parsed.positionals;
  if (!folder || rest.length > 0) throw new CliProblem('Expected: vectors <folder> [--json]');
  const topics = await readVectors(folder);
  const exercises = await loadAll(join(world.root, 'exercises'));
  const { deno: realmBundle } = await world.buildRealm();

  const opened = new Map<string, Promise<OpenSolution>>();
  const openReference = (exercise: ExerciseBundle): Promise<OpenSolution> => {
    const solution = exercise.files['reference.ts'] ?? '';
    const open = opened.get(exercise.slug) ?? openSolution({ realmBundle, exercise, forbids: [], solution });
    opened.set(exercise.slug, open);
    return open;
  };
  const outcomes = new Map<string, VectorOutcome[]>();
  try {
    for (const [topic, vectors] of topics) {
      const ofTopic: VectorOutcome[] = [];
      for (const vector of vectors)
        ofTopic.push(await runVector(topic, vector, { exercises, openReference }));
      outcomes.set(topic, ofTopic);
      world.note(topicLine(topic, ofTopic));
    }
  } finally {
    for (const open of opened.values()) await (await open).close();
  }
  return report(outcomes, world, parsed.flag('json'));
}

async function loadAll(folder: string): Promise<ReadonlyMap<string, ExerciseBundle>> {
  const slugs = await findExercises(folder);
  return new Map(
    await Promise.all(slugs.map(async (slug) => [slug, await loadFolder(join(folder, slug))] as const)),
  );
}

const count = (outcomes: readonly VectorOutcome[], kind: VectorOutcome['kind']) =>
  outcomes.filter((outcome) => outcome.kind === kind).length;

function topicLine(topic: string, outcomes: readonly VectorOutcome[]): string {
  const numbers = (['agrees', 'differs', 'skipped'] as const).map((kind) =>
    String(count(outcomes, kind)).padStart(5),
  );
  const reasons = new Map<string, number>();
  for (const outcome of outcomes) {
    if (outcome.kind === 'skipped') reasons.set(outcome.reason, (reasons.get(outcome.reason) ?? 0) + 1);
  }
  const why = [...reasons].map(([reason, times]) => `${reason} (${times})`).join(', ');
  return `${topic.padEnd(30)}${numbers.join('')}  ${why}`.trimEnd();
}

function report(outcomes: ReadonlyMap<string, VectorOutcome[]>, world: CliWorld, json: boolean): number {
  const all = [...outcomes.values()].flat();
  const differing = all.filter((outcome) => outcome.kind === 'differs');
  if (json) world.print(JSON.stringify(Object.fromEntries(outcomes), null, 2));
  for (const { id, exercise, message } of differing) world.note(`${exercise} ${id}: ${message}`);
  const summary = `${count(all, 'agrees')} agree, ${differing.length} differ, ${count(all, 'skipped')} do not apply.`;
  if (json) world.note(summary);
  else world.print(summary);
  return differing.length === 0 ? 0 : 1;
}
