'use client';

import { deviceLine } from '#app/_device/device-words.ts';
import { useFoundDevice } from '#app/_device/use-found-device.ts';
import { Icon } from '#components/ui/icon.tsx';
import styles from './device-line.module.css';

/** What this browser runs the exercises on. */
export function DeviceLine() {
  const device = useFoundDevice();
  return (
    <p className={styles.line}>
      {device === null ? null : (
        <>
          <Icon name="chip" size={15} />
          {deviceLine(device)}
        </>
      )}
    </p>
  );
}
