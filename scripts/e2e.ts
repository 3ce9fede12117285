/** `npm run e2e [-- playwright arguments]`: builds what is stale, then runs the end-to-end tests in Chromium. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isStartupFailure } from '#db/startup-failure.ts';
import { buildWhenStale } from './build/build-stale.ts';
import { BUILDS } from './build/builds.ts';
import { nodeModule } from './check/run-command.ts';
import { NoChromium } from './test/find-chromium.ts';
import { provideChromium } from './test/install-chromium.ts';

const say = (text: string) => console.log(text);

try {
  const chromium = await provideChromium(say);
  for (const build of BUILDS) await buildWhenStale(build, say);
  const args = [nodeModule('@playwright/test/cli.js'), 'test', ...process.argv.slice(2)];
  const tests = spawn(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CHROMIUM_PATH: chromium },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => tests.kill(signal));
  const [exitCode] = await once(tests, 'exit');
  process.exitCode = exitCode ?? 1;
} catch (error) {
  if (!isStartupFailure(error) && !(error instanceof NoChromium)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
