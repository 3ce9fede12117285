import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { manifestSchema } from '#grader/exercise/files/manifest.ts';
import { manifestSuggestions } from './manifest-completion.ts';
import { MANIFEST_KEYS } from './manifest-keys.ts';

/** `|` is the cursor. */
function offered(text: string): string[] {
  const [before = '', after = ''] = text.split('|');
  return manifestSuggestions(before, after).map(({ label }) => label);
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly enum?: readonly string[];
}

/** Every object of the schema, by where it stands. */
function objectsOf(schema: JsonSchema, place = ''): Record<string, Readonly<Record<string, JsonSchema>>> {
  if (schema.items) return objectsOf(schema.items, `${place}[]`);
  if (!schema.properties) return {};
  const inner = Object.entries(schema.properties).map(([key, value]) =>
    objectsOf(value, place === '' ? key : `${place}.${key}`),
  );
  return Object.assign({ [place]: schema.properties }, ...inner);
}

describe('what the editor knows of exercise.yaml', () => {
  const schema = objectsOf(z.toJSONSchema(manifestSchema, { io: 'input' }) as JsonSchema);

  it('is every key of the schema and no other', () => {
    const keysOf = (places: Readonly<Record<string, object>>) =>
      Object.entries(places)
        .map(([place, keys]) => [place, Object.keys(keys).sort()] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1));
    expect(keysOf(MANIFEST_KEYS)).toEqual(keysOf(schema));
  });

  it('are the words that a key may have', () => {
    for (const [place, keys] of Object.entries(MANIFEST_KEYS))
      for (const [key, { values }] of Object.entries(keys))
        expect([place, key, values]).toEqual([place, key, schema[place]?.[key]?.enum]);
  });
});

describe('completion', () => {
  it('offers what is missing at the top', () => {
    const keys = offered('id: x\ntitle: y\n|\npoints: 3\n');
    expect(keys).toEqual(expect.arrayContaining(['summary', 'difficulty', 'entryPoints', 'disclosure']));
    for (const taken of ['id', 'title', 'points']) expect(keys).not.toContain(taken);
  });

  it('offers the words of a key', () => {
    expect(offered('difficulty: |')).toEqual(['easy', 'medium', 'hard']);
    expect(offered('disclosure: se|')).toEqual(['open', 'sealed']);
    expect(offered('title: |')).toEqual([]);
  });

  it.each([
    ['a function', 'entryPoints:\n  - name: f\n    |', ['parameters', 'returns']],
    [
      'a new function',
      'entryPoints:\n  - name: f\n    parameters: []\n  - |',
      ['name', 'parameters', 'returns'],
    ],
    [
      'an argument',
      'entryPoints:\n  - name: f\n    parameters:\n      - name: x\n        |\n      - name: y\n        type: z\n',
      ['type', 'about'],
    ],
    [
      'what a function gives',
      'entryPoints:\n  - name: f\n    returns:\n      type: "[n]"\n      |',
      ['about'],
    ],
    ['a list at the margin', 'entryPoints:\n- name: f\n  |', ['parameters', 'returns']],
    ['limits', 'points: 3\nlimits:\n  caseSeconds: 3\n  |\nforbids: []', ['runSeconds', 'memoryMebibytes']],
    [
      'the top again, below a list',
      'entryPoints:\n  - name: f\nli|',
      expect.arrayContaining(['limits', 'title']),
    ],
  ])('in %s offers its keys', (_where, text, keys) => {
    expect(offered(text)).toEqual(keys);
  });

  it('writes what is right at once', () => {
    const [first] = manifestSuggestions('id: x\ndiffi', '').filter(({ label }) => label === 'difficulty');
    expect(first?.insert).toBe('difficulty: easy');
  });
});
