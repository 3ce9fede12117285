/** Names that a student knows, in the place of those that only the exercise's driver has. */
import type { PreparedExercise } from '../prepare-exercise.ts';

type Named = Pick<PreparedExercise, 'manifest'> & Partial<Pick<PreparedExercise, 'driver'>>;

/** The entry points that a call is about: itself, or those that a function of the driver may call. */
export function knownCalls({ manifest }: Named, call: string): readonly string[] {
  const names = manifest.entryPoints.map(({ name }) => name);
  return names.includes(call) ? [call] : names;
}

/** Names of the arguments of a call, as far as exercise.yaml or the driver names them. */
export function parameterNames({ manifest, driver }: Named, call: string): readonly string[] {
  const entry = manifest.entryPoints.find(({ name }) => name === call);
  if (entry) return entry.parameters.map(({ name }) => name);
  return driver ? driverParameters(driver, call) : [];
}

/** The first parameter of a driver's function is the solution, which no call hands in. */
function driverParameters(source: string, name: string): readonly string[] {
  const start = source.search(new RegExp(`export (?:async )?function ${name}\\b`));
  const open = source.indexOf('(', start);
  if (start < 0 || open < 0) return [];
  return topLevel(source, open + 1)
    .slice(1)
    .map((parameter) => /^\s*([\w$]+)/.exec(parameter)?.[1] ?? '');
}

/** The texts between commas up to the parenthesis that closes; what stands in brackets of its own is not looked into. */
function topLevel(source: string, from: number): string[] {
  const parts: string[] = [];
  let depth = 0;
  let begin = from;
  for (let at = from; at < source.length; at++) {
    const character = source[at] ?? '';
    if ('([{<'.includes(character)) depth += 1;
    // The arrow of a function type closes nothing.
    else if (')]}'.includes(character) || (character === '>' && source[at - 1] !== '=')) depth -= 1;
    if (depth < 0) return [...parts, source.slice(begin, at)].filter((text) => text.trim() !== '');
    if (depth === 0 && character === ',') {
      parts.push(source.slice(begin, at));
      begin = at + 1;
    }
  }
  return [];
}
