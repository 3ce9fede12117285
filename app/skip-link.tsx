import styles from './skip-link.module.css';

/** First in the tab order: past the bar, to what the page is for. */
export function SkipLink() {
  return (
    <a href="#main" className={styles.skip} data-screen>
      Skip to content
    </a>
  );
}
