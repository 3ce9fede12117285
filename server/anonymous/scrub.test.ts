import { expect, it } from 'vitest';
import { scrub, scrubProgram } from './scrub.ts';

const identity = {
  id: '0a2f4d1e-3b5c-4d7e-8f90-1a2b3c4d5e6f',
  name: 'Maeve Quillane',
  email: 'mquillane@uni.example',
};
const of = { identity, alias: 'Student X' };

it.each([
  ['Maeve Quillane', 'Student X'],
  ['// by MAEVE_QUILLANE', '// by Student X'],
  ['Quillane, Maeve:', 'Student X:'],
  ['mail mquillane@uni.example now', 'mail Student X now'],
  ['mquillane/solution.ts', 'Student X/solution.ts'],
  [`id ${identity.id}`, 'id Student X'],
])('takes the person out of %j', (text, clean) => {
  expect(scrub(text, of)).toBe(clean);
});

it.each(['. . . . . . . . . . . . . . . . . . . . . . . . . x', '_ _ _ _ _ _ _ _ _ _ _ _ x y', '- , . _'])(
  'is done in a moment where a name is %j and a program is full of such characters',
  (name) => {
    const by = { ...of, identity: { ...identity, name } };
    const marks = `${'.'.repeat(200)}!${'_'.repeat(200)}!${'-'.repeat(200)}!`;
    const source = `// ${marks}\nconst ${'_'.repeat(200)}z = 1;`;
    expect(scrub({ note: marks, source }, by)).toEqual({ note: marks, source });
  },
);

it('takes a name with a hyphen, a dot or initials out, however its parts are joined', () => {
  const by = { ...of, identity: { ...identity, name: 'J. Anne-Marie Quillane' } };
  for (const written of ['J. Anne-Marie Quillane', 'j_anne_marie_quillane', 'Quillane, Marie Anne J'])
    expect(scrub(`by ${written}`, by)).toBe('by Student X');
});

it('leaves words alone that only begin or end so, and the line numbers', () => {
  const code = 'const quillanes = 1;\n// Maeve Quillanesson\nreturn quillanes;';
  expect(scrub(code, of)).toBe(code);
  expect(scrub('a\n// Maeve\tQuillane\nb', of).split('\n')).toHaveLength(3);
});

it('goes through every part of a view, and leaves numbers as they are', () => {
  const data = new Float32Array([1]);
  const view = { a: [{ b: 'Maeve Quillane' }], n: [1, 2], none: null, data };
  expect(scrub(view, of)).toEqual({ a: [{ b: 'Student X' }], n: [1, 2], none: null, data });
});

it.each([
  ['a call', 'Math.max(a, 0)', 'Math.max(a, 0)'],
  [
    'code, a comment and a string',
    'Max(1); // by Max\nlog("Max, max");',
    'Max(1); // by Student X\nlog("Student X, max");',
  ],
  ['a template', `\`Max \${tf.Max(\`Max\`)} Max\``, `\`Student X \${tf.Max(\`Student X\`)} Student X\``],
  ['a comment of lines', '/* Max\n Maxim */ const Max = 1;', '/* Student X\n Maxim */ const Max = 1;'],
])('a program of somebody called Max stays one: %s', (_what, source, clean) => {
  const by = { identity: { ...identity, name: 'Max', email: 'max@uni.example' }, alias: 'Student X' };
  expect(scrubProgram(source, by)).toBe(clean);
  expect(scrub({ source }, by)).toEqual({ source: clean });
});

it('a whole name in code becomes an identifier, and words that TensorFlow.js takes stay', () => {
  const by = { ...of, identity: { ...identity, email: 'adam@uni.example' } };
  const source = "const maeve_quillane = tf.train.adam(); // 'adam', adam@uni.example\n";
  const clean = "const Student_X = tf.train.adam(); // 'adam', Student X\n";
  expect(scrubProgram(source, by)).toBe(clean);
});
