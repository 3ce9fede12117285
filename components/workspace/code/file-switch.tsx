import styles from './file-switch.module.css';

const FILES = ['solution.ts', 'scratch.ts'] as const;
export type EditorFile = (typeof FILES)[number];

/** Which file the editor shows. */
export function FileSwitch({ file, onFile }: { file: EditorFile; onFile: (file: EditorFile) => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend and a box of its own
    <div role="group" aria-label="File" className={styles.files}>
      {FILES.map((name) => (
        <button
          key={name}
          type="button"
          className={styles.file}
          aria-pressed={name === file}
          onClick={() => onFile(name)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
