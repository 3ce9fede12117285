/** Where something is written beside a submission and not sent, and how that is said. */
import type { UnsentPlaces } from '../../kept/unsent-places.ts';
import { commentPlace } from '../../submission/comment-words.ts';

export type UnsentPlace =
  /** Null: on the whole submission. */
  | { readonly kind: 'comment'; readonly line: number | null }
  /** Points by hand, of the grade or of one case. */
  | { readonly kind: 'grade' }
  | { readonly kind: 'case'; readonly caseId: string }
  | { readonly kind: 'reply'; readonly requestId: string };

/** What is closed while something is written there. All else stands on the page as it is. */
export type ClosedPlace = Extract<UnsentPlace, { kind: 'comment' } | { kind: 'case' }>;

const WHOLE = 'whole';
const GRADE = 'grade';
const CASE = 'case:';

/** Names what a comment is about among those that are kept. */
export function commentKey(line: number | null): string {
  return line === null ? WHOLE : String(line);
}

/** Names what points by hand are of among those that are kept. @param caseId null: the grade */
export function pointsKey(caseId: string | null): string {
  return caseId === null ? GRADE : `${CASE}${caseId}`;
}

/** A text of blanks is none. */
export function unsentPlaces(kept: {
  readonly comments: UnsentPlaces<string>;
  readonly points: UnsentPlaces<unknown>;
  readonly replies: UnsentPlaces<string>;
}): readonly UnsentPlace[] {
  return [
    ...placesWithText(kept.comments).flatMap((key): UnsentPlace[] => {
      if (key === WHOLE) return [{ kind: 'comment', line: null }];
      return /^\d+$/.test(key) ? [{ kind: 'comment', line: Number(key) }] : [];
    }),
    ...Object.keys(kept.points).map(
      (key): UnsentPlace =>
        key === GRADE ? { kind: 'grade' } : { kind: 'case', caseId: key.slice(CASE.length) },
    ),
    ...placesWithText(kept.replies).map((requestId): UnsentPlace => ({ kind: 'reply', requestId })),
  ];
}

const placesWithText = (texts: UnsentPlaces<string>): readonly string[] =>
  Object.entries(texts)
    .filter(([, text]) => text.trim() !== '')
    .map(([key]) => key);

/** @param openCase whose points are open */
export function closedPlaces(
  places: readonly UnsentPlace[],
  openCase: string | null,
): readonly ClosedPlace[] {
  return places.filter(
    (place): place is ClosedPlace =>
      place.kind === 'comment' || (place.kind === 'case' && place.caseId !== openCase),
  );
}

/** "on line 12" */
function whereWords(place: UnsentPlace): string {
  switch (place.kind) {
    case 'comment':
      return `on ${commentPlace(place.line)}`;
    case 'grade':
      return 'as points by hand';
    case 'case':
      return 'as points of a case';
    case 'reply':
      return 'in reply to a question';
  }
}

/** "what you wrote on line 12 and as points by hand is not saved"; null: there is nothing. */
export function unsentWords(places: readonly UnsentPlace[]): string | null {
  if (places.length === 0) return null;
  const where = new Intl.ListFormat('en').format([...new Set(places.map(whereWords))]);
  return `what you wrote ${where} is not saved`;
}

/** On the button that leads there. */
export function openWords(place: ClosedPlace): string {
  if (place.kind === 'case') return 'Open the points of the case';
  return place.line === null ? 'Open the comment on the whole' : `Open the comment on line ${place.line}`;
}
