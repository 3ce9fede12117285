import type { Refusal } from '#server/platform/refusals.ts';

/** All that the server can refuse to somebody at work on an exercise; an action that refuses otherwise does not compile. */
export const WORK_REFUSALS = [
  'not-found',
  'signed-out',
  'input-wrong',
  'text-unreadable',
  'not-open-yet',
  'closed',
  'not-published',
  'source-empty',
  'source-too-long',
  'source-unreadable',
  'submission-id-taken',
  'too-many-drafts',
  'too-many-submissions',
  'too-many-waiting',
  'too-many-this-hour',
  'too-many-today',
  'version-changed',
] as const satisfies readonly Refusal[];
export type WorkRefusal = (typeof WORK_REFUSALS)[number];

/** What the page says about each; made on the server, where the table is. */
export type RefusalTexts = Readonly<Record<WorkRefusal, string>>;
