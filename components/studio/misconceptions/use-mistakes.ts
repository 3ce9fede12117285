'use client';

import {
  areUnsentPlaces,
  NOTHING_UNSENT,
  type UnsentPlaces,
  unsentAt,
  withUnsent,
} from '../../kept/unsent-places.ts';
import { useUnsent } from '../../kept/use-unsent.ts';
import { type BegunMistake, isMistakeText, type MistakeText } from './begun-mistake.ts';

export interface MistakesControl {
  /** What is written of one; null: nothing. @param begun one that is made once more; null: a new one */
  at(begun: BegunMistake | null): MistakeText | null;
  /** @param text null: it is kept as a file, or given up */
  write(begun: BegunMistake | null, text: MistakeText | null): void;
}

const NEW = 'new';
const placeOf = (begun: BegunMistake | null): string => begun?.path ?? NEW;

/** Mistakes that are being made in a draft: they stay in this tab while their author looks at something else. */
export function useMistakes({
  userId,
  draftId,
}: {
  readonly userId: string;
  readonly draftId: string;
}): MistakesControl {
  const [all, setAll] = useUnsent<UnsentPlaces<MistakeText>>({
    key: `descent.studio-mistakes.${userId}.${draftId}`,
    isWanted: (value): value is UnsentPlaces<MistakeText> => areUnsentPlaces(value, isMistakeText),
    nothing: NOTHING_UNSENT,
  });
  return {
    at: (begun) => unsentAt(all, placeOf(begun)),
    write: (begun, written) => setAll((before) => withUnsent(before, { place: placeOf(begun), written })),
  };
}
