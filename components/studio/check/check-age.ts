/** How a check stands to the draft as the page has it; `newer`: somebody else has saved since this page did. */
export type CheckAge = 'current' | 'older' | 'newer';

export function checkAge(check: { readonly revision: number }, revision: number): CheckAge {
  if (check.revision === revision) return 'current';
  return check.revision < revision ? 'older' : 'newer';
}

/** What is said of a check that is not of the draft as the page has it. */
export const AGE_WORDS = {
  older: 'Something was saved since: check again before publishing.',
  newer: 'It counts what somebody else has saved meanwhile: reload this page to see that.',
} as const satisfies Record<Exclude<CheckAge, 'current'>, string>;
