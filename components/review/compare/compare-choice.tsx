'use client';

import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/keys/kbd.tsx';
import { usePageKeys } from '../../ui/keys/page-keys.ts';
import type { ReviewActions } from '../review-actions.ts';
import styles from './compare.module.css';
import { CompareSearch } from './compare-search.tsx';
import type { Other } from './comparison.tsx';
import type { Compared } from './use-compared.ts';

interface CompareChoiceProps {
  /** Of the student whose submission is read. */
  readonly siblingIds: readonly string[];
  readonly compared: Compared;
  readonly actions: Pick<ReviewActions, 'searchOthers'>;
}

/** What the code is held against, and the way to something else: the starter, or any submission to the exercise. */
export function CompareChoice({ siblingIds, compared, actions }: CompareChoiceProps) {
  const [open, setOpen] = useState(false);
  const { other, choose } = compared;
  usePageKeys({ v: () => setOpen(true) });
  return (
    <>
      <button type="button" className={styles.open} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span className={styles.label}>Compare with</span> <bdi>{nameOf(other, siblingIds)}</bdi>
        <Icon name="chevron-down" size={14} />
        <Kbd keys="V" />
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Compare with" bare className={styles.dialog}>
        <CompareSearch
          comparing={other !== null}
          actions={actions}
          onChoose={(comparedWith) => {
            setOpen(false);
            choose(comparedWith);
          }}
        />
      </Dialog>
    </>
  );
}

function nameOf(other: Other | null, siblingIds: readonly string[]): string {
  if (other === null) return 'nothing';
  if (other.kind === 'starter') return 'the starter';
  const { id, number, student } = other.submission;
  return siblingIds.includes(id) ? `submission ${number}` : `${student}, submission ${number}`;
}
