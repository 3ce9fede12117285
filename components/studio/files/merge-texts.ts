import { diff3Merge } from 'node-diff3';

export interface MergedText {
  readonly text: string;
  /** Places where both wrote other lines: both stand there, between marks as git writes them. */
  readonly conflicts: number;
}

export const CONFLICT_MARKS = { theirs: '<<<<<<< theirs', between: '=======', mine: '>>>>>>> mine' } as const;

/** What both changed of one text, line by line. Without a text that both began from, all that is not the same meets. */
export function mergeTexts(texts: {
  readonly base: string | null;
  readonly theirs: string;
  readonly mine: string;
}): MergedText {
  const [theirs, base, mine] = [texts.theirs, texts.base ?? '', texts.mine].map((text) => text.split('\n'));
  const regions = diff3Merge(theirs ?? [], base ?? [], mine ?? [], { excludeFalseConflicts: true });
  const lines = regions.flatMap(({ ok, conflict }) =>
    conflict
      ? [CONFLICT_MARKS.theirs, ...conflict.a, CONFLICT_MARKS.between, ...conflict.b, CONFLICT_MARKS.mine]
      : (ok ?? []),
  );
  return { text: lines.join('\n'), conflicts: regions.filter(({ conflict }) => conflict).length };
}
