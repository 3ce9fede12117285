import { expect, it } from 'vitest';
import { parseManifest } from '#grader/exercise/files/parse-yaml.ts';
import { SERVER_LIMITS, type StudentCommand } from '#grader/protocol.ts';
import { createCaseClock } from '../cases/case-clock.ts';
import { createCaseRecorder } from '../cases/case-recorder.ts';
import { channelPair, exerciseFiles } from '../testing.ts';
import { createStudentSession } from './student-session.ts';
import { createStudentSupply } from './student-supply.ts';

it('asks the student before the judge can begin to compute, so that both compute at once', async () => {
  const supply = createStudentSupply(() => undefined);
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
    else student.post({ type: 'refused', id, operation: 'Add', line: null });
  });
  supply.ready({ channel: watched, device: { backend: 'cpu', name: 'CPU', software: false, reason: '' } });
  const session = createStudentSession({
    supply,
    clock: createCaseClock(SERVER_LIMITS),
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
  await session.load();
  const answer = session.call('f', []);
  expect(asked).toEqual(['load', 'call']);
  expect(await answer).toMatchObject({ kind: 'refused' });
});
