import Link from 'next/link';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import { Spinner } from './spinner.tsx';

interface Look {
  /** One primary button per screen. */
  variant?: 'primary' | 'secondary' | 'ghost';
  /** 27, 32 and 42 px high. */
  size?: 'small' | 'medium' | 'large';
  /** Drawn before the label. */
  icon?: React.ReactNode;
  /** Shortcut shown behind the label, such as "Ctrl Enter". */
  keys?: string | undefined;
  /** Full width of its place. */
  wide?: boolean;
}

type ButtonProps = Look & {
  /** While set, the button is busy: it shows these words with a spinner and takes no clicks. */
  busy?: string | false | undefined;
} & React.ComponentPropsWithRef<'button'>;

function look({ variant = 'secondary', size = 'medium', wide = false }: Look, className?: string) {
  return classNames(styles.button, styles[variant], styles[size], wide && styles.wide, className);
}

export function Button(props: ButtonProps) {
  const { variant, size, icon, keys, wide, busy, children, className, disabled, type, onClick, ...rest } =
    props;
  const isBusy = typeof busy === 'string';
  return (
    <button
      type={type ?? 'button'}
      className={look(
        { ...(variant ? { variant } : {}), ...(size ? { size } : {}), ...(wide ? { wide } : {}) },
        className,
      )}
      disabled={disabled}
      // A busy button keeps the focus, so it is not `disabled`.
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {isBusy ? <Spinner size={13} /> : icon}
      <span>{isBusy ? busy : children}</span>
      {keys !== undefined && !isBusy ? <Kbd keys={keys} /> : null}
    </button>
  );
}

type ButtonLinkProps = Look & { href: string } & Omit<React.ComponentProps<typeof Link>, 'href'>;

/** A link that looks like a button. */
export function ButtonLink(props: ButtonLinkProps) {
  const { variant, size, icon, keys, wide, children, className, ...rest } = props;
  return (
    <Link
      className={look(
        { ...(variant ? { variant } : {}), ...(size ? { size } : {}), ...(wide ? { wide } : {}) },
        className,
      )}
      {...rest}
    >
      {icon}
      <span>{children}</span>
      {keys === undefined ? null : <Kbd keys={keys} />}
    </Link>
  );
}
