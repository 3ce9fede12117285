/** What was found of the luck of mistakes. Kept as JSON. */
import type { MistakeLuck } from '#grader/proof/luck.ts';

export interface DraftLuckFindings {
  /** That were asked for of each mistake which one case does not surely catch. */
  readonly seeds: number;
  readonly mistakes: readonly MistakeLuck[];
}
