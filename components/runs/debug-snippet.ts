import type { CallCode } from '../evidence/words/literal-code.ts';

/**
 * One call of the student's code on the smallest failing input, so that its own console lines and pictures show what happens
 * inside. In a block: the input's names are no values for the inspector.
 */
export function debugSnippet({ callee, constants, call }: Omit<CallCode, 'names'>): string {
  return [
    "import * as tf from '@tensorflow/tfjs';",
    `import { ${callee} } from './solution';`,
    '{',
    constants,
    `const returned = await ${call};`,
    `console.log('returned', returned);`,
    '}',
    '',
  ].join('\n');
}
