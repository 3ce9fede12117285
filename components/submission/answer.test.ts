import { afterEach, expect, it, vi } from 'vitest';
import { answerOf } from './answer.ts';
import { type RefusalTexts, WORK_REFUSALS } from './refusal-texts.ts';

const texts = Object.fromEntries(WORK_REFUSALS.map((name) => [name, `${name}, in words`])) as RefusalTexts;
const asked = (promise: Parameters<typeof answerOf>[0]) => answerOf(promise, { texts, next: 'Try again.' });
afterEach(() => vi.unstubAllGlobals());

it('tells apart what was refused, what did not arrive and what broke on the server', async () => {
  vi.stubGlobal('navigator', { onLine: true });
  expect(await asked(Promise.resolve({ ok: true, value: 7 }))).toEqual({ ok: true, value: 7 });
  const words = [
    await asked(Promise.resolve({ ok: false, refusal: 'signed-out' })),
    await asked(Promise.reject(new TypeError('Failed to fetch'))),
    await asked(Promise.reject(new Error('An unexpected response was received from the server.'))),
  ].map((answer) => (answer.ok ? '' : answer.words));
  expect(words).toEqual([
    texts['signed-out'],
    'The server does not answer. Try again.',
    'The server answered with an error of its own. Try again.',
  ]);
  vi.stubGlobal('navigator', { onLine: false });
  expect(await asked(Promise.reject(new TypeError('Failed to fetch')))).toEqual({
    ok: false,
    words: 'You are offline. Try again.',
  });
});
