import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

/** What the server draws, before there is a window to measure: enough for most screens, and few items. */
const FIRST_WINDOW = { width: 1_080, height: 760 } as const;

export interface ScrollWindow {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What of a scrolled box is in view, as it scrolls and grows. */
export function useWindow(box: RefObject<HTMLElement | null>): {
  readonly window: ScrollWindow;
  readonly onScroll: () => void;
} {
  const [window, setWindow] = useState<ScrollWindow>({ left: 0, top: 0, ...FIRST_WINDOW });
  const measure = useCallback(() => {
    const element = box.current;
    if (!element) return;
    const { scrollLeft: left, scrollTop: top, clientWidth: width, clientHeight: height } = element;
    setWindow((before) =>
      before.left === left && before.top === top && before.width === width && before.height === height
        ? before
        : { left, top, width, height },
    );
  }, [box]);
  useLayoutEffect(() => {
    measure();
    const observer = new ResizeObserver(measure);
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, [box, measure]);
  return { window, onScroll: measure };
}
