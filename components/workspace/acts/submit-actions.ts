import { claimedDevice } from '../../device/claimed-device.ts';
import { NOTHING_OPEN } from '../results/open-case.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** From the wish to submit to a submission on its way. */
export function submitActions({ exercise, history, text, runs, view }: WorkspaceParts) {
  const { submissions } = history;
  const { set } = view;
  return {
    /** Asks first: the dialog says what is verified and by which rules. */
    submit() {
      if (!submissions.sending) set.dialog('submit');
    },
    send() {
      set.dialog(null);
      if (runs.running) runs.run.stop();
      const source = text.current();
      const ran = runs.lastWhole?.source === source ? runs.lastWhole.report : null;
      set.open(NOTHING_OPEN);
      history.setReading(false);
      set.phoneTab('results');
      void submissions.submit({
        source,
        versionId: exercise.versionId,
        claimedPoints: ran?.points ?? null,
        claimedDevice: ran && claimedDevice(ran.device, navigator),
      });
    },
  };
}
