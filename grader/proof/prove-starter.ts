/** The starter loads, earns nothing, and works at the first line typed. */
import type { Report } from '../protocol.ts';
import { codeOnly } from '../realm/loading/code-only.ts';
import type { Finding } from './proof.ts';
import { type ProofWorld, quickCases, runWhole } from './proof-world.ts';

export async function proveStarter(world: ProofWorld): Promise<Finding[]> {
  const solution = world.bundle.files['starter.ts'] ?? '';
  const report = await runWhole(world, solution, 1);
  const broken = loadErrorOf(report);
  const findings: Finding[] = [];
  const { points, pointsMax } = report;
  if (points > 0) findings.push({ advice: { kind: 'starter-earns', points, pointsMax } });
  if (broken) {
    const { line = null, message } = broken;
    findings.push({ advice: { kind: 'starter-does-not-load', line, message } });
  }
  return findings.length > 0 ? findings : proveFirstLine(world, solution);
}

const TF_WORKS = 'descent: tf works in the starter';

/** The statement; the word may be a name of a property. */
const THROW = /(?<![\p{ID_Continue}$#]|\.\s*)throw(?![\p{ID_Continue}$]|\s*[?!]?:)/gu;

/** What a student types first, before each `throw`. Texts and comments that have the word stay as they are. */
function withFirstLine(starter: string): string {
  const first = `{ console.debug('${TF_WORKS}', tf.scalar(0).rank); return tf.scalar(0) as never; } `;
  const places = [...codeOnly(starter).matchAll(THROW)].map(({ index }) => index);
  return [0, ...places]
    .map((place, at) => (at === 0 ? '' : first) + starter.slice(place, places[at]))
    .join('');
}

async function proveFirstLine({ host, bundle, plan }: ProofWorld, starter: string): Promise<Finding[]> {
  const solution = withFirstLine(starter);
  // Nothing stands in the way of the first line.
  if (solution === starter) return [];
  const report = await host.run(bundle, { solution, seed: 1, visibility: 'all', ...quickCases(plan) });
  const lines = [...report.logs, ...report.cases.flatMap(({ logs }) => logs)];
  if (lines.some(({ text }) => text.startsWith(TF_WORKS))) return [];
  const error = loadErrorOf(report) ?? report.cases.find((outcome) => outcome.error)?.error;
  return [{ advice: { kind: 'starter-without-tf', message: error?.message ?? '' } }];
}

function loadErrorOf(report: Report) {
  return report.cases.find(({ error }) => error?.kind === 'compile' || error?.kind === 'load')?.error;
}
