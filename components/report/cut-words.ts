import type { CutPart } from '#grader/protocol.ts';

const PARTS: Readonly<Record<CutPart, string>> = {
  pictures: 'pictures',
  inputs: 'inputs',
  values: 'expected and returned values',
  logs: 'console',
  progress: 'curve',
};

/** What a case lacks because its report would have been too large. */
export function cutWords(parts: readonly CutPart[]): string {
  const names = new Intl.ListFormat('en').format(parts.map((part) => PARTS[part]));
  return `Left out to keep the report small: ${names}.`;
}
