import type { RequestView } from '#server/submissions/requests/request-view.ts';

/** What a question is about: "line 3". */
export function subjectWords({ about }: Pick<RequestView, 'about'>): string {
  switch (about.kind) {
    case 'whole':
      return 'the whole submission';
    case 'line':
      return `line ${about.line}`;
    case 'rubric':
      return `“${about.title}” of the rubric`;
    case 'case':
      return `the case “${about.title}”`;
  }
}
