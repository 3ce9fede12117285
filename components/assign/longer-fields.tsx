import type { Extension } from './assign-actions.ts';
import styles from './extend-form.module.css';
import { Instant } from './terms-form.tsx';

type Longer = Extension['longer'];

/** How much longer, as it is being written: each kind keeps what was typed for it. */
export interface WrittenLonger {
  readonly kind: Longer['kind'];
  readonly amount: string;
  readonly until: string;
}

const FIRST_AMOUNT = { days: '3', factor: '1.5', until: '' } as const;

export function longerOf({ kind, amount, until }: WrittenLonger): Longer {
  switch (kind) {
    case 'until':
      return { kind, at: until };
    case 'days':
      return { kind, days: Number(amount) };
    case 'factor':
      return { kind, factor: Number(amount) };
  }
}

interface LongerFieldsProps {
  readonly longer: WrittenLonger;
  readonly onChange: (longer: WrittenLonger) => void;
}

/** Days more, a date, or times as long. */
export function LongerFields({ longer, onChange }: LongerFieldsProps) {
  const { kind, amount, until } = longer;
  return (
    <>
      <select
        className={styles.select}
        aria-label="How much longer"
        value={kind}
        onChange={(event) => {
          const next = event.target.value as Longer['kind'];
          onChange({ ...longer, kind: next, amount: FIRST_AMOUNT[next] });
        }}
      >
        <option value="days">days more</option>
        <option value="until">until</option>
        <option value="factor">times as long</option>
      </select>
      {kind === 'until' ? (
        <Instant
          label="Until"
          value={until}
          onChange={(value) => onChange({ ...longer, until: value ?? until })}
        />
      ) : (
        <input
          type="number"
          className={styles.amount}
          aria-label={kind === 'days' ? 'Days' : 'Factor'}
          step={kind === 'days' ? 1 : 0.1}
          value={amount}
          onChange={(event) => onChange({ ...longer, amount: event.target.value })}
        />
      )}
    </>
  );
}
