import type { FingerprintIndex, TokenizedFile } from '@dodona/dolos-core';
import type { ComparedProgram } from './compared-program.ts';

/** About five lines; two programs that have less of their own are alike by chance. */
export const OWN_MIN = 10;

/** One program, with all that are the same but for names and layout. */
export interface Entry {
  readonly file: TokenizedFile;
  readonly copies: readonly [ComparedProgram, ...ComparedProgram[]];
  /** One of them is of this course. */
  readonly isHere: boolean;
  /** Fingerprints that are left once what is given and what is common is out. */
  own: number;
}

export interface Shared {
  readonly a: Entry;
  readonly b: Entry;
  /** 0 to 1. */
  readonly similarity: number;
}

/**
 * How much each two share that share anything, and what each has of its own. From the fingerprints to the pairs, as most
 * pairs share none; and not by the library's own figure, which takes one side's ignored fingerprints for both.
 */
export async function countShared(
  index: FingerprintIndex,
  { entries, pause }: { entries: readonly Entry[]; pause: () => Promise<void> },
): Promise<readonly Shared[]> {
  const byFile = new Map(entries.map((entry) => [entry.file.id, entry]));
  const covered = new Map<string, { readonly a: Entry; readonly b: Entry; times: number }>();
  for (const fingerprint of index.sharedFingerprints()) {
    if (fingerprint.ignored) continue;
    const having = fingerprint.files().flatMap((file) => {
      const entry = byFile.get(file.id);
      return entry ? [{ entry, times: fingerprint.occurrencesOf(file).length }] : [];
    });
    for (const [at, { entry: a, times }] of having.entries()) {
      a.own += times;
      for (const { entry: b, times: others } of having.slice(at + 1)) {
        if (!a.isHere && !b.isHere) continue;
        const key = `${a.file.id} ${b.file.id}`;
        const pair = covered.get(key) ?? { a, b, times: 0 };
        pair.times += times + others;
        covered.set(key, pair);
      }
    }
    await pause();
  }
  return [...covered.values()].flatMap(({ a, b, times }) =>
    a.own < OWN_MIN || b.own < OWN_MIN ? [] : [{ a, b, similarity: times / (a.own + b.own) }],
  );
}
