/** Lines in which tries to sign in wait for their turn. */

/** Of one person in one line; more would only hold connections open. */
const WAITING_MAX = 5;
/** In one line, of everybody: those at the end have waited some minutes when their turn comes. */
const LINE_MAX = 100;

export interface Place {
  readonly line: string;
  /** Whose turn it is. People of one line take turns, however often each of them stands in it. */
  readonly person: string;
}

export interface Turns {
  /**
   * Waits, then works; of one line only one at a time.
   * `crowded`: too many of this person wait in the line, or of all, and nothing was done.
   */
  take<T>(place: Place | null, waitMs: number, work: () => Promise<T>): Promise<T | 'crowded'>;
}

interface Line {
  /** Whoever's turn comes next stands first; of one person the earliest. */
  readonly queue: Map<string, readonly (() => Promise<void>)[]>;
  /** Who waits or is looked at, as often as they do. */
  readonly people: string[];
  isServed: boolean;
}

/** @param pause waits so many milliseconds */
export function openTurns(pause: (ms: number) => Promise<void>): Turns {
  const lines = new Map<string, Line>();
  const afterPause = async <T>(waitMs: number, work: () => Promise<T>): Promise<T> => {
    if (waitMs > 0) await pause(waitMs);
    return work();
  };
  return {
    async take<T>(place: Place | null, waitMs: number, work: () => Promise<T>): Promise<T | 'crowded'> {
      if (place === null) return afterPause(waitMs, work);
      const { person } = place;
      const line: Line = lines.get(place.line) ?? { queue: new Map(), people: [], isServed: false };
      if (isFull(line, person)) return 'crowded';
      lines.set(place.line, line);
      line.people.push(person);
      try {
        return await new Promise<T>((resolve, reject) => {
          const run = () => afterPause(waitMs, work).then(resolve, reject);
          line.queue.set(person, [...(line.queue.get(person) ?? []), run]);
          void serve(line);
        });
      } finally {
        line.people.splice(line.people.indexOf(person), 1);
        if (line.people.length === 0) lines.delete(place.line);
      }
    },
  };
}

function isFull({ people }: Line, person: string): boolean {
  return people.length >= LINE_MAX || people.filter((one) => one === person).length >= WAITING_MAX;
}

/** Until nobody waits in it. */
async function serve(line: Line): Promise<void> {
  if (line.isServed) return;
  line.isServed = true;
  for (let run = nextOf(line); run; run = nextOf(line)) await run();
  line.isServed = false;
}

/** Whoever has more waiting goes to the end with it. */
function nextOf({ queue }: Line): (() => Promise<void>) | undefined {
  for (const [person, [run, ...rest]] of queue) {
    queue.delete(person);
    if (rest.length > 0) queue.set(person, rest);
    return run;
  }
  return undefined;
}
