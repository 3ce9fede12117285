import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './icon-button.module.css';

type IconButtonProps = {
  icon: IconName;
  /** Read out, and shown as a tooltip. */
  label: string;
  size?: number;
} & Omit<React.ComponentPropsWithRef<'button'>, 'children' | 'aria-label'>;

/** A button that is only a drawing. */
export function IconButton({ icon, label, size = 16, className, type, ...rest }: IconButtonProps) {
  return (
    <button
      type={type ?? 'button'}
      className={classNames(styles.button, className)}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon name={icon} size={size} />
    </button>
  );
}
