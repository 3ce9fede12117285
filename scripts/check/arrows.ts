/** Import arrows: dependency-cruiser's rules, plus proof that it saw every module there is. */
import { type ModuleImports, secretChains } from './browser-reach.ts';
import { nodeModule, runCommand } from './run-command.ts';
import { roomsWithSource, sourceFiles } from './source-files.ts';

/** Far below what we have: a tool that silently sees nothing must fail, not pass. */
const MODULES_SEEN_MIN = 20;

interface CruisedModule {
  readonly source: string;
  readonly dependencies: readonly {
    readonly resolved: string;
    readonly dependencyTypes: readonly string[];
  }[];
}
interface Cruise {
  readonly modules: readonly CruisedModule[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string; readonly severity: string };
      readonly cycle?: readonly { readonly name: string }[];
    }[];
  };
}

/** One line for each broken arrow; empty when all hold. */
async function brokenArrows(): Promise<{ modulesSeen: number; problems: string[] }> {
  const { exitCode, stdout, output } = await runCommand(process.execPath, [
    nodeModule('dependency-cruiser/bin/dependency-cruiser.mjs'),
    '--config',
    'scripts/check/arrows.config.mjs',
    '--output-type',
    'json',
    ...roomsWithSource(),
  ]);
  if (!stdout.startsWith('{'))
    return { modulesSeen: 0, problems: [`dependency-cruiser ended with ${exitCode}: ${output}`] };
  const cruise = JSON.parse(stdout) as Cruise;
  const seen = new Set(cruise.modules.map((module) => module.source));
  const files = sourceFiles();
  const problems = cruise.summary.violations.map(({ rule, from, to, cycle }) =>
    cycle === undefined || cycle.length === 0
      ? `${rule.name}: ${from} -> ${to}`
      : `${rule.name}: ${[from, ...cycle.map(({ name }) => name)].join(' -> ')}`,
  );
  for (const file of files) if (!seen.has(file)) problems.push(`not seen by dependency-cruiser: ${file}`);
  if (seen.size < MODULES_SEEN_MIN)
    problems.push(`dependency-cruiser saw ${seen.size} modules, fewer than ${MODULES_SEEN_MIN}`);
  for (const chain of secretChains(cruise.modules.filter(isOurs).map(importsOf)))
    problems.push(`a browser would load: ${chain.join(' -> ')}`);
  return { modulesSeen: seen.size, problems };
}

function isOurs(module: CruisedModule): boolean {
  return /^(app|components|server|db|grader|exercises)\//.test(module.source);
}

function importsOf(module: CruisedModule): ModuleImports {
  return {
    path: module.source,
    imports: module.dependencies
      .filter(({ dependencyTypes }) => !dependencyTypes.includes('type-only'))
      .map(({ resolved }) => resolved),
  };
}

const { modulesSeen, problems } = await brokenArrows();
for (const problem of problems) console.log(problem);
console.log(`${modulesSeen} modules, ${problems.length} broken arrows`);
process.exitCode = problems.length === 0 ? 0 : 1;
