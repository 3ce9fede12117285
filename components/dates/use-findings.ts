import { useEffect, useState } from 'react';
import type { DateChange, DateFinding } from '#server/planning/dates/dates-view.ts';
import { reached } from '../ui/reached.ts';
import type { DatesActions } from './dates-actions.ts';

/** What the changed dates collide with, as far as the server has said. */
interface Findings {
  readonly list: readonly DateFinding[];
  /** It has not, and will not before another change. */
  readonly isUnknown: boolean;
}

const NONE: Findings = { list: [], isUnknown: false };

/** Asked after every operation; an older answer is never shown over a newer one. */
export function useFindings(
  check: DatesActions['check'],
  { changes, base }: { changes: readonly DateChange[]; base: string },
): Findings {
  const [findings, setFindings] = useState<Findings>(NONE);
  const asked = JSON.stringify(changes);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is the changes, by value; actions are new with every answer of the server
  useEffect(() => {
    let isLatest = true;
    if (changes.length === 0) setFindings(NONE);
    else
      void reached(check(changes)).then((answer) => {
        if (isLatest) setFindings({ list: answer.ok ? answer.value : [], isUnknown: !answer.ok });
      });
    return () => {
      isLatest = false;
    };
  }, [asked, base]);
  return findings;
}
