import { expect, it } from 'vitest';
import { isExerciseError } from '#grader/exercise/files/exercise-error.ts';
import { parseAuthorManifest, yamlLengthProblem, yamlLengthProblems } from './author-yaml.ts';

/** As many keys keep a reader of YAML for minutes. */
const KEYS = Array.from({ length: 200_000 }, (_, n) => `${n.toString(36)}:\n`).join('');

it('YAML of more than 64 KiB is told its size, the limit and what to do', () => {
  expect(yamlLengthProblem('a'.repeat(65_536))).toBeNull();
  expect(yamlLengthProblem('a'.repeat(65_537))).toBe(
    'has 65537 bytes of YAML; at most 65536 are read. Keep long texts in statement.md and data in assets/.',
  );
  expect(yamlLengthProblem('ä'.repeat(32_769))).toContain('65538 bytes');
});

it('a manifest of too many keys is refused without being read', () => {
  let problems: unknown;
  try {
    parseAuthorManifest(KEYS, 'a/b');
  } catch (error) {
    if (!isExerciseError(error)) throw error;
    problems = error.problems;
  }
  expect(problems).toEqual([
    { file: 'exercise.yaml', field: '', message: expect.stringMatching(/bytes of YAML/) },
  ]);
});

it('of a known mistake only what stands above its hint counts', () => {
  const files = {
    'misconceptions/long-hint.md': `---\ntitle: A\n---\n${'words\n'.repeat(20_000)}`,
    'misconceptions/many-keys.md': `---\n${KEYS}---\nA hint.\n`,
    'misconceptions/program.ts': `---\n${KEYS}---\n`,
    'misconceptions/no-front.md': KEYS,
    'assets/table.yaml': KEYS,
  };
  expect(yamlLengthProblems(files).map(({ file }) => file)).toEqual(['misconceptions/many-keys.md']);
});
