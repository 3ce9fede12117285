import Link from 'next/link';
import type {
  ExerciseSimilarityView,
  SimilarityFoundView,
  SimilarPairView,
} from '#server/insight/similarity/similarity-view.ts';
import { ScrollBox } from '../ui/scroll-box.tsx';
import styles from './similarity.module.css';
import { authorWords, leftOutWords, percentWords } from './similarity-words.ts';

interface PairTableProps {
  readonly view: Pick<ExerciseSimilarityView, 'course' | 'exercise' | 'from'>;
  readonly found: SimilarityFoundView;
}

/** The most similar first; each opens both programs side by side. */
export function PairTable({ view, found }: PairTableProps) {
  const { pairs, pairsLeftOut } = found;
  if (pairs.length === 0)
    return <p className={styles.none}>No two programs are similar from {percentWords(view.from)} on.</p>;
  return (
    <>
      <ScrollBox label="Pairs" className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Similar</th>
              <th scope="col">Programs of</th>
              <th scope="col">Lines alike</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map((pair) => (
              <PairRow key={`${pair.left.submissionId} ${pair.right.submissionId}`} view={view} pair={pair} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {pairsLeftOut === 0 ? null : <p className={styles.none}>{leftOutWords(pairsLeftOut)}</p>}
    </>
  );
}

function PairRow({ view, pair }: { readonly view: PairTableProps['view']; readonly pair: SimilarPairView }) {
  const { left, right, similarity, lines } = pair;
  const href = `/courses/${view.course}/similarity/${view.exercise.slug}/${left.submissionId}/${right.submissionId}`;
  const names = `${authorWords(left)} and ${authorWords(right)}`;
  return (
    <tr>
      <td className={styles.share}>
        <svg className={styles.track} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect className={styles.ground} width="100" height="8" />
          <rect className={styles.fill} width={similarity * 100} height="8" />
        </svg>
        {percentWords(similarity)}
      </td>
      <th scope="row">{right.name === null ? names : <Link href={href}>{names}</Link>}</th>
      <td>{lines}</td>
    </tr>
  );
}
