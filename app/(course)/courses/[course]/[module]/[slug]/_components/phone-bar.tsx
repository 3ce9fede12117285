import { Button } from '#components/ui/button.tsx';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import styles from './phone-bar.module.css';

export type PhoneTab = 'statement' | 'code' | 'results';

const TABS: readonly { id: PhoneTab; label: string; icon: IconName }[] = [
  { id: 'statement', label: 'Statement', icon: 'statement' },
  { id: 'code', label: 'Code', icon: 'code' },
  { id: 'results', label: 'Results', icon: 'list' },
];

interface PhoneBarProps {
  readonly tab: PhoneTab;
  readonly onTab: (tab: PhoneTab) => void;
  readonly failing: number;
  readonly running: boolean;
  readonly onRun: () => void;
  readonly onStop: () => void;
}

/** Below 760 px: one pane at a time, Run always in reach. */
export function PhoneBar({ tab, onTab, failing, running, onRun, onStop }: PhoneBarProps) {
  return (
    <nav className={styles.bar} aria-label="Panes">
      {TABS.map(({ id, label, icon }) => (
        <button
          key={id}
          type="button"
          className={styles.tab}
          aria-current={id === tab ? 'true' : undefined}
          onClick={() => onTab(id)}
        >
          <span className={styles.icon}>
            <Icon name={icon} size={20} />
            {id === 'results' && failing > 0 && tab !== 'results' ? (
              <span className={styles.badge}>
                {failing}
                <VisuallyHidden> failing</VisuallyHidden>
              </span>
            ) : null}
          </span>
          {label}
        </button>
      ))}
      <Button
        variant="primary"
        size="large"
        className={styles.run}
        icon={running ? undefined : <Icon name="play" size={15} />}
        onClick={running ? onStop : onRun}
      >
        {running ? 'Stop' : 'Run'}
      </Button>
    </nav>
  );
}
