/**
 * Which programs are similar beyond what all were given and what many write. Winnowed fingerprints of tokens: Schleimer,
 * Wilkerson, Aiken (SIGMOD 2003), as Dolos has them.
 */
import { File, FingerprintIndex, Region, type SharedFingerprint, TokenizedFile } from '@dodona/dolos-core';
import type { CodeTokens } from './code-tokens.ts';
import type { ComparedProgram } from './compared-program.ts';
import { countShared, type Entry, OWN_MIN, type Shared } from './count-shared.ts';
import { placesOf } from './similar-places.ts';
import { type SimilarityFindings, type SimilarPair, STEPS } from './similarity-findings.ts';

export interface ComparedPrograms {
  readonly programs: readonly ComparedProgram[];
  /** Starter, reference, helpers, what the statement shows. */
  readonly given: readonly CodeTokens[];
  /** Submissions that are no programs, or far too long. */
  readonly unread: number;
  /** Lets others have their turn; called often. */
  readonly pause: () => Promise<void>;
}

/** Every shared run of 17 tokens, about two lines, is found; none shorter than 12 is. */
const KGRAM_LENGTH = 12;
const KGRAMS_IN_WINDOW = 6;
/** What a fifth of all programs have is how the exercise is solved. Of a handful of programs nothing is. */
const IDIOM_SHARE = 0.2;
const IDIOM_MIN = 5;
/** What one program repeats more often, a table or a copied line, would be paired with itself without end. */
const REPEATS_MAX = 20;
/** Below it pairs are the noise of one exercise. */
const KEPT_FROM = 0.3;
const PAIRS_MAX = 300;

export async function comparePrograms(compared: ComparedPrograms): Promise<SimilarityFindings> {
  const { programs, given, pause, unread } = compared;
  const index = new FingerprintIndex(KGRAM_LENGTH, KGRAMS_IN_WINDOW);
  const entries: Entry[] = [];
  // Those that are the same but for names and layout count once, or a large ring of them would pass for how it is done.
  for (const [first, ...more] of Map.groupBy(programs, ({ code }) => code.tokens.join(' ')).values()) {
    if (!first) continue;
    const file = fileOf(first.code);
    const copies = [first, ...more] as const;
    index.addFiles([file]);
    entries.push({ file, copies, isHere: copies.some(({ isEarlier }) => !isEarlier), own: 0 });
    await pause();
  }
  // After the programs: the library forgets that a fingerprint is ignored when a program with it comes later.
  for (const code of given) {
    index.addIgnoredFile(fileOf(code));
    await pause();
  }
  index.addIgnoredHashes(commonHashes(index, entries.length));
  const shared = await countShared(index, { entries, pause });
  const found = [...copiesOf(entries), ...shared].flatMap(pairsOf);
  const kept = found.toSorted((a, b) => b.similarity - a.similarity).slice(0, PAIRS_MAX);
  const pairs: SimilarPair[] = [];
  for (const pair of kept) {
    pairs.push({
      left: pair.left.id,
      right: pair.right.id,
      similarity: pair.similarity,
      places: placesOf(index, pair),
    });
    await pause();
  }
  const isHere = ({ isEarlier }: ComparedProgram) => !isEarlier;
  const short = entries.filter(({ own }) => own < OWN_MIN).flatMap(({ copies }) => copies);
  return {
    programs: programs.filter(isHere).length,
    earlier: programs.length - programs.filter(isHere).length,
    short: short.filter(isHere).length,
    unread,
    pairs,
    pairsLeftOut: found.length - kept.length,
    distribution: distributionOf(entries, shared),
  };
}

/** Places are the numbers of tokens: each copy has lines of its own. */
function fileOf({ tokens }: CodeTokens): TokenizedFile {
  return new TokenizedFile(
    new File('', ''),
    [...tokens],
    tokens.map((_token, at) => new Region(at, 0, at, 1)),
  );
}

/** What many write, and what one program repeats. */
function commonHashes(index: FingerprintIndex, programs: number): number[] {
  const idiom = Math.max(IDIOM_MIN, Math.ceil(programs * IDIOM_SHARE));
  const isCommon = (shared: SharedFingerprint) =>
    shared.fileCount() > idiom ||
    shared.files().some((file) => shared.occurrencesOf(file).length > REPEATS_MAX);
  return index
    .sharedFingerprints()
    .filter(isCommon)
    .map(({ hash }) => hash);
}

const copiesOf = (entries: readonly Entry[]): readonly Shared[] =>
  entries.flatMap((entry) => (entry.own < OWN_MIN ? [] : [{ a: entry, b: entry, similarity: 1 }]));

/** Of everyone who wrote the one with everyone who wrote the other; of this course on the left. */
function pairsOf({ a, b, similarity }: Shared) {
  if (similarity < KEPT_FROM) return [];
  return a.copies.flatMap((one, at) =>
    (a === b ? a.copies.slice(at + 1) : b.copies).flatMap((other) => {
      if (one.isEarlier && other.isEarlier) return [];
      const files = { leftFile: a.file, rightFile: b.file, similarity };
      if (!one.isEarlier) return [{ ...files, left: one, right: other }];
      return [{ ...files, leftFile: b.file, rightFile: a.file, left: other, right: one }];
    }),
  );
}

/** Highest similarity of each program of the course, in steps; those that are too short have none. */
function distributionOf(entries: readonly Entry[], shared: readonly Shared[]): readonly number[] {
  const highest = new Map<Entry, number>();
  for (const { a, b, similarity } of shared)
    for (const entry of [a, b]) highest.set(entry, Math.max(highest.get(entry) ?? 0, similarity));
  const counts = new Array<number>(STEPS).fill(0);
  for (const entry of entries) {
    if (entry.own < OWN_MIN) continue;
    const top = entry.copies.length > 1 ? 1 : (highest.get(entry) ?? 0);
    // 0.35 is of the step that begins there, whatever binary fractions make of it.
    const step = Math.min(Math.floor(top * STEPS + 1e-9), STEPS - 1);
    counts[step] = (counts[step] ?? 0) + entry.copies.filter(({ isEarlier }) => !isEarlier).length;
  }
  return counts;
}
