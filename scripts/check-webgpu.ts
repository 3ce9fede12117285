/**
 * `npm run check:webgpu [-- <exercise>… --gpu --seed n --every-kernel --json]`: each reference and each
 * stored right solution, once, against all cases of its exercise in Chromium on a WebGPU adapter, emulated unless `--gpu`
 * asks for the machine's own; and how much of each case's tolerance rounding takes up there. Exit code 1 when one misses a
 * point or a tolerance is too near to rounding.
 */
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { buildRealm } from '#grader/bundles/build-realm.ts';
import { isCliProblem } from '#grader/cli/cli-problem.ts';
import { readArguments, selectExercises } from '#grader/cli/find-exercise.ts';
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import { loadFolder, loadSolutions } from '#grader/folder/load-folder.ts';
import { GPU_FLAGS, launchOptions, READABLE_WEBGPU_FLAGS } from '../e2e/harness/browser.ts';
import { type RealmServer, startRealmServer } from '../e2e/harness/realm-server.ts';
import { bundleNoisePage, measureInPage } from './check-webgpu/measure-in-page.ts';
import { patientExercise } from './check-webgpu/patient-exercise.ts';
import {
  hasFullMarks,
  isProved,
  isTooSlow,
  type ProgramRun,
  ranOnGpu,
  runAsJson,
  tableHead,
  tableRow,
} from './check-webgpu/run-table.ts';
import { provideChromium } from './test/install-chromium.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Draws the same inputs on every machine. */
const SEED = 1;

const say = (text: string): void => console.log(text);

async function runProgram(
  browser: Browser,
  { origins }: RealmServer,
  { exercise, solution, seed }: { exercise: ExerciseBundle; solution: string; seed: number },
): Promise<Omit<ProgramRun, 'noise'>> {
  const { slug, hash, files } = exercise;
  const started = performance.now();
  const page = await browser.newPage();
  try {
    await page.goto(origins.app);
    await page.evaluate((given) => window.realmPage.open(given, 'best'), origins);
    const { report, rejection } = await page.evaluate(
      ([given, run]) => window.realmPage.run(given, { ...run, visibility: 'all' }),
      [
        { slug, hash, files },
        { solution, seed },
      ] as const,
    );
    return { slug, report, fault: rejection, wallMs: performance.now() - started };
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    return { slug, report: null, fault, wallMs: performance.now() - started };
  } finally {
    await page.close();
  }
}

/** The run, with noise where the reference came to an end. */
async function withNoise(
  run: Omit<ProgramRun, 'noise'>,
  measure: () => Promise<NonNullable<ProgramRun['noise']>>,
): Promise<ProgramRun> {
  const started = performance.now();
  if (run.report === null) return { ...run, noise: null };
  try {
    const noise = await measure();
    return { ...run, noise, wallMs: run.wallMs + performance.now() - started };
  } catch (error) {
    return { ...run, noise: null, fault: error instanceof Error ? error.message : String(error) };
  }
}

/** True when every exercise got full marks with tolerances far above rounding. */
async function checkAll(args: readonly string[]): Promise<boolean> {
  const { positionals, flag, integer } = readArguments(args, {
    seed: 'string',
    gpu: 'boolean',
    'every-kernel': 'boolean',
    json: 'boolean',
  });
  const tell = (text: string): void => (flag('json') ? console.error(text) : say(text));
  const slugs = await selectExercises(ROOT, positionals);
  const seed = integer('seed', SEED);
  await provideChromium(tell);
  await buildRealm();
  const server = await startRealmServer();
  const browser = await chromium.launch(launchOptions(flag('gpu') ? GPU_FLAGS : READABLE_WEBGPU_FLAGS));
  try {
    tell(tableHead(slugs));
    const noisePage = await bundleNoisePage();
    const runs: ProgramRun[] = [];
    for (const slug of slugs) {
      const bundle = await loadFolder(`${ROOT}exercises/${slug}`);
      const exercise = await patientExercise(bundle, { everyKernel: flag('every-kernel') });
      const runOf = (solution: string) => runProgram(browser, server, { exercise, solution, seed });
      const reference = await runOf(exercise.files['reference.ts'] ?? '');
      const run = await withNoise(reference, () => measureInPage(browser, noisePage, bundle));
      for (const text of tableRow(run, slugs)) tell(text);
      runs.push(run);
      for (const [file, solution] of Object.entries(await loadSolutions(`${ROOT}exercises/${slug}`))) {
        const name = /\/(right-.+)\.ts$/.exec(file)?.[1];
        if (name === undefined) continue;
        // The noise is that of the reference.
        const right = { ...(await runOf(solution)), program: name, noise: [] };
        for (const text of tableRow(right, slugs)) tell(text);
        runs.push(right);
      }
    }
    const full = runs.filter(hasFullMarks).length;
    const minutes = (runs.reduce((sum, { wallMs }) => sum + wallMs, 0) / 60_000).toFixed(1);
    const proved = runs.filter(isProved).length;
    tell(
      `\n${full} of ${runs.length} programs have full marks on WebGPU, ${proved} with tolerances far above rounding · seed ${seed} · ${minutes} min`,
    );
    tell(`on ${[...new Set(runs.flatMap(({ report }) => report?.device.name ?? []))].join(', ')}`);
    const tooSlow = runs.filter(isTooSlow).length;
    if (tooSlow > 0)
      tell(
        `${tooSlow} ran out of time on the emulated GPU and held else. On a machine with a GPU, --gpu tries them there.`,
      );
    if (flag('json')) say(JSON.stringify({ seed, exercises: runs.map(runAsJson) }, null, 2));
    if (!flag('gpu')) return proved + tooSlow === runs.length;
    const elsewhere = runs.filter((run) => !ranOnGpu(run)).length;
    if (elsewhere > 0) tell(`${elsewhere} ran on no GPU of this machine: Chromium found none.`);
    return proved === runs.length && elsewhere === 0;
  } finally {
    await browser.close();
    await server.close();
  }
}

try {
  process.exitCode = (await checkAll(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  if (!isCliProblem(error)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
