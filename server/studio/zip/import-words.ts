import type { ImportProblemView } from './import-view.ts';

/** "cases.ts:7: …", each in a line of its own: what an author reads of a zip that was not taken. */
export function importProblemLines(problems: readonly ImportProblemView[]): string {
  return problems.map(lineOf).join('\n');
}

function lineOf({ path, line, message }: ImportProblemView): string {
  if (path === '') return `The zip ${message}`;
  return `${path}${line === null ? '' : `:${line}`}: ${message}`;
}
