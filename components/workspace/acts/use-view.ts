'use client';

import { useState } from 'react';
import type { PhoneTab } from '../bars/phone-bar.tsx';
import type { EditorFile } from '../code/file-switch.tsx';
import { NOTHING_OPEN } from '../results/open-case.ts';
import type { WorkspaceDialog } from '../workspace-dialogs.tsx';

/** What is on show where there is a choice. */
export function useView() {
  const [leftTab, setLeftTab] = useState<'statement' | 'submissions'>('statement');
  const [phoneTab, setPhoneTab] = useState<PhoneTab>('statement');
  const [open, setOpen] = useState(NOTHING_OPEN);
  const [file, setFile] = useState<EditorFile>('solution.ts');
  const [dialog, setDialog] = useState<WorkspaceDialog | null>(null);
  return {
    leftTab,
    phoneTab,
    /** The case that was chosen, or none. */
    open,
    file,
    dialog,
    set: {
      leftTab: setLeftTab,
      phoneTab: setPhoneTab,
      open: setOpen,
      file: setFile,
      dialog: setDialog,
    },
  };
}
