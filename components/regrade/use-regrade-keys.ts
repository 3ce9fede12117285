import { useEffect, useRef } from 'react';
import { isLayerOpen } from '../ui/keys/open-layers.ts';

/** Keys by their lower-case name, where nobody writes and nothing lies over the page. Enter stays with what has the focus. */
export function useRegradeKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const at = event.target instanceof HTMLElement ? event.target : null;
      const isTyping = at?.matches('input, textarea, select') === true;
      const isPressing = event.key === 'Enter' && at?.matches('a, button') === true;
      if (isTyping || isPressing || event.ctrlKey || event.metaKey || event.altKey || isLayerOpen()) return;
      const act = latest.current[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
