import { expect, it, vi } from 'vitest';
import { parseManifest } from '#grader/exercise/files/parse-yaml.ts';
import { SERVER_LIMITS, type StudentCommand } from '#grader/protocol.ts';
import { createCaseClock } from '../cases/case-clock.ts';
import { createCaseRecorder } from '../cases/case-recorder.ts';
import { channelPair, exerciseFiles } from '../testing.ts';
import { createStudentSession } from './student-session.ts';
import { createStudentSupply } from './student-supply.ts';

/** A session with a student that answers calls as soon as `answered` lets it. */
const openSession = ({ answered = Promise.resolve() }: { readonly answered?: Promise<void> } = {}) => {
  const supply = createStudentSupply(() => undefined);
  const clock = createCaseClock(SERVER_LIMITS);
  const [judge, student] = channelPair();
  const asked: string[] = [];
  const watched = {
    ...judge,
    post(command: unknown) {
      asked.push((command as StudentCommand).type);
      judge.post(command);
    },
  };
  student.receive((message) => {
    const { id, type } = message as StudentCommand;
    if (type === 'load') student.post({ type: 'loaded', id, exports: ['f'] });
    else void answered.then(() => student.post({ type: 'refused', id, operation: 'Add', line: null }));
  });
  supply.ready({ channel: watched, device: { backend: 'cpu', name: 'CPU', software: false, reason: '' } });
  const session = createStudentSession({
    supply,
    clock,
    recorder: createCaseRecorder({ emit: () => undefined, logLinesMax: 1 }),
    limits: SERVER_LIMITS,
    driven: [],
    manifest: parseManifest(exerciseFiles({})['exercise.yaml'] ?? '', 'test/test'),
    seed: 1,
    load: {
      solution: '',
      driver: null,
      forbids: [],
      entryPoints: ['f'],
      limits: { outputBytes: 100, logLines: 1, memoryBytes: 1_000 },
    },
  });
  return { session, asked, clock };
};

it('asks the student before the judge can begin to compute, so that both compute at once', async () => {
  const { session, asked } = openSession();
  await session.load();
  const answer = session.call('f', []);
  expect(asked).toEqual(['load', 'call']);
  expect(await answer).toMatchObject({ kind: 'refused' });
});

it('takes no time of the student’s for what the judge does aside while a call is out', async () => {
  const release = Promise.withResolvers<void>();
  const { session, clock } = openSession({ answered: release.promise });
  await session.load();
  let now = 0;
  const watch = vi.spyOn(performance, 'now').mockImplementation(() => now);
  const callFor = async (asideMs: readonly number[], otherMs: number): Promise<number> => {
    const before = clock.leftOfCaseMs();
    const answer = session.call('f', []);
    for (const ms of asideMs) {
      session.aside(() => {
        now += ms;
      });
    }
    now += otherMs;
    release.resolve();
    await answer;
    return before - clock.leftOfCaseMs();
  };
  try {
    expect(await callFor([200, 100], 40)).toBe(40);
    // Of the call before, nothing is left to take off.
    expect(await callFor([], 50)).toBe(50);
  } finally {
    watch.mockRestore();
  }
});
