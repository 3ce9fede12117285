import { useState } from 'react';
import { Tabs } from '../ui/tabs.tsx';
import { CheckPane } from './check/check-pane.tsx';
import { TryPane } from './check/try-pane.tsx';
import { TolerancePane } from './dial/tolerance-pane.tsx';
import styles from './studio.module.css';
import type { StudioActions } from './studio-actions.ts';
import type { StudioControl } from './use-studio.ts';

interface StudioResultsProps {
  readonly studio: StudioControl;
  readonly actions: StudioActions;
  readonly theme: 'light' | 'dark';
}

/** What the check found, how far off everything is, and the workspace to try it in. */
export function StudioResults({ studio, actions, theme }: StudioResultsProps) {
  const [side, setSide] = useState<'check' | 'tolerance' | 'try'>('check');
  const { control, offers, luck, files } = studio;
  return (
    <div className={styles.results}>
      <Tabs
        label="Results"
        tabs={[
          { id: 'check', label: 'Check' },
          { id: 'tolerance', label: 'Tolerance' },
          { id: 'try', label: 'Try it' },
        ]}
        value={side}
        onChange={setSide}
      >
        {side === 'check' ? (
          <CheckPane
            control={control}
            offers={offers}
            luck={luck}
            revision={files.revision}
            cases={files.keeper.text('cases.ts')}
            onOpen={studio.show}
          />
        ) : side === 'tolerance' ? (
          <TolerancePane check={control.check} actions={actions} />
        ) : (
          <TryPane check={control.check} theme={theme} actions={actions} />
        )}
      </Tabs>
    </div>
  );
}
