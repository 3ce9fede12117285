import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { dropPlace } from './module-moves.ts';

/** Marks what is dragged as a module of one list; links and files that are dragged over it are none. */
const KEY = 'descent-module';

interface ModuleDrag {
  readonly row: RefObject<HTMLElement | null>;
  readonly place: number;
  readonly onMove: (move: { from: number; to: number }) => void;
}

/** Lets a row be dragged, and others be dropped on it. Gives the edge at which the dragged one would land. */
export function useModuleDrag({ row, place, onMove }: ModuleDrag): 'above' | 'below' | null {
  const [edge, setEdge] = useState<'above' | 'below' | null>(null);
  const move = useEffectEvent(onMove);
  useEffect(() => {
    const element = row.current;
    if (!element) return;
    const isLowerHalf = (clientY: number) => {
      const { top, height } = element.getBoundingClientRect();
      return clientY > top + height / 2;
    };
    return combine(
      draggable({ element, getInitialData: () => ({ [KEY]: place }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => typeof source.data[KEY] === 'number',
        onDrag: ({ location }) => setEdge(isLowerHalf(location.current.input.clientY) ? 'below' : 'above'),
        onDragLeave: () => setEdge(null),
        onDrop: ({ source, location }) => {
          setEdge(null);
          const from = source.data[KEY];
          if (typeof from !== 'number') return;
          const to = dropPlace({
            from,
            over: place,
            isLowerHalf: isLowerHalf(location.current.input.clientY),
          });
          if (to !== from) move({ from, to });
        },
      }),
    );
  }, [row, place]);
  return edge;
}
