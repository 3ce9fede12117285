import type { Report } from '#grader/protocol.ts';
import { createDenoHost } from '../hosts/deno.ts';
import { CliProblem } from './cli-problem.ts';
import type { CliWorld } from './cli-world.ts';
import { findExercise, readArguments, readText, withCases } from './find-exercise.ts';
import { describeReport } from './report-text.ts';

/**
 * `grade`: one solution against all cases, in the server's sandbox.
 * @returns 0 on full marks, 1 on less
 */
export async function gradeSolution(args: readonly string[], world: CliWorld): Promise<number> {
  const parsed = readArguments(args, { cases: 'string', seed: 'string', json: 'boolean' });
  const [name, solutionFile, ...rest] = parsed.positionals;
  if (!name || !solutionFile || rest.length > 0) {
    throw new CliProblem('Expected: grade <exercise> <solution.ts> [--cases file.ts] [--seed n] [--json]');
  }
  const casesFile = parsed.text('cases');
  const found = await findExercise(world.root, name);
  const bundle = casesFile === undefined ? found : await withCases(found, casesFile);
  const solution = await readText(solutionFile);
  const seed = parsed.integer('seed', 1);
  const report = await runOnce(world, (host) => host.run(bundle, { solution, seed, visibility: 'all' }));
  if (parsed.flag('json')) world.print(JSON.stringify(report, null, 2));
  else for (const line of describeReport(report)) world.print(line);
  return report.points === report.pointsMax ? 0 : 1;
}

async function runOnce(
  world: CliWorld,
  run: (host: Awaited<ReturnType<typeof createDenoHost>>) => Promise<Report>,
): Promise<Report> {
  const { deno } = await world.buildRealm();
  const host = await createDenoHost({ bundle: deno, poolSize: 1, judgesMax: 1 });
  try {
    if (host.wall === 'none') world.note('No bwrap on this machine: the solution runs behind Deno alone.');
    return await run(host);
  } finally {
    await host.close();
  }
}
