import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isExerciseError } from '../exercise/files/exercise-error.ts';
import { loadCourse } from '../folder/load-course.ts';
import { loadSolutions } from '../folder/load-folder.ts';
import type { DenoBundles } from '../hosts/deno.ts';
import { createProofHosts, type DenoProofHosts } from '../hosts/deno-proof-hosts.ts';
import type { Grounds } from '../proof/ledger.ts';
import type { ProofHosts } from '../proof/proof-world.ts';
import { proveExercise } from '../proof/prove-exercise.ts';
import { runAll } from '../proof/run-all.ts';
import { counted } from '../protocol/count-words.ts';
import { type Checked, checkedAsJson, describeChecked, problemsOf } from './checked-text.ts';
import type { CliWorld } from './cli-world.ts';
import { type DueExercises, dueExercises } from './due-exercises.ts';
import { earlierProblems } from './earlier-exercises.ts';
import { idProblems, recordId } from './exercise-ids.ts';
import { findExercise, folderOf, readArguments, selectExercises } from './find-exercise.ts';
import { PROOFS_FILE, updateLedger } from './proof-ledger.ts';
import { strayEntries } from './stray-entries.ts';

const SEEDS = 100;
/** Seeds of what is proved again are below this: short to type. */
const DRAWS = 10_000;
/** The last proofs of one exercise leave cores idle, which the first of the next take. */
const EXERCISES_AT_ONCE = 2;

/**
 * `check`: proves exercises, several proofs at a time, in the server's sandbox: an author's code runs there and nowhere
 * else. Without paths, what `exercises/proofs.json` says to be proved is believed, but for two drawn by a seed. With
 * `--record`, another file is believed too and written instead, and nothing under `exercises/` changes
 * but what fails, which is taken off the record.
 * @returns 0, or 1 when something is wrong
 */
export async function checkExercises(args: readonly string[], world: CliWorld): Promise<number> {
  const options = {
    seeds: 'string',
    json: 'boolean',
    all: 'boolean',
    draw: 'string',
    record: 'string',
  } as const;
  const parsed = readArguments(args, options);
  const seeds = parsed.integer('seeds', SEEDS);
  const whole = parsed.positionals.length === 0;
  const draw = parsed.integer('draw', randomInt(DRAWS));
  const record = parsed.text('record') ?? PROOFS_FILE;
  const { deno } = await world.buildRealm();
  const due = await dueExercises({
    root: world.root,
    slugs: await selectExercises(world.root, parsed.positionals),
    deno,
    seeds,
    everything: !whole || parsed.flag('all'),
    draw,
    record,
  });
  const again = due.slugs.filter((slug) => due.provedBefore.has(slug));
  if (whole && again.length > 0)
    world.note(`Proved before, and again today (--draw ${draw}): ${again.join(', ')}`);
  const course = whole ? await courseProblems(world.root) : [];
  const started = Date.now();
  const print = inOrder((checked: Checked) => {
    if (!parsed.flag('json')) for (const line of describeChecked(checked)) world.print(line);
  });
  const results = await proveAll(due, { world, seeds, deno, record, print });
  if (parsed.flag('json'))
    world.print(JSON.stringify({ course, exercises: results.map(checkedAsJson) }, null, 2));
  else for (const problem of course) world.print(`✗ ${problem}`);
  const wrong = results.filter(isBroken).length + (course.length > 0 ? 1 : 0);
  const count = counted(results.length, 'exercise');
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  world.note(`${count}, ${wrong === 0 ? 'all proved' : `${wrong} with problems`}, ${seconds} s`);
  return wrong === 0 ? 0 : 1;
}

const isBroken = (checked: Checked): boolean => problemsOf(checked).length > 0;

interface Proving {
  readonly world: CliWorld;
  readonly seeds: number;
  readonly deno: DenoBundles;
  /** Where it is written down. */
  readonly record: string;
  readonly print: (index: number, checked: Checked) => void;
}

async function proveAll(due: DueExercises, proving: Proving): Promise<Checked[]> {
  const { world, seeds, deno, print } = proving;
  const hosts = await openHosts(deno, world);
  const writeDown = ledgerKeeper(due, proving);
  try {
    return await runAll([...due.slugs.entries()], EXERCISES_AT_ONCE, async ([i, slug]) => {
      const checked = contradicting(due, await checkOne(slug, { world, hosts, seeds }));
      print(i, checked);
      await writeDown(checked);
      return checked;
    });
  } finally {
    await hosts.close();
  }
}

/** What was proved on the same grounds and fails now hangs on something that no file says. */
function contradicting({ provedBefore }: DueExercises, checked: Checked): Checked {
  if (!isBroken(checked) || !provedBefore.has(checked.slug)) return checked;
  const sentence =
    'exercises/proofs.json says that all this was proved, with the same files: luck, a clock or the machine decides.';
  return { ...checked, aside: [sentence, ...checked.aside] };
}

/** Writes down each exercise as it ends, with its id where that is new, one after the other: a check that is interrupted goes on where it was. */
function ledgerKeeper(
  { grounds }: DueExercises,
  { world: { root }, record }: Proving,
): (checked: Checked) => Promise<void> {
  let last = Promise.resolve();
  return (checked) => {
    const { slug } = checked;
    const own = grounds.get(slug);
    const held = new Map<string, Grounds>(own && !isBroken(checked) ? [[slug, own]] : []);
    const failed = isBroken(checked) ? [slug] : [];
    last = last.then(async () => {
      await updateLedger(root, { held, failed, file: record });
      // A check that keeps to itself leaves the folder as it is, but nothing stays for proved that fails.
      if (record !== PROOFS_FILE) await updateLedger(root, { held: new Map(), failed });
      else if (held.size > 0)
        await recordId(root, { slug, id: (await findExercise(root, slug)).manifest.id });
    });
    return last;
  };
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

async function openHosts(bundle: DenoBundles, { note }: CliWorld): Promise<DenoProofHosts> {
  const parallel = availableParallelism();
  const hosts = await createProofHosts({ bundle, parallel, exercises: EXERCISES_AT_ONCE });
  if (hosts.host.wall === 'none') note('No bwrap on this machine: exercises run behind Deno alone.');
  return hosts;
}

async function checkOne(
  slug: string,
  { world, hosts, seeds }: { world: CliWorld; hosts: ProofHosts; seeds: number },
): Promise<Checked> {
  const started = Date.now();
  const unproved = (aside: readonly string[]): Checked => ({ slug, aside, proofs: [], seconds: 0 });
  try {
    const bundle = await findExercise(world.root, slug);
    const ids = [...(await idProblems(world.root, bundle)), ...(await earlierProblems(world.root, bundle))];
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
