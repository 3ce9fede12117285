/** What a wall may say about a mistake: its title and the question that its hint asks, never the rest. */
import type { Queryable } from '#db/database.ts';
import { selectVersionMisconceptions } from '#db/queries/exercises/exercises.ts';
import { isExerciseError } from '#grader/exercise/files/exercise-error.ts';
import { misconceptionName } from '#grader/exercise/files/exercise-files.ts';
import { parseMisconception } from '#grader/exercise/misconceptions/misconception-file.ts';
import type { KnownMistake } from './summarise-room.ts';

/** A wall looks every second, and a version never changes. */
const known = new Map<string, ReadonlyMap<string, KnownMistake>>();
const KNOWN_MAX = 100;

export async function knownMistakes(
  db: Queryable,
  versionId: string,
): Promise<ReadonlyMap<string, KnownMistake>> {
  const present = known.get(versionId);
  if (present) return present;
  const files = await selectVersionMisconceptions(db, versionId);
  const read = new Map(
    files.flatMap(({ path, text }) => {
      const name = misconceptionName(path);
      return name === null ? [] : [[name, mistakeIn(path, text) ?? { title: spoken(name), question: null }]];
    }),
  );
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(versionId, read);
  return read;
}

/** Null of one that is written as a program: it says its title only when it is run. */
function mistakeIn(path: string, text: string): KnownMistake | null {
  if (!path.endsWith('.md')) return null;
  try {
    const { title, hint } = parseMisconception(path, text);
    return { title, question: questionIn(hint) };
  } catch (error) {
    if (!isExerciseError(error)) throw error;
    return null;
  }
}

const spoken = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;

/** The last sentence that ends in a question mark: hints tell first what is seen, then ask. */
export function questionIn(hint: string): string | null {
  const sentences = hint.replace(/\s+/g, ' ').split(/(?<=[.?!]) (?=\S)/);
  return sentences.findLast((sentence) => sentence.endsWith('?')) ?? null;
}
