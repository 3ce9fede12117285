'use client';

import { deviceWords } from '#app/_device/device-words.ts';
import { useFoundDevice } from '#app/_device/use-found-device.ts';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import styles from './device-check.module.css';

/** Whether this browser can run the exercises, and on what; a slow device is no reason for alarm. */
export function DeviceCheck() {
  const device = useFoundDevice();
  const words = device === null ? null : deviceWords(device);
  return (
    <div className={styles.check} role="status">
      <StatusGlyph status={words === null ? 'running' : 'pass'} />
      <div>
        <div className={styles.title}>{words?.title ?? 'Checking what this browser can run'}</div>
        <div className={styles.detail}>{words?.detail ?? 'Asking for WebGPU'}</div>
      </div>
    </div>
  );
}
