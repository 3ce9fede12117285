import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isExerciseError } from '../exercise/exercise-error.ts';
import { loadCourse } from '../exercise/load-course.ts';
import { loadSolutions } from '../exercise/load-folder.ts';
import { createDenoHost } from '../hosts/deno.ts';
import type { ProofHosts } from '../proof/proof-world.ts';
import { proveExercise } from '../proof/prove-exercise.ts';
import { runAll } from '../proof/run-all.ts';
import { SERVER_LIMITS } from '../protocol.ts';
import { type Checked, checkedAsJson, describeChecked, problemsOf } from './checked-text.ts';
import type { CliWorld } from './cli-world.ts';
import { idProblems } from './exercise-ids.ts';
import { findExercise, folderOf, readArguments, selectExercises } from './find-exercise.ts';
import { strayEntries } from './stray-entries.ts';

const SEEDS = 100;
const HASTY_CASE_MS = 1_000;
/** The last proofs of one exercise leave cores idle, which the first of the next take. */
const EXERCISES_AT_ONCE = 2;

/**
 * `check`: proves exercises, several proofs at a time, in the server's sandbox: an author's code runs there and nowhere
 * else.
 * @returns 0, or 1 when something is wrong
 */
export async function checkExercises(args: readonly string[], world: CliWorld): Promise<number> {
  const parsed = readArguments(args, { seeds: 'string', json: 'boolean' });
  const seeds = parsed.integer('seeds', SEEDS);
  const slugs = await selectExercises(world.root, parsed.positionals);
  const course = parsed.positionals.length === 0 ? await courseProblems(world.root) : [];
  const hosts = await openHosts(world);
  const started = Date.now();
  try {
    const print = inOrder((checked: Checked) => {
      if (!parsed.flag('json')) for (const line of describeChecked(checked)) world.print(line);
    });
    const results = await runAll([...slugs.entries()], EXERCISES_AT_ONCE, async ([i, slug]) => {
      const checked = await checkOne(slug, { world, hosts, seeds });
      print(i, checked);
      return checked;
    });
    const broken = results.filter((checked) => problemsOf(checked).length > 0);
    const wrong = broken.length + (course.length > 0 ? 1 : 0);
    if (parsed.flag('json'))
      world.print(JSON.stringify({ course, exercises: results.map(checkedAsJson) }, null, 2));
    else for (const problem of course) world.print(`✗ ${problem}`);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    world.note(
      `${results.length} ${results.length === 1 ? 'exercise' : 'exercises'}, ${wrong === 0 ? 'all proved' : `${wrong} with problems`}, ${seconds} s`,
    );
    return wrong === 0 ? 0 : 1;
  } finally {
    await Promise.all([hosts.host, hosts.hastyHost, hosts.recordedHost].map((host) => host.close()));
  }
}

/** Hands things on in the order of their indices, whichever comes first. */
function inOrder<T>(handOn: (thing: T) => void): (index: number, thing: T) => void {
  const early = new Map<number, T>();
  let next = 0;
  return (index, thing) => {
    early.set(index, thing);
    for (let ready = early.get(next); ready !== undefined; ready = early.get(next)) {
      early.delete(next);
      next += 1;
      handOn(ready);
    }
  };
}

async function openHosts({ buildRealm, note }: CliWorld): Promise<ProofHosts> {
  const { deno: bundle } = await buildRealm();
  const parallel = availableParallelism();
  const [host, recordedHost, hastyHost] = await Promise.all([
    createDenoHost({ bundle, poolSize: parallel, judgesMax: parallel * EXERCISES_AT_ONCE }),
    createDenoHost({ bundle, poolSize: 0, judgesMax: parallel }),
    createDenoHost({
      bundle,
      poolSize: 0,
      judgesMax: 0,
      limits: { ...SERVER_LIMITS, caseMs: HASTY_CASE_MS },
    }),
  ]);
  if (host.wall === 'none') note('No bwrap on this machine: exercises run behind Deno alone.');
  return { host, recordedHost, hastyHost };
}

async function checkOne(
  slug: string,
  { world, hosts, seeds }: { world: CliWorld; hosts: ProofHosts; seeds: number },
): Promise<Checked> {
  const started = Date.now();
  const unproved = (aside: readonly string[]): Checked => ({ slug, aside, proofs: [], seconds: 0 });
  try {
    const bundle = await findExercise(world.root, slug);
    const ids = await idProblems(world.root, bundle);
    if (ids.length > 0) return unproved(ids);
    const solutions = await loadSolutions(folderOf(world.root, slug));
    const onProgress = progress((text) => world.note(`  ${slug} ${text}`));
    const parallel = availableParallelism();
    const proved = await proveExercise({ hosts, bundle, solutions, seeds, parallel, onProgress });
    return { slug, aside: [], ...proved, seconds: (Date.now() - started) / 1000 };
  } catch (error) {
    if (!isExerciseError(error)) throw error;
    return unproved(error.message.split('\n'));
  }
}

/** Progress is told this many times an exercise. */
const PROGRESS_STEPS = 4;

function progress(tell: (text: string) => void): (done: number, total: number) => void {
  return (done, total) => {
    if (done % Math.max(1, Math.ceil(total / PROGRESS_STEPS)) === 0) tell(`${done}/${total}`);
  };
}

async function courseProblems(root: string): Promise<string[]> {
  const strays = await strayEntries(root);
  try {
    await loadCourse(join(root, 'exercises'));
    return strays;
  } catch (error) {
    if (!isExerciseError(error)) throw error;
    return [...error.message.split('\n'), ...strays];
  }
}
