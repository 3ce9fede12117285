/** Every hostile program in the browser host: no points, a clear outcome, and the next case and run unharmed. */

import type { Attack, AttackFamily } from '#grader/hosts/testing/attacks/attack.ts';
import { ATTACK_FAMILIES } from '#grader/hosts/testing/attacks/families.ts';
import {
  faultsOf,
  outcomesOf,
  STAGE_SEED,
  type StagedRun,
  stageFamily,
} from '#grader/hosts/testing/attacks/stage-attacks.ts';
import type { CaseOutcome } from '#grader/protocol.ts';
import { expect, type RealmDriver, test } from '../harness/realm-test.ts';

/** A family is up to a hundred programs, some of which take what they may. */
const FAMILY_MS = 300_000;

for (const family of ATTACK_FAMILIES) {
  test(`a solution that ${family.name} gains nothing`, async ({ realms, realmServer }) => {
    test.setTimeout(FAMILY_MS);
    const asked: string[] = [];
    realms.page.on('request', (request) => asked.push(new URL(request.url()).hostname));
    await leaveSecrets(realms);
    await realms.open('cpu');
    const { app } = realmServer.origins;
    const runs = await stageFamily(family, { home: 'browser', origin: `${app}/told`, file: '/etc/hostname' });
    const faults: Record<string, string[]> = {};
    for (const run of runs) Object.assign(faults, await faultsOfRun(realms, run));
    expect(faults).toEqual({});
    expect(new Set(asked)).toEqual(new Set(['student.localhost', 'judge.localhost']));
    expect(countOf(family)).toBe(runs.flatMap(({ attacks }) => attacks).length);
  });
}

/** What the page has and no realm may see. */
async function leaveSecrets({ page }: RealmDriver): Promise<void> {
  await page.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the other way needs a secure context
    document.cookie = 'mark=canary';
    localStorage.setItem('mark', 'canary');
  });
}

async function faultsOfRun(realms: RealmDriver, run: StagedRun): Promise<Record<string, string[]>> {
  const { exercise, solution, caseIds } = run;
  const { report, rejection } = await realms.run(exercise, solution, { caseIds, seed: STAGE_SEED });
  const names = run.attacks.map(({ title }) => title).join(', ');
  if (report === null) return { [names]: [`The run was rejected: ${rejection}`] };
  const outcomes: ReadonlyMap<string, CaseOutcome> = outcomesOf(run, report);
  return Object.fromEntries(
    run.attacks.flatMap((attack: Attack) => {
      const outcome = outcomes.get(attack.title);
      const faults = outcome ? faultsOf(attack, outcome) : ['It has no outcome.'];
      return faults.length > 0 ? [[attack.title, faults]] : [];
    }),
  );
}

function countOf({ attacks }: AttackFamily): number {
  return attacks.filter(({ notIn }) => notIn?.browser === undefined).length;
}
