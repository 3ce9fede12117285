/** The sentence for an input that did not survive a call. */
import type { Evidence } from '#grader/protocol.ts';

type ChangedInput = NonNullable<Evidence['changedInput']>;

/** What the code did, and what to do instead. */
export function changedInputWords({ input, change }: ChangedInput): string {
  switch (change) {
    case 'values':
      return `Your code changed its input \`${input}\` in place. It belongs to the caller: put new values into a new tensor, and write nothing into what \`dataSync()\` or \`bufferSync()\` gives.`;
    case 'disposed':
      return `Your code disposed its input \`${input}\`. It belongs to the caller: dispose only tensors that your code made itself.`;
    case 'replaced':
      return `Your code updated \`${input}\`, which belongs to the caller. ${INSTEAD}`;
    case 'added':
      return `Your code added \`${input}\` to what belongs to the caller. ${INSTEAD}`;
    case 'removed':
      return `Your code removed \`${input}\` from what belongs to the caller. ${INSTEAD}`;
  }
}

const INSTEAD = 'Leave what is handed in as it is, and return new values in a new object or list.';
