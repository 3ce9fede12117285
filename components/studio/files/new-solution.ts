/** A stored solution as it begins. */

export type SolutionKind = 'right' | 'wrong';

const FIRST_LINE: Readonly<Record<SolutionKind, string>> = {
  right: '// Right, in another way than the reference: it must get full marks.',
  wrong: '// Wrong, in another way than the known mistakes: it must not get full marks.',
};

/** The functions of the starter, still to be filled. */
export function newSolution(kind: SolutionKind, starter: string): string {
  return `${FIRST_LINE[kind]}\n${starter}`;
}

/** "Row by row" is solutions/right-row-by-row.ts; null: no letter and no digit in it. */
export function solutionPath(kind: SolutionKind, name: string): string | null {
  const slug = name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? null : `solutions/${kind}-${slug}.ts`;
}
