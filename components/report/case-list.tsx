'use client';

import type { CaseActions } from './case-detail.tsx';
import { CaseRow } from './case-row.tsx';
import type { CaseDebugRun } from './debug/debug-result.tsx';
import { LazyCaseDetail } from './lazy-detail.tsx';
import type { CaseItem } from './results-model.ts';

export interface CaseListProps extends CaseActions {
  /** In the order they are shown. */
  readonly items: readonly CaseItem[];
  /** The case whose evidence is shown. */
  readonly open: string | null;
  readonly onOpen: (id: string | null) => void;
  readonly entryPoints: readonly string[];
  readonly forbidsBecause: string | null;
  /** The source that ran. */
  readonly source: string | null;
  readonly debug: CaseDebugRun | null;
  /** The code that was debugged is the one that is open now; left out where no code is. */
  readonly isDebugOfOpenCode?: boolean | undefined;
  /** Said beside a case that has not ended: "about 12 s". */
  readonly paceOf?: ((item: CaseItem) => string) | undefined;
}

/** Cases as rows, one of them open with its evidence. */
export function CaseList({ items, open, onOpen, paceOf, ...detail }: CaseListProps) {
  return (
    <ol>
      {items.map((item) => (
        <CaseRow
          key={item.id}
          item={item}
          open={open === item.id}
          pace={paceOf?.(item) ?? ''}
          onToggle={() => onOpen(open === item.id ? null : item.id)}
        >
          <LazyCaseDetail {...detail} item={item} />
        </CaseRow>
      ))}
    </ol>
  );
}
