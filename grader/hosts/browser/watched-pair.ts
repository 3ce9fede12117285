/** A realm pair as a run is supervised on it. Browsers end a process without a word, so that both are looked at. */
import type { RunStudent } from '../run/realms.ts';
import type { SupervisedRun } from '../run/supervise-run.ts';
import type { StudentRealm } from './boot-realm.ts';
import type { RealmPair } from './realm-pair.ts';

const SIGN_OF_LIFE_MS = 2_000;

interface WatchedStudent extends RunStudent, Pick<StudentRealm, 'device' | 'channel'> {
  died(): void;
}

/** @param silenceMs longest silence of the judge before it counts as hung */
export function watchedPair<T>(
  pair: RealmPair,
  silenceMs: number,
): Pick<SupervisedRun<WatchedStudent, T>, 'judge' | 'takeStudent' | 'watch'> {
  let current: WatchedStudent | undefined;
  const look = async (lose: (why: string) => void): Promise<void> => {
    const looked = current;
    const [judge, student] = await Promise.all([pair.judgeIsAlive(), pair.studentIsAlive()]);
    if (!judge) lose('The browser ended the judge realm.');
    if (!student) looked?.died();
  };
  return {
    judge: {
      post: (command) => pair.judge.post(command),
      receive: (receiver) => pair.judge.receive(receiver),
      admit(student, runId) {
        current = student;
        pair.judge.post({ type: 'student-ready', device: student.device, runId }, [student.channel]);
      },
    },
    takeStudent: async () => watched(await pair.takeStudent()),
    watch({ lose, fault }) {
      let silence: ReturnType<typeof setTimeout> | undefined;
      const listen = (): void => {
        clearTimeout(silence);
        silence = setTimeout(() => lose('The judge stopped answering.'), silenceMs);
      };
      const life = setInterval(() => look(lose).catch((error) => fault(String(error))), SIGN_OF_LIFE_MS);
      listen();
      return {
        hear: listen,
        end() {
          clearTimeout(silence);
          clearInterval(life);
        },
      };
    },
  };
}

function watched({ device, channel, end }: StudentRealm): WatchedStudent {
  const { promise: gone, resolve } = Promise.withResolvers<Awaited<RunStudent['gone']>>();
  return {
    device,
    channel,
    gone,
    // Browsers give no reason; running out of memory is nearly always it.
    died: () =>
      resolve({ reason: 'out-of-memory', detail: 'The browser ended the process that your code ran in.' }),
    async end() {
      end();
    },
  };
}
