/** Sizes of the panes, in a cookie so that the server lays them out the way they were left. */

export const PANES_COOKIE = 'descent-panes';

export interface PaneLayout {
  /** Widths in pixels. */
  readonly statement?: number;
  readonly results?: number;
  /** Height of the results under the editor, in per cent of both. */
  readonly below?: number;
}

/** What the style sheet reads, and the largest value that a cookie may bring; the style sheet keeps them in bounds. */
export const PANE_VARIABLES = {
  statement: { name: '--statement-width', unit: 'px', max: 10_000 },
  results: { name: '--results-width', unit: 'px', max: 10_000 },
  below: { name: '--results-height', unit: '%', max: 100 },
} as const;

const PANES = ['statement', 'results', 'below'] as const;

/** Whatever a cookie held; anything odd is left out. */
export function parsePaneLayout(text: string | undefined): PaneLayout {
  try {
    const value: unknown = JSON.parse(decodeURIComponent(text ?? '{}'));
    if (typeof value !== 'object' || value === null) return {};
    const sizes = value as Record<string, unknown>;
    return Object.fromEntries(
      PANES.flatMap((pane) => {
        const size = sizes[pane];
        return typeof size === 'number' && size > 0 && size < PANE_VARIABLES[pane].max ? [[pane, size]] : [];
      }),
    );
  } catch {
    return {};
  }
}

/** The variables of the sizes that are not the design's. */
export function paneStyle(layout: PaneLayout): Record<string, string> {
  return Object.fromEntries(
    PANES.flatMap((pane) => {
      const { name, unit } = PANE_VARIABLES[pane];
      return layout[pane] === undefined ? [] : [[name, `${layout[pane]}${unit}`]];
    }),
  );
}

export function paneCookie(layout: PaneLayout): string {
  const YEAR_SECONDS = 365 * 24 * 60 * 60;
  return `${PANES_COOKIE}=${encodeURIComponent(JSON.stringify(layout))}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
