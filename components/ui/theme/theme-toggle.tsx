'use client';

import { Icon } from '../icon.tsx';
import buttonStyles from '../icon-button.module.css';
import styles from './theme-toggle.module.css';
import { chooseTheme, shownTheme } from './use-theme.ts';

/** Switches between light and dark. Which drawing shows is up to the stylesheet, so the server need not know. */
export function ThemeToggle() {
  return (
    <button
      type="button"
      className={buttonStyles.button}
      aria-label="Switch between light and dark"
      title="Switch between light and dark"
      onClick={() => chooseTheme(shownTheme() === 'dark' ? 'light' : 'dark')}
    >
      <span className={styles.inLight}>
        <Icon name="moon" />
      </span>
      <span className={styles.inDark}>
        <Icon name="sun" />
      </span>
    </button>
  );
}
