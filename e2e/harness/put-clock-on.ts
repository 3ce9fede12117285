/** A site whose clock can be put on by more than a hold lasts. */
import { expect } from '@playwright/test';
import type { SiteProcess } from './site-process.ts';

/** A hold lasts fifteen minutes. */
export const PUT_ON_MS = 16 * 60_000;
const SAID = 'The clock is put on.';
const SIGNAL = 'SIGUSR2';

/** Runs in the site, before anything else. */
const IN_SITE = `
let onMs = 0;
const RealDate = Date;
globalThis.Date = new Proxy(RealDate, {
  construct: (date, given, of) =>
    Reflect.construct(date, given.length === 0 ? [date.now() + onMs] : given, of === globalThis.Date ? date : of),
  get: (date, name) => (name === 'now' ? () => date.now() + onMs : Reflect.get(date, name)),
});
process.on('${SIGNAL}', () => {
  onMs += ${PUT_ON_MS};
  console.log('${SAID}');
});
`;

/** Of a site that is launched for {@link putClockOn}. */
export const CLOCK_TO_PUT_ON = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(IN_SITE)}`,
} as const;

/** From now on the site's clock is ahead by {@link PUT_ON_MS}. */
export async function putClockOn(site: SiteProcess): Promise<void> {
  process.kill(site.pid, SIGNAL);
  await expect.poll(() => site.output()).toContain(SAID);
}
