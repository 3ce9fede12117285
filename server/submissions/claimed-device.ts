/** The device that a browser says it ran on: shown as its claim, never believed, so only its form is seen to. */
import type { ClaimedDevice } from '#db/schema/work.ts';

export type { ClaimedDevice };

const NAME_LENGTH_MAX = 80;
/** They show nothing, or turn round what is read. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** The claim with one short visible line as the device's name. */
export function believableDevice(device: ClaimedDevice | null): ClaimedDevice | null {
  if (device === null) return null;
  const line = device.name.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
  const { backend, software, browser, system } = device;
  return { backend, name: [...line].slice(0, NAME_LENGTH_MAX).join(''), software, browser, system };
}
