/** The record of permanent ids, `exercises/ids.json`: an id for each exercise there ever was, with its name back then. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ExerciseBundle } from '../exercise/files/bundle.ts';
import { findExercises } from '../folder/load-course.ts';
import { CliProblem } from './cli-problem.ts';

const FILE = 'exercises/ids.json';
const idsSchema = z.record(z.uuid(), z.string());
type RecordedIds = Readonly<z.infer<typeof idsSchema>>;

/** Adds the id of an exercise if it is new; a recorded one keeps its name of back then. @throws CliProblem when the record cannot be read */
export async function recordId(root: string, { id, slug }: { id: string; slug: string }): Promise<void> {
  const recorded = await readIds(root);
  if (recorded[id] !== undefined) return;
  const ids = Object.entries({ ...recorded, [id]: slug });
  // By name, so that two branches that add one rarely meet in one line.
  ids.sort(([, a], [, b]) => (a < b ? -1 : 1));
  await writeFile(join(root, FILE), `${JSON.stringify(Object.fromEntries(ids), null, 2)}\n`);
}

/**
 * Sentences when an exercise's id is not the one that it always had: changed, or shared. A folder may be renamed: its id
 * says which exercise it is. One that nobody has seen is that of a new exercise.
 */
export async function idProblems(root: string, { slug, manifest }: ExerciseBundle): Promise<string[]> {
  const { id } = manifest;
  const recorded = await readIds(root);
  const present = await idsOfOthers(root, slug);
  const twins = present.filter((other) => other.id === id).map((other) => other.slug);
  const told = (sentence: string): string => `exercise.yaml: id: ${sentence}`;
  // A copy took it along: that is for the copy to mend.
  if (recorded[id] === slug) return [];
  if (twins.length > 0) {
    const whose = `${twins.join(' and ')} ${twins.length === 1 ? 'has' : 'have'} the same`;
    return [told(`${whose}. Give this one an id of its own, say ${crypto.randomUUID()}.`)];
  }
  if (recorded[id] !== undefined) return [];
  const [own] = Object.entries(recorded).filter(
    ([known, name]) => name === slug && present.every((other) => other.id !== known),
  );
  if (own) {
    return [
      told(
        `is ${id}, but ${FILE} has ${own[0]} for ${slug}. Put that back: grades name it, and nothing else may change it.`,
      ),
    ];
  }
  return [];
}

async function readIds(root: string): Promise<RecordedIds> {
  let text: string;
  try {
    text = await readFile(join(root, FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  try {
    return idsSchema.parse(JSON.parse(text));
  } catch {
    throw new CliProblem(
      `${FILE} cannot be read. Expected an object of ids with names: { "<uuid>": "<module>/<slug>" }.`,
    );
  }
}

/** As text, since the other exercise may be broken in ways that are no concern of this one. */
async function idsOfOthers(root: string, slug: string): Promise<{ slug: string; id: string }[]> {
  const folder = join(root, 'exercises');
  const others = (await findExercises(folder)).filter((other) => other !== slug);
  return Promise.all(
    others.map(async (other) => {
      const text = await readFile(join(folder, other, 'exercise.yaml'), 'utf8');
      return { slug: other, id: /^id:\s*["']?([0-9a-f-]+)/im.exec(text)?.[1] ?? '' };
    }),
  );
}
