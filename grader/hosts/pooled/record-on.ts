import type { JudgeEvent } from '#grader/protocol.ts';
import { GraderFault } from '../host.ts';
import type { PreparedJudge } from './judge-shelf.ts';
import type { StudentRealm } from './realms.ts';

/** References answer in milliseconds; this only ends one that hangs, also where a machine is busy. */
const RECORD_MS = 120_000;

/** The recording of the exercise that the judge has. @throws GraderFault; the judge must not be used again then */
export async function recordOn<S extends StudentRealm>(
  { judge, plan }: PreparedJudge<S>,
  slug: string,
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const fail = (message: string): void => reject(new GraderFault(message));
  let current = '';
  const timer = setTimeout(() => {
    const title = plan.find(({ id }) => id === current)?.title ?? current;
    fail(
      `${slug}: the reference did not answer "${title}" within ${RECORD_MS / 1000} s of recording. Draw smaller sizes, or make the case hidden.`,
    );
  }, RECORD_MS);
  judge.receive((event: JudgeEvent) => {
    if (event.type === 'case-started') current = event.id;
    if (event.type === 'recorded') resolve(event.recording);
    if (event.type === 'fault') fail(event.message);
  });
  judge.gone.then((why) => fail(`The judge ended while it recorded: ${why}`)).catch(reject);
  judge.post({ type: 'record' });
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}
