import type { HiddenTotalView } from '#server/submissions/submission-view.ts';
import { hiddenGlyph, stateGlyph, stateWord } from '../report/case-words.ts';
import { changedCases } from '../report/changed-cases.ts';
import { formatPoints, pointsInWords } from '../ui/format-points.ts';
import { ScrollBox } from '../ui/scroll-box.tsx';
import { StatusGlyph } from '../ui/status-glyph.tsx';
import styles from './case-changes.module.css';
import { hiddenChange, type Side } from './comparison.ts';

/** Which cases came out otherwise between the two sides of a comparison. */
export function CaseChanges({ before, after }: { before: Side; after: Side }) {
  const missing = [before, after].find(({ items }) => items === null);
  if (missing || !before.items || !after.items) {
    return (
      <p className={styles.note}>
        {missing?.of === 'draft'
          ? 'Run your draft to compare its cases.'
          : `${missing?.label} has no report yet, so its cases cannot be compared.`}
      </p>
    );
  }
  const changes = changedCases(before.items, after.items);
  const hidden = hiddenChange(before, after);
  if (changes.length === 0 && hidden === null) return <p className={styles.note}>No case changed.</p>;
  return (
    <ScrollBox as="ul" className={styles.list} label="Cases that changed">
      {changes.map(({ id, number, title, before: was, after: is }) => (
        <li key={id} className={styles.change}>
          <span className={styles.title}>
            {number}. {title}
          </span>
          <span className={styles.state}>
            <StatusGlyph status={stateGlyph(was)} size={13} /> {stateWord(was)}
          </span>
          <span className={styles.to}>to</span>
          <span className={styles.state}>
            <StatusGlyph status={stateGlyph(is)} size={13} /> {stateWord(is)}
          </span>
        </li>
      ))}
      {hidden === null ? null : (
        <li className={styles.change}>
          <span className={styles.title}>Hidden cases together</span>
          <HiddenSum total={hidden.before} />
          <span className={styles.to}>to</span>
          <HiddenSum total={hidden.after} />
        </li>
      )}
    </ScrollBox>
  );
}

function HiddenSum({ total }: { total: HiddenTotalView }) {
  const glyph = hiddenGlyph(total);
  return (
    <span className={styles.state}>
      {glyph === null ? null : <StatusGlyph status={glyph} size={13} />}
      {`${formatPoints(total.points)} / ${pointsInWords(total.pointsMax)}`}
    </span>
  );
}
