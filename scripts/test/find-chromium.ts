/** Chromium for the end-to-end tests: one that is installed, else one that can be. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** The headless shell first: the journeys take a fifth less of the processor in it. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const KNOWN_PATHS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Its message says, in one sentence, what to do: scripts print it and end. */
export class NoChromium extends Error {}

/**
 * The path of a Chromium that starts, or null.
 * @throws NoChromium when CHROMIUM_PATH is set and does not name one: a wish is not overruled in silence.
 */
export function findChromium(environment: Readonly<Record<string, string | undefined>>): string | null {
  const wished = environment.CHROMIUM_PATH;
  if (wished) {
    if (starts(wished)) return wished;
    throw new NoChromium(
      `CHROMIUM_PATH is ${wished}, and no Chromium starts there; correct it, or unset it to have one found.`,
    );
  }
  const onPath = (environment.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...KNOWN_PATHS, ...onPath, chromium.executablePath()].find(starts) ?? null;
}

/** Ubuntu's chromium-browser, for one, is there and only says how to install it. */
function starts(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
}
