'use client';

import { useEffect, useState } from 'react';
import type { CaseOfferView } from '#server/studio/check/case-offers-view.ts';
import { failedWords } from '../../kept/unreached.ts';
import type { FilesKeeper } from '../files/files-keeper.ts';
import { type WrittenFile, writeTogether } from '../files/written-together.ts';
import type { StudioActions } from '../studio-actions.ts';

export interface OffersControl {
  readonly offers: readonly CaseOfferView[];
  readonly busy: boolean;
  readonly problem: string | null;
  /** Puts the case into the draft's files. */
  add(offer: CaseOfferView): Promise<void>;
}

/** The case was put into the text that the server has; written over another, that would be gone. */
function otherTextWords(path: string): string {
  return `${path} is not the text that the case was put into: you wrote in it meanwhile, or somebody else saved it. Nothing was added. Reload the page to see what is there now, then add the case again.`;
}

interface OffersSetup extends Pick<StudioActions, 'offers' | 'writeCase'> {
  readonly keeper: FilesKeeper;
  /** Changes whenever other cases may be offered: with each save, and as a check ends. */
  readonly moment: string;
  readonly onAdded: (line: number, written: readonly WrittenFile[]) => void;
}

/** The cases that the draft is offered, and what adds one. */
export function useOffers({ offers: ask, writeCase, keeper, moment, onAdded }: OffersSetup): OffersControl {
  const [offers, setOffers] = useState<readonly CaseOfferView[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew at each moment; the action is the same
  useEffect(() => {
    let gone = false;
    ask().then(
      (answer) => {
        if (!gone && answer.ok) setOffers(answer.value);
      },
      // The next save or check asks again.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [moment]);

  return {
    offers,
    busy,
    problem,
    async add({ offerId }) {
      setBusy(true);
      setProblem(null);
      try {
        const written = await writeCase(offerId);
        if (!written.ok) return setProblem(written.problem);
        const other = written.value.files.find(({ path, baseHash }) => !keeper.isAsSaved(path, baseHash));
        if (other) return setProblem(otherTextWords(other.path));
        const files = writeTogether(keeper, written.value.files);
        setOffers((before) => before.filter((offer) => offer.offerId !== offerId));
        onAdded(written.value.line, files);
      } catch (error) {
        setProblem(failedWords(error, 'Add the case again.'));
      } finally {
        setBusy(false);
      }
    },
  };
}
