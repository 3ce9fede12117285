/** What is said of the luck of mistakes: the only place that words it. */
import type { MistakeLuck } from '#grader/proof/luck.ts';
import type { CheckMatrix } from '#server/jobs/drafts/check-matrix-view.ts';

export interface LuckRow {
  readonly path: string;
  readonly title: string;
  readonly tone: 'pass' | 'warn';
  /** "0 of 200", "every seed". */
  readonly slips: string;
  readonly detail: string;
}

/** One in twenty of the chances beyond it would have shown. */
const CONFIDENT = 0.05;

/** The largest chance of slipping through that none of so many seeds fits with. */
export function chanceAtMost(tried: number): number {
  return tried === 0 ? 1 : 1 - CONFIDENT ** (1 / tried);
}

/** The likeliest to slip through first. */
export function luckRows(mistakes: readonly MistakeLuck[], { rows, cases }: CheckMatrix): LuckRow[] {
  const titleOf = (path: string) =>
    rows.find((row) => row.path === path)?.title ?? path.split('/').at(-1) ?? path;
  const caseTitle = (id: string) => `“${cases.find((one) => one.id === id)?.title ?? id}”`;
  return [...mistakes]
    .sort((a, b) => share(b) - share(a))
    .map((mistake): LuckRow => {
      const { path, slipped, tried, surely } = mistake;
      const about = { path, title: titleOf(path) };
      const [first] = surely;
      if (first !== undefined)
        return {
          ...about,
          tone: 'pass',
          slips: 'never',
          detail: `${caseTitle(first)} ${surely.length === 1 ? 'catches' : `and ${surely.length - 1} more catch`} it whatever the seed.`,
        };
      const best = [...mistake.cases].sort((a, b) => b.caught - a.caught)[0];
      const caught =
        best === undefined || best.caught === 0
          ? 'No case catches it.'
          : `${caseTitle(best.caseId)} catches it most often, with ${best.caught} of ${tried} seeds.`;
      return {
        ...about,
        tone: slipped === 0 ? 'pass' : 'warn',
        slips: `${slipped} of ${tried}`,
        detail:
          slipped === 0
            ? `Hardly ever: in at most ${percent(chanceAtMost(tried))} of runs. ${caught}`
            : `A student who makes it earns everything in ${percent(slipped / tried)} of runs. ${caught}`,
      };
    });
}

function share({ slipped, tried }: MistakeLuck): number {
  return tried === 0 ? -1 : slipped / tried;
}

function percent(value: number): string {
  const shown = value * 100;
  return `${shown < 10 && shown > 0 ? shown.toFixed(1) : Math.round(shown)} %`;
}

/** "2 of 5 mistakes can slip through by luck". */
export function luckHeadline(mistakes: readonly MistakeLuck[]): string {
  const lucky = mistakes.filter(({ slipped }) => slipped > 0).length;
  if (mistakes.length === 0) return 'No known mistake to try';
  if (lucky === 0) return 'No known mistake slips through by luck';
  return `${lucky} of ${mistakes.length} known ${mistakes.length === 1 ? 'mistake' : 'mistakes'} can slip through by luck`;
}
