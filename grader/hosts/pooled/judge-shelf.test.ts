import { expect, test } from 'vitest';
import { exerciseTemplate } from '#grader/exercise/templates/exercise-template.ts';
import type { JudgeCommand, JudgeEvent } from '#grader/protocol.ts';
import { createJudgeShelf } from './judge-shelf.ts';
import type { JudgeRealm, RealmMaker, StudentRealm } from './realms.ts';

const FILES = exerciseTemplate({ id: '3c9f1d36-7a8a-4f0f-8a0e-51c1f5a9d0b7', disclosure: 'open' });
const exercise = (hash: string) => ({ slug: 'test/scale', hash, files: FILES });

/** Judges by number, each of which says what `answer` gives it for a command. */
function makerOf(answer: (command: JudgeCommand) => JudgeEvent) {
  const ended: number[] = [];
  const die: (() => void)[] = [];
  const maker: RealmMaker<StudentRealm> = {
    runner: 'test',
    startStudent: () => Promise.reject(new Error('No student is asked for.')),
    async startJudge(): Promise<JudgeRealm<StudentRealm>> {
      const number = die.length + 1;
      const gone = Promise.withResolvers<string>();
      die.push(() => gone.resolve('It died.'));
      let hear: (event: JudgeEvent) => void = () => undefined;
      return {
        device: { backend: 'cpu', name: 'CPU', software: false, reason: '' },
        gone: gone.promise,
        post: (command) => queueMicrotask(() => hear(answer(command))),
        receive: (next) => {
          hear = next;
        },
        admit: () => undefined,
        async end() {
          ended.push(number);
        },
      };
    },
    close: async () => undefined,
  };
  return { maker, ended, die, started: () => die.length };
}

const prepared = (): JudgeEvent => ({ type: 'prepared', plan: [] });

test('a judge that was put back serves the next run of its exercise, and no other', async () => {
  const { maker, started } = makerOf(prepared);
  const shelf = createJudgeShelf(maker, 2);
  const first = await shelf.take(exercise('a'));
  shelf.put(exercise('a'), first);
  const again = await shelf.take(exercise('a'));
  expect(again).toBe(first);
  await shelf.take(exercise('b'));
  expect(started()).toBe(2);
});

test('two runs of one exercise at once have a judge each', async () => {
  const { maker } = makerOf(prepared);
  const shelf = createJudgeShelf(maker, 2);
  const [one, other] = await Promise.all([shelf.take(exercise('a')), shelf.take(exercise('a'))]);
  expect(one).not.toBe(other);
});

test('beyond what may wait, the one that was longest unused is ended', async () => {
  const { maker, ended, started } = makerOf(prepared);
  const shelf = createJudgeShelf(maker, 1);
  shelf.put(exercise('a'), await shelf.take(exercise('a')));
  shelf.put(exercise('b'), await shelf.take(exercise('b')));
  expect(ended).toEqual([1]);
  await shelf.take(exercise('b'));
  expect(started()).toBe(2);
});

test('a judge that died while it waited, or that was dropped, is handed out to nobody', async () => {
  const { maker, die, started } = makerOf(prepared);
  const shelf = createJudgeShelf(maker, 2);
  shelf.put(exercise('a'), await shelf.take(exercise('a')));
  die[0]?.();
  // What tells of a death comes in its own time.
  await Promise.resolve();
  const next = await shelf.take(exercise('a'));
  expect(started()).toBe(2);
  await shelf.drop(next);
  shelf.put(exercise('a'), next);
  expect(await shelf.take(exercise('a'))).not.toBe(next);
});

test('an exercise that does not load ends its judge, and says why', async () => {
  const { maker, ended } = makerOf(() => ({ type: 'fault', message: 'cases.ts: no cases.' }));
  const shelf = createJudgeShelf(maker, 2);
  await expect(shelf.take(exercise('a'))).rejects.toThrow('cases.ts: no cases.');
  expect(ended).toEqual([1]);
});

test('closing ends those that wait and those at work', async () => {
  const { maker, ended } = makerOf(prepared);
  const shelf = createJudgeShelf(maker, 2);
  shelf.put(exercise('a'), await shelf.take(exercise('a')));
  await shelf.take(exercise('b'));
  await shelf.close();
  expect(ended.sort()).toEqual([1, 2]);
  await expect(shelf.take(exercise('c'))).rejects.toThrow('closed');
});
