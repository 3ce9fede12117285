import { runCommand } from '../check/run-command.ts';
import { findChromium, NoChromium } from './find-chromium.ts';

const WAYS: readonly {
  readonly what: string;
  readonly needsRoot: boolean;
  readonly commands: readonly string[][];
}[] = [
  {
    what: 'the download of Playwright',
    needsRoot: false,
    commands: [[process.execPath, 'node_modules/@playwright/test/cli.js', 'install', 'chromium']],
  },
  {
    what: 'the package of its headless shell in Debian',
    needsRoot: true,
    commands: [
      ['apt-get', 'update'],
      ['apt-get', 'install', '--yes', '--no-install-recommends', 'chromium-headless-shell'],
    ],
  },
  {
    what: 'the package of Debian',
    needsRoot: true,
    commands: [
      ['apt-get', 'update'],
      ['apt-get', 'install', '--yes', '--no-install-recommends', 'chromium'],
    ],
  },
];

/** Finds Chromium, or installs one. @throws NoChromium when neither works. */
export async function provideChromium(say: (text: string) => void): Promise<string> {
  const found = findChromium(process.env);
  if (found !== null) return found;
  for (const { what, needsRoot, commands } of WAYS) {
    if (needsRoot && process.getuid?.() !== 0) continue;
    say(`No Chromium is installed. Trying ${what}.`);
    for (const [command = '', ...args] of commands) {
      const end = await runCommand(command, args).catch(() => null);
      if (end?.exitCode !== 0) break;
    }
    const installed = findChromium(process.env);
    if (installed !== null) return installed;
  }
  throw new NoChromium(
    'The end-to-end tests need Chromium, and none could be found or installed; install Chromium or Google Chrome, or set CHROMIUM_PATH to one, and run npm test again.',
  );
}
