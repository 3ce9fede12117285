import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartupFailure } from '#db/startup-failure.ts';
import { runCommand } from '../check/run-command.ts';
import type { Build } from './builds.ts';
import { contentHash } from './content-hash.ts';

/** Runs one build unless its inputs are those of the last time and its outputs are there. @throws StartupFailure */
export async function buildWhenStale(build: Build, say: (text: string) => void): Promise<void> {
  const hash = contentHash(build.inputs);
  if (isFresh(build, hash)) {
    say(`${build.name}: up to date`);
    return;
  }
  say(`${build.name}: building`);
  const started = performance.now();
  // A build that is killed half-way must not look finished.
  rmSync(build.stamp, { force: true });
  const { exitCode, output } = await runCommand(process.execPath, build.command);
  if (exitCode !== 0) throw buildFailure(build, output);
  for (const path of build.outputs)
    if (!existsSync(path)) throw new Error(`${build.command.join(' ')} ended well and did not write ${path}`);
  mkdirSync(dirname(build.stamp), { recursive: true });
  writeFileSync(build.stamp, hash);
  say(`${build.name}: built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

function isFresh(build: Build, hash: string): boolean {
  if (!existsSync(build.stamp) || readFileSync(build.stamp, 'utf8') !== hash) return false;
  return build.outputs.every((path) => existsSync(path));
}

function buildFailure(build: Build, output: string): StartupFailure {
  if (/ENOSPC|no space left on device/i.test(output))
    return new StartupFailure(
      'disk-full',
      `The disk is full: the ${build.name} could not be written; free some space and try again.`,
    );
  return new StartupFailure(
    'settings-wrong',
    `${output.trimEnd()}\n\nThe ${build.name} could not be built; the reason is above.`,
  );
}
