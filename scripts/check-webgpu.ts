/**
 * `npm run check:webgpu [-- <exercise>… --seed n --every-kernel]`: each reference, once, against all cases of its
 * exercise in Chromium on a WebGPU adapter; emulated where there is no GPU. Exit code 1 when one misses a point.
 */
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { isCliProblem } from '#grader/cli/cli-problem.ts';
import { readArguments, selectExercises } from '#grader/cli/find-exercise.ts';
import type { ExerciseBundle } from '#grader/exercise/bundle.ts';
import { loadFolder } from '#grader/exercise/load-folder.ts';
import { launchOptions, WEBGPU_FLAGS } from '../e2e/harness/browser.ts';
import { type RealmServer, startRealmServer } from '../e2e/harness/realm-server.ts';
import { buildRealm } from './build-realm.ts';
import { patientExercise } from './check-webgpu/patient-exercise.ts';
import { hasFullMarks, type ReferenceRun, tableHead, tableRow } from './check-webgpu/run-table.ts';
import { provideChromium } from './test/install-chromium.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Draws the same inputs on every machine. */
const SEED = 1;

const say = (text: string): void => console.log(text);

async function runReference(
  browser: Browser,
  { origins }: RealmServer,
  { slug, hash, files }: ExerciseBundle,
  seed: number,
): Promise<ReferenceRun> {
  const started = performance.now();
  const page = await browser.newPage();
  try {
    await page.goto(origins.app);
    await page.evaluate((given) => window.realmPage.open(given, 'best'), origins);
    const { report, rejection } = await page.evaluate(
      ([exercise, run]) => window.realmPage.run(exercise, { ...run, visibility: 'all' }),
      [
        { slug, hash, files },
        { solution: files['reference.ts'] ?? '', seed },
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

/** True when every exercise got full marks. */
async function checkAll(args: readonly string[]): Promise<boolean> {
  const { positionals, flag, integer } = readArguments(args, { seed: 'string', 'every-kernel': 'boolean' });
  const slugs = await selectExercises(ROOT, positionals);
  const seed = integer('seed', SEED);
  await provideChromium(say);
  await buildRealm();
  const server = await startRealmServer();
  const browser = await chromium.launch(launchOptions(WEBGPU_FLAGS));
  try {
    say(tableHead(slugs));
    const runs: ReferenceRun[] = [];
    for (const slug of slugs) {
      const bundle = await loadFolder(`${ROOT}exercises/${slug}`);
      const exercise = await patientExercise(bundle, { everyKernel: flag('every-kernel') });
      const run = await runReference(browser, server, exercise, seed);
      for (const text of tableRow(run, slugs)) say(text);
      runs.push(run);
    }
    const full = runs.filter(hasFullMarks).length;
    const minutes = (runs.reduce((sum, { wallMs }) => sum + wallMs, 0) / 60_000).toFixed(1);
    say(`\n${full} of ${runs.length} references have full marks on WebGPU · seed ${seed} · ${minutes} min`);
    return full === runs.length;
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
