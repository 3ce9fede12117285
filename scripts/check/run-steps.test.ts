import { expect, test } from 'vitest';
import { runSteps } from './run-steps.ts';
import type { Step, StepEnd } from './steps.ts';

const PASSED: StepEnd = { passed: 1, failed: 0, skipped: 0, summary: '', output: '' };

/** Steps that end when told; `order` is what happened. */
function stage() {
  const order: string[] = [];
  const ends = new Map<string, () => void>();
  const step = (name: string, after: readonly string[] = []): Step => ({
    name,
    after,
    run: () => {
      order.push(`${name} begins`);
      return new Promise((resolve) => ends.set(name, () => resolve(PASSED)));
    },
  });
  const finish = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { order, step, finish, tell: ({ name }: { name: string }) => order.push(`${name} ends`) };
}

test('two steps run side by side, and the next when one of them has ended', async () => {
  const { order, step, finish, tell } = stage();
  const all = runSteps([step('lint'), step('build'), step('unit')], tell);
  expect(order).toEqual(['lint begins', 'build begins']);
  await finish('lint');
  expect(order.slice(2)).toEqual(['lint ends', 'unit begins']);
  for (const name of ['build', 'unit']) await finish(name);
  expect((await all).map(({ name }) => name)).toEqual(['lint', 'build', 'unit']);
});

test('a step passes one that waits for what it needs', async () => {
  const { order, step, finish, tell } = stage();
  const all = runSteps(
    [step('build'), step('types', ['build']), step('unit', ['build']), step('arrows')],
    tell,
  );
  expect(order).toEqual(['build begins', 'arrows begins']);
  await finish('build');
  expect(order.slice(2)).toEqual(['build ends', 'types begins']);
  for (const name of ['types', 'arrows', 'unit']) await finish(name);
  expect(order.at(-1)).toBe('unit ends');
  expect(await all).toHaveLength(4);
});

test('a step that throws has failed, with the reason, and the next ones run', async () => {
  const broken: Step = { name: 'broken', run: () => Promise.reject(new Error('no such program')) };
  const next: Step = { name: 'next', after: ['broken'], run: async () => PASSED };
  const [first, second] = await runSteps([broken, next], () => undefined);
  expect(first?.end).toMatchObject({ failed: 1, output: expect.stringContaining('no such program') });
  expect(second).toMatchObject({ name: 'next', end: PASSED });
});

test('what is needed and was not asked for is not waited for', async () => {
  const alone: Step = { name: 'types', after: ['build'], run: async () => PASSED };
  expect(await runSteps([alone], () => undefined)).toHaveLength(1);
});

test('steps that wait for each other are an error, not an endless wait', async () => {
  const one: Step = { name: 'one', after: ['two'], run: async () => PASSED };
  const two: Step = { name: 'two', after: ['one'], run: async () => PASSED };
  await expect(runSteps([one, two], () => undefined)).rejects.toThrow('one,two');
});
