import { buttonLook, type Look } from './button-look.ts';
import { Kbd } from './keys/kbd.tsx';
import { Spinner } from './spinner.tsx';

type ButtonProps = Look & {
  /** While set, the button is busy: it shows these words with a spinner and takes no clicks. */
  busy?: string | false | undefined;
  /** As `disabled`, but it keeps the focus: for a button that its own act leaves without anything to do. */
  idle?: boolean | undefined;
} & React.ComponentPropsWithRef<'button'>;

export function Button(props: ButtonProps) {
  const {
    variant,
    size,
    icon,
    keys,
    wide,
    busy,
    idle,
    children,
    className,
    disabled,
    type,
    onClick,
    ...rest
  } = props;
  const isBusy = typeof busy === 'string';
  const takesNothing = isBusy || idle === true;
  return (
    <button
      type={type ?? 'button'}
      className={buttonLook({ variant, size, wide }, className)}
      disabled={disabled}
      // A button that is `disabled` would lose the focus.
      aria-disabled={takesNothing || undefined}
      aria-busy={isBusy || undefined}
      onClick={takesNothing ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {isBusy ? <Spinner size={13} /> : icon}
      <span>{isBusy ? busy : children}</span>
      {keys !== undefined && !isBusy ? <Kbd keys={keys} /> : null}
    </button>
  );
}
