/** The exercise command line: `npm run exercise -- check`. */
import { fileURLToPath } from 'node:url';
import { runCommandLine } from '#grader/cli/command-line.ts';
import { buildRealm } from './build-realm.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), {
  root: fileURLToPath(new URL('..', import.meta.url)),
  buildRealm: () => buildRealm(),
  print: (line) => process.stdout.write(`${line}\n`),
  note: (line) => process.stderr.write(`${line}\n`),
});
