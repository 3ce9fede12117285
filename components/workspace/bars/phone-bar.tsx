import { Button } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
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
  /** The keyboard is open over the code. */
  readonly typing: boolean;
  readonly failing: number;
  /** Cases that Run runs. */
  readonly cases: number;
  readonly running: boolean;
  readonly onRun: () => void;
  readonly onStop: () => void;
  readonly onSubmit: () => void;
  readonly sending: boolean;
}

/** Below 760 px: one pane at a time, Run and Submit always in reach. While code is typed, the keyboard can be put away. */
export function PhoneBar(props: PhoneBarProps) {
  const { tab, onTab, typing, failing, cases, running, onRun, onStop } = props;
  return (
    <nav className={styles.bar} aria-label="Panes" data-screen>
      {typing ? (
        <Button size="large" className={styles.done} onPointerDown={keepFocus} onClick={endTyping}>
          Done
        </Button>
      ) : (
        TABS.map(({ id, label, icon }) => (
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
        ))
      )}
      <Button
        variant="primary"
        size="large"
        className={typing ? styles.runTyping : styles.run}
        icon={running ? undefined : <Icon name="play" size={15} />}
        onPointerDown={typing ? keepFocus : undefined}
        onClick={() => {
          endTyping();
          if (running) onStop();
          else onRun();
        }}
      >
        {running ? 'Stop' : typing ? `Run ${cases} ${cases === 1 ? 'case' : 'cases'}` : 'Run'}
      </Button>
      {typing ? null : (
        <Button
          size="large"
          className={styles.submit}
          onClick={props.onSubmit}
          busy={props.sending && 'Sending'}
        >
          Submit
        </Button>
      )}
    </nav>
  );
}

/** Or the keyboard would go and the bar change under the finger, before the press counts. */
function keepFocus(event: React.PointerEvent): void {
  event.preventDefault();
}

function endTyping(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
