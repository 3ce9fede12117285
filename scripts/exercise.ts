/** The exercise command line: `npm run exercise -- check`. */
import { fileURLToPath } from 'node:url';
import { buildRealm } from '#grader/bundles/build-realm.ts';
import { runCommandLine } from '#grader/cli/command-line.ts';
import { checkVectors } from './catalogue/check-vectors.ts';

process.exitCode = await runCommandLine(
  process.argv.slice(2),
  {
    root: fileURLToPath(new URL('..', import.meta.url)),
    buildRealm: () => buildRealm(),
    print: (line) => process.stdout.write(`${line}\n`),
    note: (line) => process.stderr.write(`${line}\n`),
  },
  {
    vectors: {
      run: checkVectors,
      usage:
        '  vectors <folder> [--json]               compares references with third-party inputs and outputs',
    },
  },
);
