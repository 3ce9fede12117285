/** Of a form: the line that is written on; null: the whole submission. */
type Line = number | null;

interface Sent {
  /** Why it was not saved; null: it was. */
  readonly saved: Promise<string | null>;
  failed: boolean;
}

/** What was sent from the forms of lines and has not arrived. */
export interface UnsavedComments {
  /** @param saved why it was not saved; null: it was. Gives the same, once it is known. */
  send(line: Line, saved: Promise<string | null>): Promise<string | null>;
  /** The form of a line is gone. What had failed was read there, and is given up; what fails later is told. */
  leave(line: Line, onLost: (failure: string) => void): void;
  /** Once what is on its way has arrived: whether all of it was saved. */
  areNone(): Promise<boolean>;
}

export function createUnsavedComments(): UnsavedComments {
  const byLine = new Map<Line, Sent>();
  const drop = (line: Line, sent: Sent) => {
    if (byLine.get(line) === sent) byLine.delete(line);
  };
  return {
    async send(line, saved) {
      const sent: Sent = { saved, failed: false };
      byLine.set(line, sent);
      const failure = await saved;
      sent.failed = failure !== null;
      if (failure === null) drop(line, sent);
      return failure;
    },
    leave(line, onLost) {
      const sent = byLine.get(line);
      if (!sent) return;
      if (sent.failed) return drop(line, sent);
      void sent.saved.then((failure) => {
        drop(line, sent);
        if (failure !== null) onLost(failure);
      });
    },
    async areNone() {
      const failures = await Promise.all([...byLine.values()].map(({ saved }) => saved));
      return failures.every((failure) => failure === null);
    },
  };
}
