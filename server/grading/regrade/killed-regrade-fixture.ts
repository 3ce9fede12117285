/**
 * A server process for tests to kill: `node killed-regrade-fixture.ts <data folder> <step>`. Each step prints a line
 * when it is where it should be killed, or its result.
 */
import { eq } from 'drizzle-orm';
import { openEmbedded } from '#db/client.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { batches, regradeEffects } from '#db/schema/batches.ts';
import { enrolments } from '#db/schema/courses.ts';
import { grades } from '#db/schema/grades.ts';
import { verifications } from '#db/schema/work.ts';
import { parseEnvironment } from '../../platform/environment.ts';
import { openServicesOn } from '../../platform/open-services.ts';
import { startWorker } from '../../worker/worker.ts';
import { applyRegrade } from './apply-regrade.ts';
import { openRegradeScene, regradingGrader } from './testing.ts';

const [dataDir = '', step = ''] = process.argv.slice(2);
const handle = await openEmbedded(dataDir);
const never = new Promise<never>(() => undefined);

if (step === 'judge') {
  const scene = await openRegradeScene(handle);
  await scene.newPeople();
  await scene.dryRun(await scene.submitAll());
  let judged = 0;
  const host = regradingGrader(async () => {
    judged += 1;
    if (judged < 3) return;
    console.log('judging');
    await never;
  });
  await startWorker(scene.world, { host, slots: 1 });
} else {
  const environment = parseEnvironment({ DESCENT_DATA_DIR: dataDir });
  const services = await openServicesOn(handle, environment, { retryDelaySeconds: 0 });
  const of = async (purpose: 'dry-run' | 'regrade') =>
    (await services.db.select().from(verifications).where(eq(verifications.purpose, purpose))).length;
  const work = async () => {
    const worker = await startWorker(services, { host: regradingGrader(), slots: 1 });
    await worker.drained();
    await worker.stop();
  };
  const theBatch = async () => {
    const [batch] = await services.db.select().from(batches);
    if (!batch) throw new Error('There is no batch.');
    return batch;
  };
  const changedStudents = async () => (await services.db.select().from(regradeEffects)).length;

  if (step === 'apply') {
    await work();
    const { id: batchId, state } = await theBatch();
    if (state !== 'ready') throw new Error(`The dry run is ${state}.`);
    const [instructor] = await services.db.select().from(enrolments).where(eq(enrolments.role, 'instructor'));
    const actor = { userId: instructor?.userId ?? '', name: 'Ina', email: 'ina@x.example', isAdmin: false };
    const decision = { kind: 'all', reason: 'a case was wrong' } as const;
    const applied = await applyRegrade({ ...services, actor }, { batchId, decision });
    if (!applied.ok) throw new Error(applied.refusal);
    let asked = 0;
    const now = () => {
      asked += 1;
      if (asked === 2) {
        console.log('applying');
        // Nothing goes on in this process any more: the transaction of the second student stays open.
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      }
      return new Date();
    };
    await startWorker({ ...services, now }, { host: regradingGrader(), slots: 1 });
  } else {
    const changedBefore = await changedStudents();
    await work();
    const changes = await services.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.action, 'grade.changed'));
    const points = (await services.db.select().from(grades)).map((grade) => grade.points);
    console.log(
      JSON.stringify({
        changedBefore,
        changed: await changedStudents(),
        state: (await theBatch()).state,
        points: points.toSorted(),
        gradeChanges: changes.filter(({ details }) => details.cause === 'regrade').length,
        dryRuns: await of('dry-run'),
        regrades: await of('regrade'),
      }),
    );
    await services.close();
  }
}
// Held open until it is killed.
if (step !== 'count') setInterval(() => undefined, 60_000);
