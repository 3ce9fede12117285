/** Sizes of the panes, in a cookie so that the server lays them out the way they were left. */

export const PANES_COOKIE = 'descent-panes';

export interface PaneLayout {
  /** Shares in per cent by pane. */
  readonly outer?: Readonly<Record<string, number>>;
  readonly inner?: Readonly<Record<string, number>>;
}

const OUTER = ['statement', 'work'];
const INNER = ['editor', 'results'];

/** Whatever a cookie held; anything odd is left out. */
export function parsePaneLayout(text: string | undefined): PaneLayout {
  try {
    const value = JSON.parse(decodeURIComponent(text ?? '{}')) as Record<string, unknown>;
    const outer = sharesOf(value.outer, OUTER);
    const inner = sharesOf(value.inner, INNER);
    return { ...(outer ? { outer } : {}), ...(inner ? { inner } : {}) };
  } catch {
    return {};
  }
}

export function paneCookie(layout: PaneLayout): string {
  const YEAR_SECONDS = 365 * 24 * 60 * 60;
  return `${PANES_COOKIE}=${encodeURIComponent(JSON.stringify(layout))}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}

function sharesOf(value: unknown, names: readonly string[]): Record<string, number> | null {
  if (typeof value !== 'object' || value === null) return null;
  const shares = names.map((name) => (value as Record<string, unknown>)[name]);
  if (!shares.every((share): share is number => typeof share === 'number' && share > 0 && share < 100))
    return null;
  return Object.fromEntries(names.map((name, at) => [name, shares[at] ?? 50]));
}
