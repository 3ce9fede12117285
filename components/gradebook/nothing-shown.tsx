import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';

interface NothingShownProps {
  /** There is nothing at all, whatever is asked for. */
  readonly isEmpty: boolean;
  readonly onClear: () => void;
}

/** In the place of the matrix, where it would have no rows or no columns. */
export function NothingShown({ isEmpty, onClear }: NothingShownProps) {
  if (isEmpty) {
    return (
      <EmptyState icon={<Icon name="table" />} title="There is nothing to grade yet">
        Students appear here once they are enrolled, exercises once they are published.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Icon name="filter-off" />}
      title="No student passes these filters"
      action={<Button onClick={onClear}>Clear filters</Button>}
    >
      Take a filter away, or search for another name.
    </EmptyState>
  );
}
