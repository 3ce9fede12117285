import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

interface RunButtonProps {
  readonly running: boolean;
  readonly onRun: () => void;
  readonly onStop: () => void;
}

/** Run, or while it does, Stop. */
export function RunButton({ running, onRun, onStop }: RunButtonProps) {
  return running ? (
    <Button icon={<Icon name="close" size={15} />} onClick={onStop}>
      Stop
    </Button>
  ) : (
    <Button icon={<Icon name="play" size={15} />} onClick={onRun}>
      Run
    </Button>
  );
}
