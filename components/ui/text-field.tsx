import { useId } from 'react';
import { classNames } from './class-names.ts';
import styles from './text-field.module.css';

type TextFieldProps = {
  label: string;
  /** Keeps the label for screen readers only. */
  labelHidden?: boolean;
  /** 30 px high instead of 42, for tool bars. */
  compact?: boolean;
  /** Drawn inside, before the text. */
  icon?: React.ReactNode;
  /** Drawn inside, behind the text. */
  end?: React.ReactNode;
} & Omit<React.ComponentPropsWithRef<'input'>, 'id'>;

/** A labelled one-line field. */
export function TextField(props: TextFieldProps) {
  const { label, labelHidden = false, compact = false, icon, end, className, ...rest } = props;
  const id = useId();
  return (
    <div className={classNames(styles.field, compact && styles.compact, className)}>
      <label htmlFor={id} className={labelHidden ? styles.labelHidden : styles.label}>
        {label}
      </label>
      <div className={styles.box}>
        {icon}
        <input id={id} className={styles.input} {...rest} />
        {end}
      </div>
    </div>
  );
}
