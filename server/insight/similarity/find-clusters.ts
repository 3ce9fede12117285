import type { SimilarPair } from './similarity-findings.ts';

export interface Cluster {
  /** Submissions. */
  readonly members: readonly string[];
  readonly pairs: readonly SimilarPair[];
}

/** Who is linked by pairs, directly or over others: the largest first. */
export function findClusters(pairs: readonly SimilarPair[]): readonly Cluster[] {
  const cluster = new Map<string, Set<string>>();
  const of = (id: string) => cluster.get(id) ?? new Set([id]);
  for (const { left, right } of pairs) {
    const joined = new Set([...of(left), ...of(right)]);
    for (const id of joined) cluster.set(id, joined);
  }
  return [...new Set(cluster.values())]
    .map((members) => ({ members: [...members], pairs: pairs.filter(({ left }) => members.has(left)) }))
    .toSorted((a, b) => b.members.length - a.members.length || strongest(b) - strongest(a));
}

const strongest = ({ pairs }: Cluster): number => Math.max(0, ...pairs.map(({ similarity }) => similarity));
