import { expect, test } from 'vitest';
import type { Gone } from '../run/realms.ts';
import type { RealmMaker, StudentNeeds, StudentRealm } from './realms.ts';
import { createStudentPool } from './student-pool.ts';

const usual: StudentNeeds = { memoryBytes: 100, cpuMs: 10 };

interface Numbered extends StudentRealm {
  readonly number: number;
  die(): void;
}

/** Students by number, with what they were made for. @param fails numbers that do not start */
function makerOf(fails: readonly number[] = []) {
  const made: StudentNeeds[] = [];
  const ended: number[] = [];
  const maker: Pick<RealmMaker<Numbered>, 'startStudent'> = {
    async startStudent(needs) {
      made.push(needs);
      const number = made.length;
      if (fails.includes(number)) throw new Error(`Number ${number} does not start.`);
      const gone = Promise.withResolvers<Gone>();
      const die = (): void => gone.resolve({ reason: 'crashed', detail: '' });
      return {
        number,
        device: { backend: 'cpu', name: 'CPU', software: false, reason: '' },
        gone: gone.promise,
        die,
        async end() {
          ended.push(number);
          die();
        },
      };
    },
  };
  const pool = (size: number) =>
    createStudentPool(maker as RealmMaker<Numbered>, { size, usual, onBooted: () => undefined });
  return { pool, made, ended };
}

test('as many wait as it is told, and the first that waits is taken', async () => {
  const { pool, made } = makerOf();
  const students = pool(2);
  expect(made).toHaveLength(2);
  expect((await students.take(usual)).number).toBe(1);
});

test('the next one starts when a run is over, not while it begins, unless nobody waits any more', async () => {
  const { pool, made } = makerOf();
  const students = pool(2);
  const first = await students.take(usual);
  expect(made).toHaveLength(2);
  await first.end();
  await expect.poll(() => made.length).toBe(3);
  await students.take(usual);
  await students.take(usual);
  expect(made).toHaveLength(5);
});

test('a run that needs other limits gets a realm made for them', async () => {
  const { pool, made } = makerOf();
  const needs = { memoryBytes: 900, cpuMs: 10 };
  const { number } = await pool(1).take(needs);
  expect(made[number - 1]).toEqual(needs);
});

test('one that died while it waited is handed out to nobody', async () => {
  const { pool } = makerOf();
  const students = pool(1);
  const first = await students.take(usual);
  const second = await students.take(usual);
  expect(second.number).not.toBe(first.number);
});

test('where the one that waits did not start, whoever needs one starts it and hears why not', async () => {
  const { pool } = makerOf([1]);
  expect((await pool(1).take(usual)).number).toBeGreaterThan(1);
  await expect(makerOf([1, 2]).pool(1).take(usual)).rejects.toThrow('Number 2 does not start.');
});

test('closing ends all that wait, and starts none', async () => {
  const { pool, made, ended } = makerOf();
  const students = pool(2);
  const taken = await students.take(usual);
  await students.close();
  expect(ended).toEqual([2]);
  await taken.end();
  expect(made).toHaveLength(2);
});
