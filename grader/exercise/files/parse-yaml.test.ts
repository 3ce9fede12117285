import { expect, it } from 'vitest';
import { z } from 'zod';
import { parseFrontMatter } from './parse-yaml.ts';

it('text comes in as it is seen, wherever it stands', () => {
  const schema = z.object({ title: z.string(), list: z.array(z.object({ about: z.string() })) });
  const text = 'title: "admin\\u202E"\nlist:\n  - about: "two\\nlines\\u001B[31m"\n';
  expect(parseFrontMatter({ text, schema, file: 'a.md' })).toEqual({
    title: 'admin[U+202E]',
    list: [{ about: 'two\nlines[U+001B][31m' }],
  });
});
