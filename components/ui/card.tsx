import styles from './card.module.css';
import { classNames } from './class-names.ts';

type CardProps = { as?: 'div' | 'section' | 'article' | 'aside' } & React.HTMLAttributes<HTMLElement>;

/** A surface with an edge: for what stands alone on the canvas, never inside another card. */
export function Card({ as: Element = 'section', className, ...rest }: CardProps) {
  return <Element className={classNames(styles.card, className)} {...rest} />;
}
