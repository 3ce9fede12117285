import type { PublishView } from '#server/studio/publish/publish-view.ts';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import styles from './publish-dialog.module.css';

/** What the check says of exactly these files. */
export function PublishCheckLine({ view: { check, unchanged } }: { readonly view: PublishView }) {
  const [glyph, words] = unchanged
    ? (['warning', 'Nothing has changed since the last version.'] as const)
    : check === null
      ? (['warning', 'The draft as it is now was not checked. Close this and check it first.'] as const)
      : check.green
        ? (['pass', 'The check is green.'] as const)
        : check.publishable
          ? (['warning', `The check found ${problemsInWords(check.problems)}.`] as const)
          : (['fail', 'The exercise cannot be published as it is: see what the check found.'] as const);
  return (
    <p className={styles.line}>
      <StatusGlyph status={glyph} size={15} /> {words}
    </p>
  );
}

/** Against the version that was published last or that it goes on from, words apart from what may change scores. */
export function PublishChanges({
  view: { changes, published, planned, effect },
}: {
  readonly view: PublishView;
}) {
  if (published.length === 0 && !planned?.goesOn)
    return <p className={styles.quiet}>This is the first version.</p>;
  if (changes.length === 0)
    return <p className={styles.quiet}>The files are those of version {published[0]?.number}.</p>;
  return (
    <section>
      <h3 className={styles.title}>
        What changes{' '}
        <span className={styles.quiet}>
          {effect === 'words' ? 'words only: no score changes' : 'scores may change'}
        </span>
      </h3>
      <ul className={styles.changes}>
        {changes.map(({ path, what, effect: of }) => (
          <li key={path}>
            <code>{path}</code> <span>{what}</span> <span className={styles.quiet}>{of}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function problemsInWords(problems: NonNullable<PublishView['check']>['problems']): string {
  const count = problems.filter(({ severity }) => severity === 'fails').length;
  return count === 1 ? '1 problem' : `${count} problems`;
}
