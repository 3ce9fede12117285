/** The worked examples of a statement are true of the reference. */
import { literalCasesFile, literalText } from '../exercise/literals/literal-case.ts';
import { statementCase } from '../exercise/literals/statement-case.ts';
import { type StatementExample, statementExamples } from '../exercise/literals/statement-examples.ts';
import { isGraderFault } from '../hosts/host.ts';
import type { CaseOutcome, JsonValue, Report } from '../protocol.ts';
import type { Claim, Finding } from './proof.ts';
import { type ProofWorld, whyOf } from './proof-world.ts';

export type StatementWorld = Pick<ProofWorld, 'host' | 'bundle'>;

/** None where the statement has no examples that can be run. */
export function statementClaims(world: StatementWorld): Claim[] {
  const { examples } = statementExamples(world.bundle.files['statement.md'] ?? '');
  if (examples.length === 0) return [];
  return [{ kind: 'statement', subject: 'statement.md', prove: () => proveExamples(world, examples) }];
}

async function proveExamples(
  world: StatementWorld,
  examples: readonly StatementExample[],
): Promise<Finding[]> {
  try {
    const { cases } = await runExamples(world, examples);
    return examples.flatMap((example) => findingOf(example, cases));
  } catch (error) {
    if (!isGraderFault(error)) throw error;
    const [example, ...others] = examples;
    if (example === undefined) throw error;
    if (others.length === 0) return [wrong(example, { why: error.message, gives: null })];
  }
  // Which one the reference fails on, each has to say alone.
  const alone: Finding[] = [];
  for (const example of examples) alone.push(...(await proveExamples(world, [example])));
  return alone;
}

/** The exercise again with the examples in place of its cases: the judge compares as it does for everybody. */
function runExamples(
  { host, bundle: { slug, hash, files } }: StatementWorld,
  examples: readonly StatementExample[],
): Promise<Report> {
  const cases = literalCasesFile(
    examples.map((example) => ({ ...statementCase(example), id: caseId(example) })),
  );
  const asked = {
    slug,
    hash: `${hash}-${examples.map(caseId).join('-')}`,
    files: { ...files, 'cases.ts': cases },
  };
  return host.run(asked, { solution: files['reference.ts'] ?? '', seed: 1, visibility: 'all' });
}

function findingOf(example: StatementExample, outcomes: Report['cases']): Finding[] {
  const outcome = outcomes.find(({ id }) => id === caseId(example));
  if (outcome?.status === 'passed') return [];
  return [
    wrong(example, outcome ? { why: whyOf(outcome), gives: givenBy(outcome) } : { why: '', gives: null }),
  ];
}

function wrong({ line, text }: StatementExample, told: { why: string; gives: string | null }): Finding {
  return { advice: { kind: 'statement-wrong', line, text, ...told } };
}

const caseId = ({ line, text }: StatementExample): string => `line-${line}-${text.length}`;

/** More than this nobody reads in a sentence. */
const SHOWN_ELEMENTS_MAX = 16;

/** What the reference gave, or the part of it that differs. */
function givenBy({ evidence }: CaseOutcome): string | null {
  const actual = evidence?.actual;
  if (!actual || actual.data.length > SHOWN_ELEMENTS_MAX) return null;
  return literalText(actual as JsonValue);
}
