/** Every measurement of `npm run bench`, in the order of the page. */
export interface RowPlan {
  /** As the page and the command line name it. */
  readonly id: string;
  readonly program: string;
  /** Chromium, the built site, or neither. */
  readonly needs?: 'site';
}

export const ROWS: readonly RowPlan[] = [
  { id: 'P1', program: 'p1-judge-overhead.ts' },
  { id: 'P2', program: 'p2-first-line.ts' },
  { id: 'P3', program: 'p3-ten-cases.ts' },
  { id: 'P4', program: 'p4-one-case.ts' },
  { id: 'P5', program: 'p5-marginal-case.ts' },
  { id: 'P6', program: 'p6-browser-run.ts', needs: 'site' },
  { id: 'P7', program: 'p7-runaway-loop.ts', needs: 'site' },
  { id: 'P8', program: 'p8-first-keystroke.ts', needs: 'site' },
  { id: 'P9', program: 'p9-queue.ts' },
  { id: 'P11', program: 'p11-gradebook.ts' },
  { id: 'P11-request', program: 'p11-gradebook-request.ts', needs: 'site' },
  { id: 'P11-page', program: 'p11-gradebook-page.ts', needs: 'site' },
  { id: 'python', program: 'python.ts' },
  { id: 'grade', program: 'submit-to-grade.ts' },
  { id: 'check', program: 'studio-check.ts' },
  { id: 'growth', program: 'growth.ts' },
  { id: 'memory', program: 'memory.ts' },
  { id: 'lighthouse', program: 'lighthouse.ts', needs: 'site' },
];

/** The rows that were asked for: all, when none was. @throws RangeError for a row that there is not */
export function chosenRows(names: readonly string[]): readonly RowPlan[] {
  for (const name of names) {
    if (!ROWS.some(({ id }) => sameName(id, name)))
      throw new RangeError(`There is no row ${name}; there are ${ROWS.map(({ id }) => id).join(', ')}.`);
  }
  return names.length === 0 ? ROWS : ROWS.filter(({ id }) => names.some((name) => sameName(id, name)));
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
