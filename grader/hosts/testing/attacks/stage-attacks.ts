/** Attacks as the cases of one submission, so that a hundred of them cost a few processes. */
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import { loadFiles } from '#grader/exercise/files/load-files.ts';
import type { CaseOutcome, Report } from '#grader/protocol.ts';
import { type Attack, type AttackFamily, type Home, PLACEHOLDERS } from './attack.ts';

/** Nothing random in it, so that code can look for it. */
export const STAGE_SEED = 918273645;
/** In the reference and in the cases, where no student gets to see it. */
export const STAGE_CANARY = 'canary-of-the-judge';

/** A run to make: the exercise, the solution, the cases to run, and the attacks whose outcomes they are. */
export interface StagedRun {
  readonly exercise: ExerciseBundle;
  readonly solution: string;
  readonly caseIds: readonly string[];
  readonly attacks: readonly Attack[];
}

export interface StageOptions {
  readonly home: Home;
  /** What stands for the placeholders. */
  readonly origin: string;
  readonly file: string;
}

const HONEST_ID = 'honest';

/** The runs of a family: one for all attacks that can share a realm, one for each that cannot. */
export async function stageFamily(family: AttackFamily, options: StageOptions): Promise<StagedRun[]> {
  const attacks = family.attacks.filter(({ notIn }) => notIn?.[options.home] === undefined);
  const exercise = await attackExercise(attacks, family.forbids ?? []);
  const shared = attacks.filter(({ alone }) => !alone);
  const fill = (text: string): string =>
    text.replaceAll(PLACEHOLDERS.origin, options.origin).replaceAll(PLACEHOLDERS.file, options.file);
  const run = (these: readonly Attack[], solution: string): StagedRun => ({
    exercise,
    solution: fill(solution),
    attacks: these,
    caseIds: these.map(idOf),
  });
  const together = shared.length > 0 ? [run(shared, solutionOf(shared))] : [];
  const single = attacks
    .filter(({ alone }) => alone)
    .map((attack) => run([attack], attack.source ?? solutionOf([attack])));
  // The last case of the shared run is honest code in a realm that all of them have been through.
  return [...together.map((one) => ({ ...one, caseIds: [...one.caseIds, HONEST_ID] })), ...single];
}

/** The outcome of each attack of a run; the honest case must have passed where it was asked for. */
export function outcomesOf(
  { attacks, caseIds }: StagedRun,
  report: Report,
): ReadonlyMap<string, CaseOutcome> {
  const byId = new Map(report.cases.map((outcome) => [outcome.id, outcome]));
  if (caseIds.includes(HONEST_ID)) {
    const honest = byId.get(HONEST_ID);
    if (honest?.status !== 'passed') throw new Error(`Honest code was harmed: ${JSON.stringify(honest)}`);
  }
  return new Map(
    attacks.map((attack) => {
      const outcome = byId.get(idOf(attack));
      if (outcome === undefined) throw new Error(`No outcome for ${attack.title}.`);
      return [attack.title, outcome];
    }),
  );
}

/** What is wrong with an outcome; empty when nothing is. */
export function faultsOf(attack: Attack, outcome: CaseOutcome): string[] {
  const { status, points, error, evidence, logs } = outcome;
  const text = JSON.stringify(outcome);
  const said = error?.message ?? evidence?.reason ?? '';
  return [
    attack.ends.includes(status) ? '' : `It ended as ${status}: ${said}`,
    points === 0 ? '' : `It earned ${points}.`,
    said === '' && outcome.refusedOperation === undefined ? 'Nothing says why.' : '',
    attack.says && !attack.says.test(said) ? `It says "${said}".` : '',
    attack.logs && !logs.some((line) => attack.logs?.test(line.text))
      ? `Its log is ${JSON.stringify(logs).slice(0, 500)}.`
      : '',
    logs.length > 201 ? `Its log has ${logs.length} lines.` : '',
    text.length > 4_000_000 ? `Its outcome has ${text.length} characters.` : '',
    /canary|root:x:|\/node_modules\/|\\u0000/.test(text) ? 'It shows what it must not.' : '',
  ].filter(Boolean);
}

function idOf({ title }: Attack): string {
  return title.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase();
}

function solutionOf(attacks: readonly Attack[]): string {
  const entries = attacks.map(
    (attack) =>
      `${JSON.stringify(idOf(attack))}: async function (x: any): Promise<any> {\n${attack.body}\n},`,
  );
  return `import * as tf from '@tensorflow/tfjs';
const attacks: any = {\n${entries.join('\n')}\n};
export function attack(name: string, x: any) { return attacks[name](x); }
export function double(x: any) { return x.mul(2); }`;
}

async function attackExercise(
  attacks: readonly Attack[],
  forbids: readonly string[],
): Promise<ExerciseBundle> {
  const cases = attacks.map(
    (attack) =>
      `example(${JSON.stringify(attack.title)}, { id: ${JSON.stringify(idOf(attack))}, call: 'attack', args: [${JSON.stringify(idOf(attack))}, tensor([1, 2])], points: 1 }),`,
  );
  return loadFiles('test/attacks', {
    'exercise.yaml': `id: 3b7f3a0c-0f0e-4a58-9a34-5d3b1b1f7c11
title: Attacks
summary: Twice the input.
points: ${attacks.length + 1}
difficulty: easy
minutes: 1
source: none
entryPoints:
  - name: attack
    parameters: [{ name: name, type: string, about: which }, { name: x, type: "[n] float32", about: values }]
    returns: { type: "[n] float32", about: twice the values }
  - name: double
    parameters: [{ name: x, type: "[n] float32", about: values }]
    returns: { type: "[n] float32", about: twice the values }
forbids: ${JSON.stringify(forbids)}
limits: { caseSeconds: 1, runSeconds: 120, memoryMebibytes: 320 }
`,
    'statement.md': 'Twice the input.\n',
    'starter.ts': 'export {};\n',
    'reference.ts': `// ${STAGE_CANARY}
export const attack = (_name: string, x: any) => x.mul(2);
export const double = (x: any) => x.mul(2);\n`,
    'cases.ts': `// ${STAGE_CANARY}
import { defineCases, example, tensor } from '@descent/exercise';
export default defineCases([
${cases.join('\n')}
  example('honest code', { id: '${HONEST_ID}', call: 'double', args: [tensor([1, 2])], points: 1 }),
]);
`,
  });
}
