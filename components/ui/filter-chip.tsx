import Link from 'next/link';
import styles from './filter-chip.module.css';

interface ChipProps {
  readonly isOn: boolean;
  /** How many there are of it. */
  readonly count?: number;
  readonly children: React.ReactNode;
}

/** One of several filters side by side, with how many it would leave. */
export function FilterChip({ isOn, count, children, onPress }: ChipProps & { readonly onPress: () => void }) {
  return (
    <button type="button" className={styles.chip} aria-pressed={isOn} onClick={onPress}>
      {children}
      <Count count={count} />
    </button>
  );
}

/** The same where each filter is an address. */
export function FilterChipLink({
  isOn,
  count,
  children,
  ...link
}: ChipProps & { readonly href: string; readonly title?: string }) {
  return (
    <Link {...link} replace scroll={false} className={styles.chip} aria-current={isOn ? 'true' : undefined}>
      {children}
      <Count count={count} />
    </Link>
  );
}

function Count({ count }: { readonly count: number | undefined }) {
  return count === undefined ? null : (
    <>
      {' '}
      <span className={styles.count}>{count}</span>
    </>
  );
}
