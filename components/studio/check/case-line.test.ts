import { expect, it } from 'vitest';
import { caseLine } from './case-line.ts';

const CASES = `export default defineCases([
  property('a row of any size', {}),
  example("one student's row", {}),
  example('another student\\'s row', {}),
]);`;

it.each([
  ['a row of any size', 2],
  ["one student's row", 3],
  ["another student's row", 4],
  ['a row', null],
])('the case “%s” is on line %s: a title that another begins with is not it', (title, line) => {
  expect(caseLine(CASES, title)).toBe(line);
});

const MADE = `// step \`1\` isn't here
const sized = (size: number) =>
  example(\`a row of \${size}\`, { args: () => [{ '}': size }] });
export default defineCases([
  ...KINDS.map((kind) => property(kind, {})),
  ...KINDS.map((kind) => property('any ' + kind + ', grown', {})),
  property(\`\${first} \${second}\`, {}),
  stateful('in a row', {
    steps: () => [{ title: \`step \${at + 1}\` }, { title: \`step \${\`\${at}\`} of 3\` }],
  }),
  property(\`last \${name} step\`, {}),
]);`;

it.each([
  ['a row of 12', 3],
  ['any matrix, grown', 6],
  ['in a row', 8],
  ['step 2', 9],
  ['step 2 of 3', 9],
  ['last big step', 11],
])('the case “%s” is made on line %s', (title, line) => {
  expect(caseLine(MADE, title)).toBe(line);
});

it('names no line where several texts can become the title, or none can', () => {
  const twice = `${MADE}\nexample(\`a \${thing} of 12\`, {});`;
  expect(caseLine(twice, 'a row of 12')).toBeNull();
  expect(caseLine(twice, 'a row of 13')).toBe(3);
  expect(caseLine(MADE, 'matrix vector')).toBeNull();
  expect(caseLine(MADE, 'last step')).toBeNull();
});
