import { buttonLook, type Look } from './button-look.ts';
import { Kbd } from './keys/kbd.tsx';
import { Spinner } from './spinner.tsx';

type ButtonProps = Look & {
  /** While set, the button is busy: it shows these words with a spinner and takes no clicks. */
  busy?: string | false | undefined;
} & React.ComponentPropsWithRef<'button'>;

export function Button(props: ButtonProps) {
  const { variant, size, icon, keys, wide, busy, children, className, disabled, type, onClick, ...rest } =
    props;
  const isBusy = typeof busy === 'string';
  return (
    <button
      type={type ?? 'button'}
      className={buttonLook({ variant, size, wide }, className)}
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
