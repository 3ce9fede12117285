// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of programs with templates in them
import { describe, expect, it } from 'vitest';
import { findStrayPart } from './stray-import.ts';

describe('a stray part of a script', () => {
  it.each([
    ['import("x")', 'import', 1],
    ['a;\n\nimport(b)', 'import', 3],
    ['const f = () => import(a);', 'import', 1],
    ['f(1, [import(a)])', 'import', 1],
    ['a;\nx = 1 <!-- b', 'html-comment', 2],
    ['a;\n  --> b', 'html-comment', 2],
    ['/* a */ --> b', 'html-comment', 1],
    ['a\u2028--> b', 'html-comment', 2],
    ['<!-- a\nimport(b)', 'html-comment', 1],
    ['import(b)\n<!-- a', 'import', 1],
  ] as const)('of %j is found with its line', (script, kind, line) => {
    expect(findStrayPart(script)).toEqual({ kind, line });
  });

  it.each([
    '',
    'const a = 1;',
    "const a = 'import(b)';",
    '// import(b)\n/* <!-- --> */',
    '`import(b) <!-- ${1}\n-->`',
    '/import<!--/.test(a)',
    'a.import(b)',
    '({ import: 1 })',
    'while (n --> 0) f(n);',
    '//<!-- a',
    '#!/usr/bin/env node --> a',
  ])('is none in %j', (script) => {
    expect(findStrayPart(script)).toBeNull();
  });

  it('is not looked for in what cannot be read: the parser says why', () => {
    expect(() => findStrayPart('import(; // <!--')).toThrow(SyntaxError);
  });
});
