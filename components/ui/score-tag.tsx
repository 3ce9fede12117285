import { classNames } from './class-names.ts';
import { formatPoints } from './format-points.ts';
import styles from './score-tag.module.css';
import { StatusGlyph } from './status-glyph.tsx';

/**
 * A score that can never be taken for the other kind. `points` of kind "provisional" come from a
 * browser; of kind "verified" from the server; `browserPoints` above the verified ones turn it into a
 * warning with both numbers; "tried" ones ran on the server as a submission does, and count nothing; less than `pointsMax` lose the colour of full marks; `replacedPoints` are those that an override struck out.
 */
export type Score =
  | { readonly kind: 'provisional'; readonly points: number }
  | { readonly kind: 'tried'; readonly points: number }
  | { readonly kind: 'verified'; readonly points: number; readonly browserPoints?: number | null }
  | { readonly kind: 'overridden'; readonly points: number; readonly replacedPoints: number };

const UNCOUNTED = { provisional: 'Provisional', tried: 'Tried on the server, not graded' } as const;

export function ScoreTag({
  score,
  pointsMax,
  compact = false,
}: {
  score: Score;
  pointsMax?: number | undefined;
  /** Leaves out the word where the place is narrow; it is still read out. */
  compact?: boolean;
}) {
  const of = pointsMax === undefined ? '' : ` / ${formatPoints(pointsMax)}`;
  const points = `${formatPoints(score.points)}${of}`;
  const word = compact ? styles.wordHidden : undefined;

  if (score.kind === 'provisional' || score.kind === 'tried') {
    return (
      <span className={classNames(styles.tag, styles.provisional)}>
        <StatusGlyph status="provisional" size={14} />
        <span className={word}>{UNCOUNTED[score.kind]}</span> {points}
      </span>
    );
  }
  if (score.kind === 'overridden') {
    return (
      <span className={classNames(styles.tag, styles.overridden)}>
        <span className={styles.diamond} aria-hidden="true" />
        <span className={word}>Override</span> <s>{formatPoints(score.replacedPoints)}</s> {points}
      </span>
    );
  }
  const browserHadMore =
    score.browserPoints !== undefined && score.browserPoints !== null && score.browserPoints > score.points;
  if (browserHadMore) {
    return (
      <span className={classNames(styles.tag, styles.below)}>
        <StatusGlyph status="warning" size={14} />
        <span className={word}>Verified</span> {points}
        <span>, browser {formatPoints(score.browserPoints ?? 0)}</span>
      </span>
    );
  }
  const isFull = pointsMax === undefined || score.points >= pointsMax;
  return (
    <span className={classNames(styles.tag, isFull ? styles.verified : styles.part)}>
      <StatusGlyph status={isFull ? 'verified' : 'verified-part'} size={14} />
      <span className={word}>Verified</span> {points}
    </span>
  );
}
