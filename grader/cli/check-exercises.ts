import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isExerciseError } from '../exercise/exercise-error.ts';
import { loadCourse } from '../exercise/load-course.ts';
import type { Host, RecordingHost } from '../hosts/host.ts';
import { isGraderFault } from '../hosts/host.ts';
import { createNodeWorkerHost } from '../hosts/node-worker.ts';
import { loudNoises, measureNoise } from '../judge/measure/measure-noise.ts';
import { alikeMistakes, signalsOf, weakSignals } from '../proof/compare-misconceptions.ts';
import { type Proof, proofsOf } from '../proof/prove-exercise.ts';
import { sealedProofs } from '../proof/prove-sealed.ts';
import { runAll } from '../proof/run-all.ts';
import { unknownForbids } from '../proof/unknown-forbids.ts';
import { type Report, SERVER_LIMITS } from '../protocol.ts';
import { type Checked, checkedAsJson, describeChecked, type ProofEnd } from './checked-text.ts';
import type { CliWorld } from './cli-world.ts';
import { idProblems } from './exercise-ids.ts';
import { findExercise, readArguments, selectExercises } from './find-exercise.ts';
import { strayEntries } from './stray-entries.ts';

const SEEDS = 100;
const HASTY_CASE_MS = 1_000;
/** The noise of one exercise is measured in this thread while the proofs of another keep the pool busy. */
const EXERCISES_AT_ONCE = 2;

interface Hosts {
  readonly host: RecordingHost;
  readonly hastyHost: Host;
  /** For sealed exercises as browsers have them. */
  readonly recordedHost: Host;
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
    const print = inOrder((checked: Checked) => {
      if (!parsed.flag('json')) for (const line of describeChecked(checked)) world.print(line);
    });
    const results = await runAll([...slugs.entries()], EXERCISES_AT_ONCE, async ([i, slug]) => {
      const checked = await checkOne(slug, { world, hosts, seeds });
      print(i, checked);
      return checked;
    });
    const wrong = results.filter(({ problems }) => problems.length > 0).length + (course.length > 0 ? 1 : 0);
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

async function openHosts({ buildRealm }: CliWorld): Promise<Hosts> {
  const { node: bundle } = await buildRealm();
  const parallel = availableParallelism();
  return {
    host: createNodeWorkerHost({ bundle, poolSize: parallel, judgesMax: parallel * EXERCISES_AT_ONCE }),
    recordedHost: createNodeWorkerHost({ bundle, poolSize: 0, judgesMax: parallel }),
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
  const unproved = (problems: readonly string[]): Checked => ({ slug, problems, proofs: [] });
  try {
    const bundle = await findExercise(world.root, slug);
    const early = [...unknownForbids(bundle.manifest.forbids), ...(await idProblems(world.root, bundle))];
    if (early.length > 0) return unproved(early);
    const plan = await hosts.host.prepare(bundle);
    const mistakes = new Map<string, Report>();
    const work = [
      ...proofsOf({ ...hosts, bundle, plan, seeds, mistakes }),
      ...sealedProofs({ ...hosts, bundle }),
    ];
    const proofs = await runProofs(work, (done) => world.note(`  ${slug} ${done}/${work.length}`));
    const found = proofs.flatMap(({ problems }) => problems);
    // A reference that failed may not come to an end either.
    const rightReference = !proofs.some(
      ({ title, problems }) => /^reference/.test(title) && problems.length > 0,
    );
    const noise = rightReference ? await measureNoise(bundle) : [];
    const signal = signalsOf(mistakes);
    const margins = [...alikeMistakes(mistakes), ...weakSignals(signal), ...loudNoises(noise)];
    return {
      slug,
      problems: [...new Set([...found, ...margins])],
      proofs,
      measured: {
        cases: plan.length,
        points: bundle.manifest.points,
        seconds: (Date.now() - started) / 1000,
        noise,
        signal,
      },
    };
  } catch (error) {
    if (!isExerciseError(error) && !isGraderFault(error)) throw error;
    return unproved(error.message.split('\n'));
  }
}

/** Progress is told this many times an exercise. */
const PROGRESS_STEPS = 4;

async function runProofs(proofs: readonly Proof[], tell: (done: number) => void): Promise<ProofEnd[]> {
  const every = Math.max(1, Math.ceil(proofs.length / PROGRESS_STEPS));
  let done = 0;
  return runAll(proofs, availableParallelism(), async ({ title, prove }) => {
    const problems = await proveOrExplain(title, prove);
    done += 1;
    if (done % every === 0) tell(done);
    return { title, problems };
  });
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
  const strays = await strayEntries(root);
  try {
    await loadCourse(join(root, 'exercises'));
    return strays;
  } catch (error) {
    if (!isExerciseError(error)) throw error;
    return [...error.message.split('\n'), ...strays];
  }
}
