import type { SimilarClusterView } from '#server/insight/similarity/similarity-view.ts';
import styles from './similarity.module.css';
import { authorWords, pairsWords, percentWords } from './similarity-words.ts';

/** Three and more who are linked by the pairs that are listed. */
export function ClusterList({ clusters }: { readonly clusters: readonly SimilarClusterView[] }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>
        Groups <span className={styles.number}>{clusters.length}</span>
      </h2>
      {clusters.length === 0 ? (
        <p className={styles.note}>No three programs are linked by the pairs that are listed.</p>
      ) : (
        <ul className={styles.clusters}>
          {clusters.map((cluster) => (
            <li key={cluster.members.map(({ submissionId }) => submissionId).join(' ')}>
              <p className={styles.note}>
                {cluster.members.length} programs, {pairsWords(cluster.pairs)},{' '}
                {cluster.lowest === cluster.highest
                  ? percentWords(cluster.highest)
                  : `${percentWords(cluster.lowest)} to ${percentWords(cluster.highest)}`}
              </p>
              <p>{cluster.members.map(authorWords).join(' · ')}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
