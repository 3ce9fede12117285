/** Where a new dry run of an exercise, or of one submission of it, is started. */
export function regradeHref(of: {
  readonly course: string;
  readonly exercise: string;
  readonly submissionId: string | null;
}): string {
  const { course, exercise, submissionId } = of;
  const one = submissionId === null ? '' : `&submission=${submissionId}`;
  return `/courses/${course}/regrade?exercise=${exercise}${one}`;
}
