import { useEffect, useEffectEvent } from 'react';
import { isLayerOpen } from '../ui/keys/open-layers.ts';

interface DatesKeys {
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onNextConflict: () => void;
  /** Takes the first or the second offer. */
  readonly onOffer: (place: 0 | 1) => void;
}

/** Keys of the whole page, as long as nobody types and no dialog is open. */
export function useDatesKeys(keys: DatesKeys): void {
  const act = useEffectEvent((event: KeyboardEvent): boolean => {
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
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (!isTyping && !isLayerOpen() && act(event)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
