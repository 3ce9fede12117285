import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseManifest } from '#grader/exercise/files/parse-yaml.ts';
import { readManifest, withEntry, withField, withoutEntry } from './manifest-edit.ts';

const YAML = `# of the third lecture
id: 3c9f1d36-7a8a-4f0f-8a0e-51c1f5a9d0b7
title: "Scale: and shift" # shown everywhere
points: 4
entryPoints:
  - name: scale
    parameters:
      - name: x
        type: "any shape, float32"
        about: the values
    returns:
      type: "[n]"
      about: more
forbids: []
# open or sealed
disclosure: open
`;

/** Lines of the second text that are not in the first, and the other way round. */
function differing(before: string, after: string): { gone: string[]; come: string[] } {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return { gone: a.filter((line) => !b.includes(line)), come: b.filter((line) => !a.includes(line)) };
}

describe('a form over exercise.yaml', () => {
  it('reads fields, lists and what is not there', () => {
    const read = readManifest(YAML);
    expect(read?.text(['title'])).toBe('Scale: and shift');
    expect(read?.text(['entryPoints', 0, 'parameters', 0, 'type'])).toBe('any shape, float32');
    expect(read?.count(['entryPoints'])).toBe(1);
    expect(read?.text(['limits', 'caseSeconds'])).toBe('');
    expect(read?.list(['forbids'])).toEqual([]);
  });

  it('changes one line, and keeps comments, quotes and order', () => {
    expect(differing(YAML, withField(YAML, ['title'], 'Log-sum-exp: rows'))).toEqual({
      gone: ['title: "Scale: and shift" # shown everywhere'],
      come: ['title: "Log-sum-exp: rows" # shown everywhere'],
    });
    expect(differing(YAML, withField(YAML, ['points'], 7))).toEqual({
      gone: ['points: 4'],
      come: ['points: 7'],
    });
  });

  it('adds what was not there and takes it away again, to the same text', () => {
    const limited = withField(YAML, ['limits', 'caseSeconds'], 20);
    expect(differing(YAML, limited)).toEqual({ gone: [], come: ['limits:', '  caseSeconds: 20'] });
    expect(withField(limited, ['limits'], undefined)).toBe(YAML);
    const list = ['entryPoints', 0, 'parameters'];
    const more = withEntry(YAML, list, { name: 'offset', type: 'number', about: 'what is added' });
    expect(differing(YAML, more).gone).toEqual([]);
    expect(readManifest(more)?.text([...list, 1, 'name'])).toBe('offset');
    expect(withoutEntry(more, list, 1)).toBe(YAML);
  });

  it('leaves a text that is no YAML as it is', () => {
    expect(readManifest('title: [')).toBeNull();
    expect(withField('title: [', ['title'], 'x')).toBe('title: [');
  });

  it('changes nothing in any exercise of the catalogue but what was meant', () => {
    const paths = globSync('exercises/*/*/exercise.yaml');
    expect(paths.length).toBeGreaterThan(40);
    for (const path of paths) {
      const before = readFileSync(path, 'utf8');
      const after = withField(before, ['minutes'], 123);
      const { come } = differing(before, after);
      expect([path, come]).toEqual([path, ['minutes: 123']]);
      expect(parseManifest(after, '')).toEqual({ ...parseManifest(before, ''), minutes: 123 });
    }
  });
});
