import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import type { Report } from '#grader/protocol.ts';
import { createDenoHost } from '../hosts/deno.ts';
import type { Host } from '../hosts/host.ts';
import { CliProblem } from './cli-problem.ts';
import type { CliWorld } from './cli-world.ts';
import { findExercise, readArguments, readProgram, withCases } from './find-exercise.ts';
import { describeReport } from './report-text.ts';

/**
 * `grade`: one solution against all cases, or those that `--case` names, in the server's sandbox. The same exercise,
 * solution and seed give the same report, whichever cases run beside.
 * @returns 0 on full marks, 1 on less
 */
export async function gradeSolution(args: readonly string[], world: CliWorld): Promise<number> {
  const parsed = readArguments(args, { cases: 'string', case: 'strings', seed: 'string', json: 'boolean' });
  const [name, solutionFile, ...rest] = parsed.positionals;
  if (!name || !solutionFile || rest.length > 0) {
    throw new CliProblem(
      'Expected: grade <exercise> <solution.ts> [--case id …] [--cases file.ts] [--seed n] [--json]',
    );
  }
  const casesFile = parsed.text('cases');
  const found = await findExercise(world.root, name);
  const bundle = casesFile === undefined ? found : await withCases(found, casesFile);
  const solution = await readProgram(bundle, solutionFile);
  const seed = parsed.integer('seed', 1);
  const report = await runOnce(world, async (host) => {
    const chosen = await chooseCases(host, bundle, parsed.texts('case'));
    return host.run(bundle, { solution, seed, visibility: 'all', ...chosen });
  });
  if (parsed.flag('json')) world.print(JSON.stringify(report, null, 2));
  else for (const line of describeReport(report)) world.print(line);
  return report.points === report.pointsMax ? 0 : 1;
}

/** @throws CliProblem for an id that no case has */
async function chooseCases(
  host: Host,
  bundle: ExerciseBundle,
  caseIds: readonly string[],
): Promise<{ caseIds?: readonly string[] }> {
  if (caseIds.length === 0) return {};
  const known = (await host.prepare(bundle)).map(({ id }) => id);
  const unknown = caseIds.find((id) => !known.includes(id));
  if (unknown === undefined) return { caseIds };
  throw new CliProblem(`There is no case '${unknown}' in ${bundle.slug}. Its cases: ${known.join(', ')}.`);
}

async function runOnce(world: CliWorld, run: (host: Host) => Promise<Report>): Promise<Report> {
  const { deno } = await world.buildRealm();
  const host = await createDenoHost({ bundle: deno, poolSize: 1, judgesMax: 1 });
  try {
    if (host.wall === 'none') world.note('No bwrap on this machine: the solution runs behind Deno alone.');
    return await run(host);
  } finally {
    await host.close();
  }
}
