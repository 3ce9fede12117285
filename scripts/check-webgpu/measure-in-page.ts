/** The noise of an exercise's cases on a browser's WebGPU adapter. */
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import { build } from 'esbuild';
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import type { CaseNoise } from '#grader/protocol.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Never asked for over a network: the page below answers itself. `localhost` is a secure context, which WebGPU wants. */
const PAGE = 'http://localhost/noise';

/** The script of the page. */
export async function bundleNoisePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${ROOT}scripts/check-webgpu/noise-page.ts`],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    mainFields: ['module', 'main'],
    alias: { '@descent/exercise': `${ROOT}grader/exercise/index.ts` },
    // TensorFlow.js takes anything with a `process` for Node.
    define: { process: 'undefined' },
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/** Noise of each case but trainings, in tolerances of WebGPU. @throws when the page has no adapter */
export async function measureInPage(
  browser: Browser,
  script: string,
  { slug, hash, files }: ExerciseBundle,
): Promise<CaseNoise[]> {
  const page = await browser.newPage();
  try {
    await page.route('**/*', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Noise</title>' }),
    );
    await page.goto(PAGE);
    await page.addScriptTag({ content: script });
    return await page.evaluate((exercise) => window.measureNoise(exercise), { slug, hash, files });
  } finally {
    await page.close();
  }
}
