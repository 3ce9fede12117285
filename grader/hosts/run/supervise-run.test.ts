import { expect, test } from 'vitest';
import type { EvaluationRequest, JudgeCommand, JudgeEvent } from '#grader/protocol.ts';
import { BROWSER_LIMITS } from '#grader/protocol.ts';
import { evaluatedOf } from '../host.ts';
import type { Gone, RunStudent } from './realms.ts';
import { type GivingUp, type SupervisedRun, superviseRun } from './supervise-run.ts';

interface NumberedStudent extends RunStudent {
  readonly number: number;
  die(gone: Gone): void;
}

const request: EvaluationRequest = {
  runId: 'run',
  solution: '',
  snippet: '',
  seed: 1,
  limits: BROWSER_LIMITS,
};

/** Realms of a home that keeps a diary of what the supervisor does with them. */
function home(script: (said: string, say: (event: JudgeEvent) => void) => void) {
  const diary: string[] = [];
  const students: NumberedStudent[] = [];
  const endings: Promise<void>[] = [];
  let giveUp: GivingUp | undefined;
  let hear: (event: JudgeEvent) => void = () => undefined;
  const write = (said: string): void => {
    diary.push(said);
    queueMicrotask(() => script(said, (event) => hear(event)));
  };
  const run: SupervisedRun<NumberedStudent, { readonly error: unknown }> = {
    judge: {
      post: (command: JudgeCommand) =>
        write(command.type === 'student-gone' ? `gone: ${command.reason}` : command.type),
      receive: (receiver) => {
        hear = receiver;
      },
      admit: ({ number }) => write(`admit ${number}`),
    },
    takeStudent: async () => {
      const gone = Promise.withResolvers<Gone>();
      const number = students.length + 1;
      const end = async (): Promise<void> => {
        diary.push(`end ${number}`);
        gone.resolve({ reason: 'exited', detail: 'ended' });
      };
      students.push({ number, gone: gone.promise, die: gone.resolve, end });
      return students.at(-1) as NumberedStudent;
    },
    command: { type: 'evaluate', request },
    resultOf: evaluatedOf,
    watch(giving) {
      giveUp = giving;
      return { hear: () => undefined, end: () => diary.push('watch over') };
    },
    caseCpuMs: 1,
    signal: new AbortController().signal,
    onEvent: () => undefined,
    onEnding: (ended) => endings.push(ended),
  };
  return { run, diary, students, endings, lose: (why: string) => giveUp?.lose(why) };
}

const done: JudgeEvent = { type: 'evaluated', error: null };

test('a student that dies by itself is told once, and the next one comes when the judge asks', async () => {
  const world = home((said, say) => {
    if (said === 'admit 1') world.students[0]?.die({ reason: 'crashed', detail: 'A crash.' });
    if (said === 'gone: crashed') say({ type: 'replace-student', reason: 'exited' });
    if (said === 'admit 2') say(done);
  });
  await superviseRun(world.run);
  expect(world.diary).toEqual(['evaluate', 'admit 1', 'gone: crashed', 'admit 2', 'watch over', 'end 2']);
});

test('a student that the judge gives up is ended and told once, though its end is seen too', async () => {
  const world = home((said, say) => {
    if (said === 'admit 1') say({ type: 'replace-student', reason: 'timed-out' });
    if (said === 'admit 2') say(done);
  });
  await superviseRun(world.run);
  expect(world.diary).toEqual([
    'evaluate',
    'admit 1',
    'end 1',
    'gone: timed-out',
    'admit 2',
    'watch over',
    'end 2',
  ]);
  expect(world.endings).toHaveLength(2);
});

test('a student that comes when the run is over is ended, and never meets the judge', async () => {
  const world = home((said, say) => {
    if (said === 'evaluate') say(done);
  });
  await superviseRun(world.run);
  await expect.poll(() => world.endings).toHaveLength(1);
  expect(world.diary).not.toContain('admit 1');
});

test('a judge that is lost ends the run, and nothing that it still says is heard', async () => {
  const world = home((said, say) => {
    if (said !== 'admit 1') return;
    world.lose('It fell silent.');
    say(done);
  });
  await expect(superviseRun(world.run)).rejects.toThrow('It fell silent.');
  expect(world.diary.slice(-2)).toEqual(['watch over', 'end 1']);
});

test('a run in which no student realm starts fails with what kept it from starting', async () => {
  const world = home(() => undefined);
  const reason = new Error('No room.');
  await expect(superviseRun({ ...world.run, takeStudent: () => Promise.reject(reason) })).rejects.toBe(
    reason,
  );
});
