/**
 * Where layouts change, in CSS pixels; a style sheet writes them as `(width < 760px)`. Below them: one pane at a time
 * (`phone`), no picture beside a form and no tiles beside a name (`sideBySide`), no rail beside a list (`rail`), results
 * under the editor (`panes`).
 */
export const BREAKPOINTS = { phone: 760, sideBySide: 900, rail: 1100, panes: 1200 } as const;

/** The media query of a window at least that wide. */
export function atLeast(breakpoint: keyof typeof BREAKPOINTS): string {
  return `(width >= ${BREAKPOINTS[breakpoint]}px)`;
}
