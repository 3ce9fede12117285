import { describe, expect, it } from 'vitest';
import { newSolution, solutionPath } from './new-solution.ts';

describe('a stored solution', () => {
  it('begins with the functions of the starter, whole', () => {
    const starter = "import * as tf from '@tensorflow/tfjs';\n\nexport function twice() {}\n";
    expect(newSolution('right', starter)).toMatch(/^\/\/ Right, .*full marks\.\nimport \* as tf/);
    expect(newSolution('wrong', starter)).toMatch(/^\/\/ Wrong, /);
    expect(newSolution('wrong', starter).endsWith(starter)).toBe(true);
  });

  it('is named for what is said of it', () => {
    expect(solutionPath('right', ' Row by row! ')).toBe('solutions/right-row-by-row.ts');
    expect(solutionPath('wrong', 'clips at 80')).toBe('solutions/wrong-clips-at-80.ts');
    expect(solutionPath('wrong', ' – ')).toBeNull();
  });
});
