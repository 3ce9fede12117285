'use client';

import { useSyncExternalStore } from 'react';
import styles from './kbd.module.css';
import { keyCaps, speakKeys } from './key-caps.ts';

const neverChanges = () => () => {};
const readIsMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** True on Apple systems; false while the server renders. */
function useIsMac(): boolean {
  return useSyncExternalStore(neverChanges, readIsMac, () => false);
}

/** The visible keys of an action: `keys="Ctrl Shift Enter"`; macOS gets its own symbols. */
export function Kbd({ keys }: { keys: string }) {
  const isMac = useIsMac();
  return (
    <span className={styles.keys} aria-hidden="true" title={speakKeys(keys, isMac)}>
      {keyCaps(keys, isMac).map((cap) => (
        <kbd key={cap} className={styles.key}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
