/** What is said of a published version: the only place that words it. */
import { counted } from '#grader/protocol/count-words.ts';
import type {
  ChangedFileView,
  PublishedChangesView,
  PublishedVersionView,
} from '#server/studio/publish/versions-view.ts';

/** "26 Nov 2026, 23:59", with its year: versions stay. In the reader's time zone, unless another is named. */
export function publishedWords(at: string, timeZone?: string): string {
  const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...day, ...time, timeZone }).format(new Date(at));
}

export function checkWords({ green, stands }: PublishedVersionView['check']): string {
  const colour = `The check was ${green ? 'green' : 'red'}`;
  if (stands === null) return `${colour}.`;
  const { proofs, holding, cases, points } = stands;
  const held = `${holding} of ${counted(proofs, 'proof')} held`;
  const size = cases === 0 ? '' : `, ${counted(cases, 'case')} worth ${counted(points, 'point')}`;
  return `${colour}: ${held}${size}.`;
}

export function againstWords({ against, files }: PublishedChangesView): string {
  const differ = files.length > 0;
  switch (against.kind) {
    case 'version':
      return differ ? `Against version ${against.number}.` : `The same files as version ${against.number}.`;
    case 'copied':
      return differ
        ? 'Against the exercise that it was copied from.'
        : 'The same files as the exercise that it was copied from.';
    case 'nothing':
      return 'The first version: all of its files are new.';
  }
}

/** "changed, words only". */
export function fileWords({ what, effect }: ChangedFileView): string {
  return `${what}, ${effect === 'words' ? 'words only' : 'scores may change'}`;
}

/** Of both sides of a comparison, as a screen reader calls them. */
export function sideLabels(
  path: string,
  { number, against }: { readonly number: number; readonly against: PublishedChangesView['against'] },
): { readonly before: string; readonly after: string } {
  const before =
    against.kind === 'version'
      ? `version ${against.number}`
      : against.kind === 'copied'
        ? 'as it was copied'
        : 'before the first version';
  return { before: `${path}, ${before}`, after: `${path}, version ${number}` };
}
