import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import { claimedNote } from '../device/claimed-device.ts';
import { backendWords } from './row-notes.ts';
import styles from './submission-devices.module.css';

/** Where a submission ran: what the server measured, and what the browser says. */
export function SubmissionDevices({ submission }: { readonly submission: SubmissionDetailView }) {
  const { claimedDevice, receipt } = submission;
  if (claimedDevice === null && receipt.backend === null) return null;
  const runner = receipt.runner === null ? '' : `, ${receipt.runner}`;
  return (
    <ul className={styles.devices} aria-label="Devices">
      {receipt.backend === null ? null : <li>{`Verified on ${backendWords(receipt.backend)}${runner}`}</li>}
      {claimedDevice === null ? null : <li>{claimedNote(claimedDevice)}</li>}
    </ul>
  );
}
