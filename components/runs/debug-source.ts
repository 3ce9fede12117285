/**
 * The student's code with one call at its end: the smallest failing input, run on load, so that its own console lines
 * and pictures show what happens inside. Lines of the code keep their numbers.
 */
export function debugSource(
  source: string,
  code: { readonly constants: string; readonly call: string },
): string {
  return [
    source,
    `;import * as tfOfDebug from '@tensorflow/tfjs'; { const tf = tfOfDebug;`,
    code.constants,
    `const returned = ${code.call};`,
    `console.log('returned', returned);`,
    `}`,
    '',
  ].join('\n');
}
