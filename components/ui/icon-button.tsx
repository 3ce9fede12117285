import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './icon-button.module.css';

type IconButtonProps = {
  icon: IconName;
  /** Read out, and shown as a tooltip. */
  label: string;
  size?: number;
  /** As a `Button`’s. */
  idle?: boolean;
} & Omit<React.ComponentPropsWithRef<'button'>, 'children' | 'aria-label'>;

/** A button that is only a drawing. */
export function IconButton(props: IconButtonProps) {
  const { icon, label, size = 16, idle = false, className, type, onClick, ...rest } = props;
  return (
    <button
      type={type ?? 'button'}
      className={classNames(styles.button, className)}
      aria-label={label}
      title={label}
      aria-disabled={idle || undefined}
      onClick={idle ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      <Icon name={icon} size={size} />
    </button>
  );
}
