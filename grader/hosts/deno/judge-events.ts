/**
 * What a judge process says, within bounds. An exercise's cases are an author's code in the judge's own realm, so it can
 * speak in the judge's place.
 */
import type { JudgeCommand, JudgeEvent } from '#grader/protocol.ts';
import { isBoundedMessage, type MessageBounds } from '#grader/realm/channel/message-bounds.ts';
import { unpackMessage } from '#grader/realm/channel/message-pack.ts';
import { parseJudgeEvent } from '../judge-event-schema.ts';

export interface AnswerBounds {
  /** Of one event. A recording has at most 24 MiB, what became of a case with all that it shows about 16. */
  readonly eventBytesMax: number;
  /** Depth as `packMessage` has it. All pictures, inputs and values of one case are at most about 1.8 million. */
  readonly event: MessageBounds;
  /** Of all that answers one command. A run of thirty cases that show all they may has about 150 MiB. */
  readonly bytesMax: number;
  /** Likewise. A realm draws at most 5,000 points of curves, and a run has about one realm. */
  readonly framesMax: number;
}

const MEBIBYTE = 1024 * 1024;
const ANSWER_BOUNDS: AnswerBounds = {
  eventBytesMax: 64 * MEBIBYTE,
  event: { depthMax: 40, nodesMax: 4_000_000 },
  bytesMax: 512 * MEBIBYTE,
  framesMax: 500_000,
};

export class JudgeEvents {
  readonly #bounds: AnswerBounds;
  #bytes = 0;
  #frames = 0;

  constructor(bounds = ANSWER_BOUNDS) {
    this.#bounds = bounds;
  }

  /** What comes from now on answers this command; of a run, also while students come and go. */
  begin({ type }: JudgeCommand): void {
    if (type === 'student-ready' || type === 'student-gone' || type === 'stop') return;
    this.#bytes = 0;
    this.#frames = 0;
  }

  /** Counts a frame, read or not; false once there are more than any answer has. */
  admits(payload: Uint8Array): boolean {
    this.#bytes += payload.length;
    this.#frames += 1;
    return this.#bytes <= this.#bounds.bytesMax && this.#frames <= this.#bounds.framesMax;
  }

  /** The event, a `fault` where it is none; null where it is, or announces, more than any has. */
  read(payload: Uint8Array): JudgeEvent | null {
    const { eventBytesMax, event } = this.#bounds;
    if (payload.length > eventBytesMax || !isBoundedMessage(payload, event)) return null;
    try {
      const parsed = parseJudgeEvent(unpackMessage(payload));
      if ('event' in parsed) return parsed.event;
      return unreadable(parsed.problem);
    } catch (error) {
      return unreadable(String(error));
    }
  }
}

function unreadable(why: string): JudgeEvent {
  return { type: 'fault', message: `The judge sent what cannot be read: ${why}` };
}
