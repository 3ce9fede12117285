import type { Refusal } from '#server/platform/refusals.ts';

/** What the page says about each refusal of a use case; made on the server, where the table is. */
export type RefusalTexts = Readonly<Record<Refusal, string>>;
