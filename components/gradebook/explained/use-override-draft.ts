import { useState } from 'react';
import type { UnsentForm } from '../../kept/use-unsent-forms.ts';
import { formatPoints } from '../../ui/format-points.ts';
import { useOnTheWay } from '../../ui/on-the-way.ts';
import { problemOf } from '../../ui/reached.ts';
import type { OverrideDraft } from '../gradebook-actions.ts';
import type { WrittenPoints } from './written-points.ts';

export interface OverrideStart {
  readonly pointsMax: number;
  /** What counts now; null: nothing. */
  readonly points: number | null;
  /** The override that holds, if any. */
  readonly override: { readonly id: string; readonly reason: string | null } | null;
  /** Keeps what is written. */
  readonly form: UnsentForm<WrittenPoints>;
  /** Saves; gives why it did not, in words. */
  readonly onSave: (draft: OverrideDraft) => Promise<string | null>;
}

/**
 * Points and reason while they are written, and why they are not saved. They are given over what stood there when the
 * form was opened; the page beside it may be refreshed meanwhile, and whoever is refused sees what is there now.
 */
export function useOverrideDraft({ pointsMax, points, override, form, onSave }: OverrideStart) {
  const [first] = useState<WrittenPoints>({
    points: points === null ? '' : formatPoints(points),
    reason: override?.reason ?? '',
  });
  const written = form.written ?? first;
  const [misread, setMisread] = useState<string | null>(null);
  const [seen, setSeen] = useState<Pick<OverrideStart, 'override' | 'onSave'> | null>({ override, onSave });
  const onTheWay = useOnTheWay();

  async function save(): Promise<void> {
    if (form.saving) return;
    const value = pointsOf(written.points);
    if (value === null || value > pointsMax) {
      setMisread(`Write points from 0 to ${formatPoints(pointsMax)}.`);
      return;
    }
    setMisread(null);
    const over = seen ?? { override, onSave };
    const draft = { points: value, reason: written.reason, seenOverrideId: over.override?.id ?? null };
    const sent = form.send(() => problemOf(over.onSave(draft)));
    onTheWay.add(sent);
    if (!(await sent)) setSeen(null);
  }

  return {
    written,
    write: (part: Partial<WrittenPoints>) => form.write({ ...written, ...part }),
    problem: misread ?? form.problem,
    save,
  };
}

/** "7.5", also "7,5"; null when it is no number. */
function pointsOf(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
