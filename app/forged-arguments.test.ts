/** Whoever is signed in can call an action without its page, with whatever arguments. */
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import { environment } from '#server/platform/environment.ts';

vi.mock('next/headers', () => ({ headers: async () => new Headers({ origin: environment().origins.app }) }));
vi.mock('next/cache', () => ({ refresh: () => undefined }));

/** None is a text, which alone could be the id of something. */
const FORGED: readonly unknown[] = [
  undefined,
  null,
  7,
  true,
  [],
  ['x'],
  {},
  { toString: 1, valueOf: 1 },
  new Map([['id', 'x']]),
];

const modules = globSync('app/**/*.ts').filter((path) =>
  readFileSync(path, 'utf8').startsWith("'use server'"),
);

test('there are actions to call', () => {
  expect(modules.length).toBeGreaterThan(15);
});

test.each(modules)('%s refuses arguments that no page sends, and breaks at none', async (path) => {
  const actions: Record<string, unknown> = await import(pathToFileURL(resolve(path)).href);
  for (const [name, action] of Object.entries(actions)) {
    if (typeof action !== 'function') continue;
    for (const forged of FORGED) {
      const answer: unknown = await action(...Array(action.length).fill(forged));
      expect(isRefusal(answer), `${name} with ${JSON.stringify(forged)}`).toBe(true);
    }
  }
});

/** As actions give them: a result, words alone, or nothing where nobody waits for an answer. */
function isRefusal(answer: unknown): boolean {
  if (typeof answer === 'object' && answer !== null) return Reflect.get(answer, 'ok') === false;
  return typeof answer === 'string' || answer === undefined;
}
