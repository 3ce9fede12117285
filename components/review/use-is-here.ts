import { type RefObject, useEffect, useRef } from 'react';

/** Whether the submission that an act was asked for is still the open one: who has gone on is led nowhere by its answer. */
export function useIsHere(): RefObject<boolean> {
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return isHere;
}
