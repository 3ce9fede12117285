/** What this browser says of the device it ran on, and how that is said where a submission is read. */
import type { Device } from '#grader/protocol.ts';
import type { SubmissionView } from '#server/submissions/submission-view.ts';
import { type BrowserFamily, browserFamily, type SystemFamily } from './browser-family.ts';

type ClaimedDevice = NonNullable<SubmissionView['claimedDevice']>;

/** A device as this page claims it. */
export interface OwnDevice extends ClaimedDevice {
  readonly browser: BrowserFamily | null;
  readonly system: SystemFamily | null;
}

/** What goes with a submission; {@link claimedDeviceWords} reads it. */
export function claimedDevice(
  { backend, name, software }: Device,
  { userAgent, maxTouchPoints }: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>,
): OwnDevice {
  return { backend, name, software, ...browserFamily(userAgent, maxTouchPoints) };
}

const BACKENDS = { webgpu: 'WebGPU', webgl: 'WebGL', cpu: 'CPU' } as const;

/** Under a submission: a claim, and said to be one. */
export function claimedNote(device: ClaimedDevice): string {
  return `Ran on ${claimedDeviceWords(device)}, as the browser says`;
}

/** "WebGPU (NVIDIA ampere), Chrome on Windows". */
export function claimedDeviceWords({ backend, name, software, browser, system }: ClaimedDevice): string {
  const word = BACKENDS[backend];
  const adapter = name === '' || name === word ? '' : ` (${name})`;
  const place = [browser, system].filter((family) => family !== null).join(' on ');
  return [`${word}${software ? ' in software' : ''}${adapter}`, place]
    .filter((part) => part !== '')
    .join(', ');
}
