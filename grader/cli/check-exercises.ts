import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isExerciseError } from '../exercise/exercise-error.ts';
import { loadCourse } from '../exercise/load-course.ts';
import type { Host } from '../hosts/host.ts';
import { isGraderFault } from '../hosts/host.ts';
import { createNodeWorkerHost } from '../hosts/node-worker.ts';
import { SERVER_LIMITS } from '../protocol.ts';
import type { CliWorld } from './cli-world.ts';
import { findExercise, readArguments, selectExercises } from './find-exercise.ts';
import { type Proof, proofsOf } from './prove-exercise.ts';
import { runAll } from './run-all.ts';
import { unknownForbids } from './unknown-forbids.ts';

const SEEDS = 100;
const HASTY_CASE_MS = 1_000;

interface Hosts {
  readonly host: Host;
  readonly hastyHost: Host;
}

interface Checked {
  readonly slug: string;
  readonly summary: string;
  readonly problems: readonly string[];
}

/**
 * `check`: proves exercises, several proofs at a time. It runs in worker threads: the code is the authors' own, and a
 * hundred seeds in processes would take a minute longer.
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
    const results: Checked[] = [];
    for (const slug of slugs) {
      const checked = await checkOne(slug, { world, hosts, seeds });
      results.push(checked);
      if (!parsed.flag('json')) for (const line of linesOf(checked)) world.print(line);
    }
    const wrong = results.filter(({ problems }) => problems.length > 0).length + (course.length > 0 ? 1 : 0);
    if (parsed.flag('json')) world.print(JSON.stringify({ course, exercises: results }, null, 2));
    else for (const problem of course) world.print(`✗ course.yaml: ${problem}`);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    world.note(
      `${results.length} exercises, ${wrong === 0 ? 'all proved' : `${wrong} with problems`}, ${seconds} s`,
    );
    return wrong === 0 ? 0 : 1;
  } finally {
    await Promise.all([hosts.host.close(), hosts.hastyHost.close()]);
  }
}

async function openHosts({ buildRealm }: CliWorld): Promise<Hosts> {
  const { node: bundle } = await buildRealm();
  const parallel = availableParallelism();
  return {
    host: createNodeWorkerHost({ bundle, poolSize: parallel, judgesMax: parallel }),
    hastyHost: createNodeWorkerHost({
      bundle,
      poolSize: 0,
      judgesMax: 0,
      limits: { ...SERVER_LIMITS, caseMs: HASTY_CASE_MS },
    }),
  };
}

async function checkOne(
  slug: string,
  { world, hosts, seeds }: { world: CliWorld; hosts: Hosts; seeds: number },
): Promise<Checked> {
  const started = Date.now();
  try {
    const bundle = await findExercise(world.root, slug);
    const forbids = unknownForbids(bundle.manifest.forbids);
    if (forbids.length > 0) return { slug, summary: '', problems: forbids };
    const plan = await hosts.host.prepare(bundle);
    const proofs = proofsOf({ ...hosts, bundle, plan, seeds });
    const problems = await runProofs(proofs, (done) => world.note(`  ${slug} ${done}/${proofs.length}`));
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const summary = `${plan.length} cases, ${bundle.manifest.points} points, ${proofs.length} proofs, ${seconds} s`;
    return { slug, summary, problems };
  } catch (error) {
    if (!isExerciseError(error) && !isGraderFault(error)) throw error;
    return { slug, summary: '', problems: error.message.split('\n') };
  }
}

/** Progress is told this many times an exercise. */
const PROGRESS_STEPS = 4;

async function runProofs(proofs: readonly Proof[], tell: (done: number) => void): Promise<string[]> {
  const every = Math.max(1, Math.ceil(proofs.length / PROGRESS_STEPS));
  let done = 0;
  const found = await runAll(proofs, availableParallelism(), async ({ title, prove }) => {
    const problems = await proveOrExplain(title, prove);
    done += 1;
    if (done % every === 0) tell(done);
    return problems;
  });
  return [...new Set(found.flat())];
}

async function proveOrExplain(title: string, prove: Proof['prove']): Promise<string[]> {
  try {
    return await prove();
  } catch (error) {
    if (!isGraderFault(error)) throw error;
    return [`${title}: ${error.message}`];
  }
}

async function courseProblems(root: string): Promise<string[]> {
  try {
    await loadCourse(join(root, 'exercises'));
    return [];
  } catch (error) {
    if (!isExerciseError(error)) throw error;
    return error.message.split('\n');
  }
}

function linesOf({ slug, summary, problems }: Checked): string[] {
  if (problems.length === 0) return [`✓ ${slug}  ${summary}`];
  return [`✗ ${slug}  ${summary}`, ...problems.map((problem) => `    ${problem}`)];
}
