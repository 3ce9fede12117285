import { usePageKeydown } from '../ui/keys/page-keys.ts';

interface DatesKeys {
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onNextConflict: () => void;
  /** Takes the first or the second offer. */
  readonly onOffer: (place: 0 | 1) => void;
}

/** Keys of the whole page, as long as nobody types and no dialog is open. */
export function useDatesKeys(keys: DatesKeys): void {
  usePageKeydown((event) => {
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      if (key !== 'z') return false;
      if (event.shiftKey) keys.onRedo();
      else keys.onUndo();
      return true;
    }
    if (event.altKey) return false;
    if (key === 'n') keys.onNextConflict();
    else if (key === '1') keys.onOffer(0);
    else if (key === '2') keys.onOffer(1);
    else return false;
    return true;
  });
}
