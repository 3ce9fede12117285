import { pointsInWords } from '#components/ui/format-points.ts';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import type { CostCheck } from '#grader/protocol.ts';
import { costCheckText } from '../evidence/words/cost-line.ts';
import styles from './cost-checks.module.css';

/** What the case gives points for beside its numbers. */
export function CostChecks({ checks }: { checks: readonly CostCheck[] }) {
  return (
    <ul className={styles.checks} aria-label="Points for cost">
      {checks.map((check) => {
        const earned = check.points >= check.pointsMax;
        return (
          <li key={check.kind} className={styles.check}>
            <StatusGlyph status={earned ? 'pass' : 'fail'} size={13} label={earned ? 'Kept' : 'Missed'} />
            <span>{costCheckText(check)}</span>
            <span className={styles.points}>
              {earned ? '' : '0 of '}
              {pointsInWords(check.pointsMax)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
