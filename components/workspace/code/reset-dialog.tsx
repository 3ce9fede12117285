import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface ResetDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onReset: () => void;
}

export function ResetDialog({ open, onClose, onReset }: ResetDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Reset to the starter?"
      actions={
        <>
          <Button onClick={onClose}>Keep my code</Button>
          <Button variant="primary" onClick={onReset}>
            Reset
          </Button>
        </>
      }
    >
      <p>
        Your code is replaced by what the exercise began with. You can undo it, and your code stays among the
        earlier texts.
      </p>
    </Dialog>
  );
}
