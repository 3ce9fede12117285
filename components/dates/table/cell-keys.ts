import { beginsDate } from './begins-date.ts';

/** What a key on a chosen cell of the table of dates asks for. */
export type CellAct =
  /** Dates of all chosen cells go that many days on. */
  | { readonly kind: 'shift'; readonly days: number }
  | { readonly kind: 'move'; readonly by: CellStep; readonly extend: boolean }
  /** The upmost date of those chosen becomes that of all. */
  | { readonly kind: 'fill' }
  /** Opens the cell; with the key that was text, or as it is. */
  | { readonly kind: 'open'; readonly typed: string | null }
  | { readonly kind: 'clear' };

type CellStep = readonly [down: number, across: number];

type Pressed = Pick<React.KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const STEPS: Readonly<Record<string, CellStep>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const DAYS_OF_A_WEEK = 7;

/**
 * Null: the key is none of the table's.
 * @param page.hasOffers keys 1 and 2 take an offer then
 */
export function actOfKey(pressed: Pressed, page: { readonly hasOffers: boolean }): CellAct | null {
  const { key, altKey, shiftKey } = pressed;
  if (altKey && key === 'ArrowRight') return { kind: 'shift', days: DAYS_OF_A_WEEK };
  if (altKey && key === 'ArrowLeft') return { kind: 'shift', days: -DAYS_OF_A_WEEK };
  const by = STEPS[key];
  if (by) return { kind: 'move', by, extend: shiftKey };
  if ((pressed.ctrlKey || pressed.metaKey) && key.toLowerCase() === 'd') return { kind: 'fill' };
  if (key === 'Enter' || key === 'F2') return { kind: 'open', typed: null };
  if (beginsDate(pressed, page)) return { kind: 'open', typed: key };
  return key === 'Delete' ? { kind: 'clear' } : null;
}
