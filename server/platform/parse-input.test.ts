import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseInput } from './parse-input.ts';

const schema = z.object({
  title: z.string(),
  at: z.date().nullable(),
  rows: z.array(z.object({ name: z.string() })),
});
const sent = (title: string, name: string) => parseInput(schema, { title, at: null, rows: [{ name }] });

test('takes what is meant, in whatever letters', () => {
  const input = { title: 'Ü 😀\n\t', at: new Date(0), rows: [{ name: '長' }] };
  expect(parseInput(schema, input)).toEqual({ ok: true, value: input });
});

test('refuses what no page of ours sends', () => {
  for (const input of [
    null,
    7,
    'x',
    [],
    { title: 7, at: null, rows: [] },
    { title: 'x', at: null, rows: {} },
  ])
    expect(parseInput(schema, input)).toEqual({ ok: false, refusal: 'input-wrong' });
});

test.each(['\0', 'a\0b', '\ud83d', 'x\ude00'])(
  'refuses %j wherever it stands: no database keeps it',
  (text) => {
    const refused = { ok: false, refusal: 'text-unreadable' };
    expect(sent(text, 'x')).toEqual(refused);
    expect(sent('x', text)).toEqual(refused);
    expect(parseInput(z.string(), text)).toEqual(refused);
  },
);
