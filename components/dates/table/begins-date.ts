type Pressed = Pick<React.KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Digits, a shift, and what a day of the week begins with: "7 dec", "+1w", "tue 18". `N` stays with the page. */
const FIRST = /^[\d+\-mtwfs]$/i;

/**
 * A key on a chosen cell that begins a date, as in a spreadsheet.
 * @param page.hasOffers keys 1 and 2 take an offer then, and no date begins with them
 */
export function beginsDate(pressed: Pressed, page: { readonly hasOffers: boolean }): boolean {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return false;
  if (page.hasOffers && (pressed.key === '1' || pressed.key === '2')) return false;
  return FIRST.test(pressed.key);
}
