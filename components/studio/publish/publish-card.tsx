import type { DraftCheckView } from '#server/studio/check/check-view.ts';
import { Button } from '../../ui/button.tsx';
import { type Status, StatusGlyph } from '../../ui/status-glyph.tsx';
import { type CheckAge, checkAge } from '../check/check-age.ts';
import { verdictOf } from '../check/matrix-words.ts';
import styles from './publish-card.module.css';

interface PublishCardProps {
  readonly check: DraftCheckView | null;
  readonly revision: number;
  readonly onPublish: () => void;
  /** Beside the button. */
  readonly children: React.ReactNode;
}

interface Point {
  readonly glyph: Status;
  readonly words: string;
}

/** What must hold before a version is made, and the way there. */
export function PublishCard({ check, revision, onPublish, children }: PublishCardProps) {
  const points = pointsOf(check, revision);
  return (
    <section className={styles.card} aria-label="Before publishing">
      <h2 className={styles.title}>Before publishing</h2>
      <ul className={styles.points}>
        {points.map(({ glyph, words }) => (
          <li key={words}>
            <StatusGlyph status={glyph} size={15} /> {words}
          </li>
        ))}
      </ul>
      <Button wide onClick={onPublish}>
        Publish
      </Button>
      <div className={styles.more}>{children}</div>
    </section>
  );
}

const AGE_POINTS: Readonly<Record<CheckAge, readonly Point[]>> = {
  current: [],
  older: [{ glyph: 'warning', words: 'Changed since the check' }],
  newer: [{ glyph: 'warning', words: 'Somebody else has saved since this page was opened' }],
};

function pointsOf(check: DraftCheckView | null, revision: number): Point[] {
  const matrix = check?.matrix ?? null;
  if (check?.state === 'broken') return [{ glyph: 'fail', words: 'The exercise does not run' }];
  if (check === null || matrix === null) return [{ glyph: 'not-started', words: 'Not checked yet' }];
  if (check.state === 'running') return [{ glyph: 'running', words: 'Being checked' }];
  const of = (kind: string) => matrix.rows.filter((row) => row.kind === kind);
  const says = (kind: string, word: string) =>
    of(kind).every((row) => verdictOf(row, matrix.cases.length).word === word);
  const mistakes = of('misconception');
  const survivors = mistakes.filter((row) => verdictOf(row, matrix.cases.length).word === 'survives').length;
  const failing = check.problems.filter(({ severity }) => severity === 'fails').length;
  const point = (holds: boolean, good: string, bad: string): Point =>
    holds ? { glyph: 'pass', words: good } : { glyph: 'warning', words: bad };
  return [
    point(says('reference', 'passes'), 'Reference passes', 'Reference misses a case'),
    point(says('starter', 'fails'), 'Starter fails', 'Starter earns points'),
    point(
      survivors === 0 && mistakes.length > 0,
      `${mistakes.length} of ${mistakes.length} mistakes caught`,
      mistakes.length === 0
        ? 'No known mistake yet'
        : `${survivors} ${survivors === 1 ? 'mistake survives' : 'mistakes survive'}`,
    ),
    point(check.green, 'Every proof holds', `${failing} ${failing === 1 ? 'problem' : 'problems'} found`),
    ...AGE_POINTS[checkAge(check, revision)],
  ];
}
