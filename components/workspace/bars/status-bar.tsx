'use client';

import type { Device } from '#grader/protocol.ts';
import { deviceChip } from '../../device/device-words.ts';
import type { CursorPlace } from '../../editor/editor-handle.ts';
import { formatDuration } from '../../evidence/words/number-words.ts';
import type { BackendChoice } from '../../runs/wanted-backend.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/keys/kbd.tsx';
import { type LiveValue, useLive } from '../live-value.ts';
import styles from './status-bar.module.css';
import { useOnline } from './use-online.ts';

interface StatusBarProps {
  readonly device: Device | null;
  readonly problem: string | null;
  readonly backend: BackendChoice;
  /** Something runs: it keeps its device. */
  readonly busy: boolean;
  readonly lastRunMs: number | null;
  readonly leaked: number | null;
  /** Null until the editor is there. */
  readonly cursor: LiveValue<CursorPlace> | null;
  /** Forbidden operations in the code now. */
  readonly forbidden: number;
  readonly onShortcuts: () => void;
}

/** Device and timings: all that is not the work itself. */
export function StatusBar(props: StatusBarProps) {
  const { device, problem, backend, busy, lastRunMs, leaked, cursor, forbidden, onShortcuts } = props;
  const chip = deviceChip(device, problem, backend.wanted);
  const online = useOnline();
  return (
    <footer className={styles.bar} data-screen>
      <span className={styles.device} data-device={device?.backend ?? 'none'}>
        <span className={styles[chip.mark]} aria-hidden="true" />
        {chip.text}
        <DeviceWhy device={device} reason={chip.reason} backend={backend} busy={busy} />
      </span>
      {online ? null : (
        <span className={styles.device} role="status">
          <span className={styles.ring} aria-hidden="true" />
          Offline: runs work, submissions wait
        </span>
      )}
      <span className={styles.wide}>TensorFlow.js 4.22</span>
      {lastRunMs === null ? null : <span className={styles.wide}>Last run {formatDuration(lastRunMs)}</span>}
      {leaked === null ? null : <span className={styles.wide}>Tensors {leaked} leaked</span>}
      <span className={styles.space} />
      {forbidden === 0 ? null : (
        <span className={styles.wide}>
          {forbidden} forbidden {forbidden === 1 ? 'operation' : 'operations'}
        </span>
      )}
      {cursor === null ? null : <Cursor cursor={cursor} />}
      <span className={styles.wide}>TypeScript</span>
      <button type="button" className={styles.shortcuts} onClick={onShortcuts}>
        Shortcuts <Kbd keys="?" />
      </button>
    </footer>
  );
}

interface DeviceWhyProps extends Pick<StatusBarProps, 'device' | 'backend' | 'busy'> {
  readonly reason: string;
}

/** Why it is this device, and the way to the other one where there is another. */
function DeviceWhy({ device, reason, backend, busy }: DeviceWhyProps) {
  const { wanted, trains, choose } = backend;
  const small = trains ? 'Small networks train faster on the processor than on a GPU.' : '';
  const why = [reason, small].filter((part) => part !== '').join(' ');
  const other = wanted === 'cpu' ? 'best' : 'cpu';
  // Also while it starts: a GPU may never answer.
  const changes = wanted === 'cpu' || device?.backend !== 'cpu';
  if (why === '' && !changes) return null;
  return (
    <details className={styles.why}>
      <summary>{why === '' ? 'Change' : 'Why?'}</summary>
      <div>
        {why === '' ? null : <p>{why}</p>}
        {changes ? (
          <Button size="small" disabled={busy} onClick={() => choose(other)}>
            {other === 'cpu' ? 'Run on the processor' : 'Run on the GPU, if there is one'}
          </Button>
        ) : null}
        {changes && busy ? <p>What runs keeps its device. Stop it, or wait for its end.</p> : null}
      </div>
    </details>
  );
}

/** Alone, since it moves with each key. */
function Cursor({ cursor }: { readonly cursor: LiveValue<CursorPlace> }) {
  const { line, column } = useLive(cursor, (place) => place);
  return (
    <span className={styles.wide}>
      Ln {line}, Col {column}
    </span>
  );
}
