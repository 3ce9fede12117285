import styles from './status-glyph.module.css';

export type Status =
  | 'pass'
  | 'fail'
  | 'warning'
  | 'running'
  | 'not-started'
  | 'in-progress'
  | 'provisional'
  | 'verified'
  | 'verified-part'
  | 'hidden'
  | 'locked'
  | 'coming';

const TICK = 'M4.9 8.3l2.1 2.1 4.1-4.4';
const SEAL =
  'M5.93 1.63Q8 -.36 10.07 1.63Q12.91 1.24 13.42 4.06Q15.95 5.42 14.7 8Q15.95 10.58 13.42 11.94Q12.91 14.76 10.07 14.37Q8 16.36 5.93 14.37Q3.09 14.76 2.58 11.94Q.05 10.58 1.3 8Q.05 5.42 2.58 4.06Q3.09 1.24 5.93 1.63Z';

const DRAWINGS: Record<Status, React.ReactNode> = {
  pass: (
    <>
      <circle className={styles.pass} cx="8" cy="8" r="7.2" />
      <path className={styles.cut} d={TICK} />
    </>
  ),
  fail: (
    <>
      <rect className={styles.fail} x="1.2" y="1.2" width="13.6" height="13.6" rx="2.4" />
      <path className={styles.cut} d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" />
    </>
  ),
  warning: (
    <>
      <path className={styles.warning} d="M8 1.4L15.2 14.4H.8z" />
      <path className={styles.onWarning} d="M8 6.2v3.6M8 12.2v.1" />
    </>
  ),
  running: (
    <>
      <circle className={styles.track} cx="8" cy="8" r="6.4" />
      <path className={styles.arc} d="M8 1.6A6.4 6.4 0 0 1 13.5 11.3" />
    </>
  ),
  'not-started': <circle className={styles.ring} cx="8" cy="8" r="6.4" />,
  'in-progress': (
    <>
      <circle className={styles.accentRing} cx="8" cy="8" r="6.4" />
      <path className={styles.accent} d="M8 1.6a6.4 6.4 0 0 1 0 12.8z" />
    </>
  ),
  provisional: (
    <>
      <circle className={styles.dashed} cx="8" cy="8" r="6.4" pathLength="96" />
      <path className={styles.line} d={TICK} />
    </>
  ),
  verified: (
    <>
      <path className={styles.pass} d={SEAL} />
      <path className={styles.cut} d={TICK} />
    </>
  ),
  'verified-part': (
    <>
      <path className={styles.sealLine} d={SEAL} />
      <path className={styles.line} d="M5 8h6" />
    </>
  ),
  hidden: (
    <>
      <circle className={styles.dotted} cx="8" cy="8" r="6.4" pathLength="96" />
      <path className={styles.thin} d="M6.3 6.6a1.75 1.75 0 1 1 2.6 1.5c-.6.35-.9.7-.9 1.3M8 11.3v.1" />
    </>
  ),
  locked: (
    <>
      <rect className={styles.ring} x="2.8" y="7" width="10.4" height="7" rx="1.4" />
      <path className={styles.ring} d="M5 7V4.6a3 3 0 0 1 6 0V7" />
    </>
  ),
  coming: (
    <>
      <circle className={styles.faint} cx="8" cy="8" r="6.4" pathLength="96" />
      <path className={styles.faintLine} d="M8 4.6V8l2.2 1.4" />
    </>
  ),
};

/**
 * A state as shape and colour. Put the word beside it; where there is no room for the word, give
 * `label`, and it is read out and shown as a tooltip.
 */
export function StatusGlyph({
  status,
  size = 16,
  label,
}: {
  status: Status;
  size?: number;
  label?: string | undefined;
}) {
  const className = status === 'running' ? `${styles.glyph} ${styles.turning}` : styles.glyph;
  const box = { className, width: size, height: size, viewBox: '0 0 16 16' };
  if (label === undefined) {
    return (
      <svg {...box} aria-hidden="true">
        {DRAWINGS[status]}
      </svg>
    );
  }
  return (
    <svg {...box} role="img" aria-label={label}>
      <title>{label}</title>
      {DRAWINGS[status]}
    </svg>
  );
}
