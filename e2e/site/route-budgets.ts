/** What each route may ship, in kilobytes of compressed script. Raise a number only with a reason in the commit. */
export interface RouteBudget {
  readonly name: string;
  readonly path: string;
  /** Who asks for it; the student of the demo where nobody is named. */
  readonly as?: 'instructor';
  /** Scripts that the served page names: the most that can come before the first paint. */
  readonly firstKb: number;
  /** Every script of the page and of its workers and frames, once it has settled. */
  readonly totalKb: number;
}

export const ROUTE_BUDGETS: readonly RouteBudget[] = [
  { name: 'sign-in', path: '/sign-in', firstKb: 175, totalKb: 175 },
  { name: 'course home', path: '/courses/odl', firstKb: 178, totalKb: 178 },
  { name: 'workspace', path: '/courses/odl/cnn/conv2d', firstKb: 195, totalKb: 3_600 },
  { name: 'studio', path: '/studio?course=odl', as: 'instructor', firstKb: 178, totalKb: 210 },
  // A new draft: the address is not known before.
  { name: 'studio draft', path: '/studio?course=odl', as: 'instructor', firstKb: 211, totalKb: 1_450 },
];
