import { z } from 'zod';
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import type { JsonValue } from '#grader/protocol.ts';
import { runEntryPoint } from '../hosts/deno-call.ts';
import { fromJsonValue, toJsonValue } from '../judge/link/json-value.ts';
import { counted } from '../protocol/count-words.ts';
import { CliProblem } from './cli-problem.ts';
import type { CliWorld } from './cli-world.ts';
import { findExercise, readArguments, readProgram, readText } from './find-exercise.ts';

/**
 * `call`: one entry point on literal arguments, in the server's sandbox.
 * @returns 0, or 1 when the code threw or was refused
 */
export async function callEntryPoint(args: readonly string[], world: CliWorld): Promise<number> {
  const parsed = readArguments(args, { args: 'string', solution: 'string', json: 'boolean' });
  const [name, entryPoint, ...rest] = parsed.positionals;
  const argsFile = parsed.text('args');
  if (!name || !entryPoint || argsFile === undefined || rest.length > 0) {
    throw new CliProblem(
      'Expected: call <exercise> <entryPoint> --args args.json [--solution file.ts] [--json]',
    );
  }
  const bundle = await findExercise(world.root, name);
  const solutionFile = parsed.text('solution');
  const solution =
    solutionFile === undefined
      ? (bundle.files['reference.ts'] ?? '')
      : await readProgram(bundle, solutionFile);
  const values = readValues(await readText(argsFile), argsFile);
  requireEntryPoint(bundle, { entryPoint, count: values.length });
  const { deno } = await world.buildRealm();
  const called = await runEntryPoint({
    realmBundle: deno,
    exercise: bundle,
    // What the reference may not do either is for `check` to say.
    forbids: solutionFile === undefined ? [] : bundle.manifest.forbids,
    solution,
    entryPoint,
    args: values,
  });
  for (const line of called.logs) world.note(`${line.level}: ${line.text}`);
  if (called.kind === 'returned') {
    world.print(JSON.stringify(toJsonValue(called.value), null, parsed.flag('json') ? 2 : undefined));
    return 0;
  }
  if (parsed.flag('json')) world.print(JSON.stringify({ error: called.error }, null, 2));
  const { name: kind, message, line } = called.error;
  world.note(`${kind}${line ? ` (line ${line})` : ''}: ${message}`);
  return 1;
}

/** Exports of driver.ts may be called as well; what they take is not written down. @throws CliProblem */
function requireEntryPoint(
  { slug, manifest, files }: ExerciseBundle,
  { entryPoint, count }: { entryPoint: string; count: number },
): void {
  const known = manifest.entryPoints.find(({ name }) => name === entryPoint);
  if (!known) {
    if (files['driver.ts']) return;
    const names = manifest.entryPoints.map(({ name }) => name).join(', ');
    throw new CliProblem(`${slug} has no entry point '${entryPoint}'. It has: ${names}.`);
  }
  if (count <= known.parameters.length && (count > 0 || known.parameters.length === 0)) return;
  const parameters = known.parameters.map(({ name, type }) => `${name}: ${type}`).join('; ');
  const takes = counted(known.parameters.length, 'argument');
  throw new CliProblem(
    `${entryPoint} takes ${takes}, and ${count} ${count === 1 ? 'is' : 'are'} given. They are: ${parameters}.`,
  );
}

function readValues(text: string, file: string) {
  let json: unknown;
  try {
    // Some editors and shells put a byte order mark before UTF-8.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new CliProblem(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!Array.isArray(json))
    throw new CliProblem(`${file}: expected an array, one element for each argument.`);
  return (json as JsonValue[]).map((value, i) => {
    try {
      return fromJsonValue(value);
    } catch (error) {
      throw new CliProblem(`${file}: argument ${i + 1}: ${valueProblem(error)}`);
    }
  });
}

/** What is wrong with a tensor, field by field. */
function valueProblem(error: unknown): string {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error);
  const fields = new Set(error.issues.map(({ path }) => String(path[0] ?? '')));
  const expected = [...fields].map((field) => EXPECTED[field] ?? 'a tensor of shape, data and dtype');
  return `expected ${expected.join('; ')}.`;
}

const EXPECTED: Readonly<Record<string, string>> = {
  shape: '`shape` to be a list of whole numbers, none below 0',
  data: '`data` to be a flat list of numbers, "NaN", "Infinity" or "-Infinity"',
  dtype: '`dtype` to be "float32", "int32" or "bool"',
};
