import Link from 'next/link';
import type {
  ExerciseSimilarityView,
  SimilarityFoundView,
} from '#server/insight/similarity/similarity-view.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { LocalTime } from '../ui/local-time.tsx';
import { ClusterList } from './cluster-list.tsx';
import { ComparisonLine } from './comparison-line.tsx';
import { Distribution } from './distribution.tsx';
import { PairTable } from './pair-table.tsx';
import styles from './similarity.module.css';
import type { SimilarityActions } from './similarity-actions.ts';
import { comparedWords } from './similarity-words.ts';

interface SimilarityProps {
  readonly view: ExerciseSimilarityView;
  readonly actions: SimilarityActions;
}

const FROM_CHOICES = [0.3, 0.45, 0.6, 0.75, 0.9];

/** Which programs of an exercise are similar: pairs, whom they link, and how similar programs are altogether. */
export function Similarity({ view, actions }: SimilarityProps) {
  const { exercise, run, found, from } = view;
  return (
    <div className={styles.layout}>
      <div className={styles.main}>
        <div className={styles.bar}>
          <h1 className={styles.title}>
            Similar programs: {exercise.number} {exercise.title}
          </h1>
          <ComparisonLine run={run} hasFound={found !== null} actions={actions} />
        </div>
        <p className={styles.about}>
          Programs are compared as text, without names, numbers and comments; what the starter, the reference
          and many students share is left out. Similar says that two programs are alike, not why: people learn
          together, and short exercises have few solutions. Read both before you draw a conclusion.
        </p>
        {found === null ? (
          <EmptyState icon={<Icon name="list" />} title="Nothing was compared yet">
            It takes seconds, and goes on while you do something else.
          </EmptyState>
        ) : (
          <>
            <FromChoice from={from} />
            <PairTable view={view} found={found} />
          </>
        )}
      </div>
      <aside className={styles.rail} aria-label="All programs">
        {found === null ? null : <Rail found={found} from={from} />}
      </aside>
    </div>
  );
}

function FromChoice({ from }: { readonly from: number }) {
  return (
    <nav className={styles.from} aria-label="Pairs from">
      <span>Pairs from</span>
      {FROM_CHOICES.map((choice) => (
        <Link
          key={choice}
          href={`?from=${choice * 100}`}
          aria-current={Math.abs(choice - from) < 0.005 ? 'true' : undefined}
        >
          {Math.round(choice * 100)}%
        </Link>
      ))}
    </nav>
  );
}

function Rail({ found, from }: { readonly found: SimilarityFoundView; readonly from: number }) {
  return (
    <>
      <section className={styles.section}>
        <h2 className={styles.heading}>How similar programs are</h2>
        <Distribution counts={found.distribution} from={from} />
        <p className={styles.note}>
          {comparedWords(found).join(' ')} As of <LocalTime at={found.at} />.
        </p>
      </section>
      <ClusterList clusters={found.clusters} />
    </>
  );
}
