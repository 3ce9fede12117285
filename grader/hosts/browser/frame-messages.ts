/**
 * How the page, a sandbox frame and its worker find each other. In order:
 *
 * 1. The page makes a nonce and opens `<sandbox origin>/realm/frame.html#<nonce>`.
 * 2. The frame posts {@link FrameHello} to its parent, addressed to the app origin; the page checks source window,
 *    origin and nonce.
 * 3. The page answers with {@link FrameConnect} and one port, addressed to the sandbox origin; the frame checks the same
 *    three things and from then on listens to that control port alone.
 * 4. For each realm the page sends {@link FrameCommand} `start` over the control port, with the ports of the realm. The
 *    frame starts a worker from its own origin and hands it one message, {@link RealmInit}, with those ports.
 * 5. Page and realm then talk over the supervisor port (`JudgeCommand` and `JudgeEvent`, or `StudentHostCommand` and
 *    `StudentHostEvent` of `grader/protocol.ts`); judge and student over a port of their own, which neither page nor
 *    frame sees.
 */
import { z } from 'zod';

export type RealmRole = 'judge' | 'student';

/** Frame to page, once, through `window.postMessage`. */
export const frameHelloSchema = z.strictObject({ type: z.literal('descent-frame'), nonce: z.string() });
export type FrameHello = z.infer<typeof frameHelloSchema>;

/** Page to frame, once, with the control port. */
export interface FrameConnect {
  readonly type: 'descent-connect';
  readonly nonce: string;
}

/** Page to frame, over the control port. `worker` is a number that the page chose. */
export type FrameCommand =
  /** Ports of a judge: supervisor. Ports of a student: supervisor, channel to the judge. */
  | { readonly type: 'start'; readonly worker: number; readonly role: RealmRole }
  | { readonly type: 'terminate'; readonly worker: number }
  | { readonly type: 'ping' };

/** Frame to page, over the control port. */
export const frameEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('terminated'), worker: z.int() }),
  /** An error event of the worker: its script did not load, or something in it threw past every handler. */
  z.strictObject({ type: z.literal('worker-error'), worker: z.int(), message: z.string() }),
  z.strictObject({ type: z.literal('pong') }),
]);
export type FrameEvent = z.infer<typeof frameEventSchema>;

/** Frame to worker: the first and only message that does not come over a port. */
export interface RealmInit {
  readonly type: 'init';
  readonly role: RealmRole;
}
