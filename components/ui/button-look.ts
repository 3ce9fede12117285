import styles from './button.module.css';
import { classNames } from './class-names.ts';

/** How a button, or a link that looks like one, can be drawn. */
export interface Look {
  /** One primary button per screen. */
  variant?: 'primary' | 'secondary' | 'ghost' | undefined;
  /** 27, 32 and 42 px high. */
  size?: 'small' | 'medium' | 'large' | undefined;
  /** Drawn before the label. */
  icon?: React.ReactNode;
  /** Shortcut shown behind the label, such as "Ctrl Enter". */
  keys?: string | undefined;
  /** Full width of its place. */
  wide?: boolean | undefined;
}

/** The classes of that look, and of the place it stands in. */
export function buttonLook({ variant, size, wide }: Look, className?: string): string {
  return classNames(
    styles.button,
    styles[variant ?? 'secondary'],
    styles[size ?? 'medium'],
    wide === true && styles.wide,
    className,
  );
}
