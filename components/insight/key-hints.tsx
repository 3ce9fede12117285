import { Kbd } from '../ui/keys/kbd.tsx';
import styles from './key-hints.module.css';

/** What keys do, at the foot of a page. */
export function KeyHints({ hints }: { readonly hints: readonly (readonly [words: string, keys: string])[] }) {
  return (
    <span className={styles.hints}>
      {hints.map(([words, keys]) => (
        <span key={words} className={styles.hint}>
          {words} <Kbd keys={keys} />
        </span>
      ))}
    </span>
  );
}
