import type { EditorAct, EditorHandle } from '../../editor/editor-handle.ts';
import type { PageCommand } from '../../ui/keys/page-commands.ts';
import { chooseTheme } from '../../ui/theme/use-theme.ts';
import type { EditorFile } from '../code/file-switch.tsx';
import type { ChangeableSettings } from '../use-workspace-settings.ts';

interface CommandSetup {
  readonly settings: ChangeableSettings;
  readonly editor: () => EditorHandle | null;
  readonly running: boolean;
  readonly run: () => void;
  readonly stop: () => void;
  readonly submit: () => void;
  readonly nextFailing: () => void;
  readonly reset: () => void;
  readonly earlierTexts: () => void;
  readonly shortcuts: () => void;
  readonly editorHelp: () => void;
  readonly showTab: (tab: 'statement' | 'submissions') => void;
  readonly showFile: (file: EditorFile) => void;
}

/** Every action of the workspace by name, for the palette. */
export function workspaceCommands(setup: CommandSetup): readonly PageCommand[] {
  const { settings } = setup;
  const act = (id: EditorAct, title: string, keys?: string): PageCommand => ({
    id,
    title,
    ...(keys ? { keys } : {}),
    run: () => setup.editor()?.perform(id),
  });
  return [
    ...ownCommands(setup),
    { id: 'next-failing', title: 'Next failing case', keys: 'N', run: setup.nextFailing },
    { id: 'statement', title: 'Show the statement', run: () => setup.showTab('statement') },
    { id: 'submissions', title: 'Show the submissions', run: () => setup.showTab('submissions') },
    { id: 'solution', title: 'Open solution.ts', run: () => setup.showFile('solution.ts') },
    { id: 'scratch', title: 'Open scratch.ts', run: () => setup.showFile('scratch.ts') },
    { id: 'reset', title: 'Reset to the starter', run: setup.reset },
    { id: 'earlier', title: 'Earlier texts', run: setup.earlierTexts },
    ...(settings.plain
      ? []
      : [
          act('format', 'Format the code', 'Shift Alt F'),
          act('find', 'Find in the code', 'Ctrl F'),
          act('next-problem', 'Next problem in the code', 'F8'),
          act('show-documentation', 'Show documentation', 'Shift Alt H'),
          act('all-commands', 'All commands of the editor', 'F1'),
        ]),
    { id: 'larger', title: 'Larger code', keys: 'Shift Alt .', run: () => settings.stepFontSize(1) },
    { id: 'smaller', title: 'Smaller code', keys: 'Shift Alt ,', run: () => settings.stepFontSize(-1) },
    {
      id: 'wrap',
      title: settings.wrap === 'never' ? 'Wrap long lines' : 'Do not wrap long lines',
      run: () => settings.change({ wrap: settings.wrap === 'never' ? 'always' : 'never' }),
    },
    {
      id: 'vim',
      title: settings.vim ? 'Usual keys instead of Vim keys' : 'Vim keys',
      run: () => settings.change({ vim: !settings.vim }),
    },
    {
      id: 'plain',
      title: settings.plain
        ? 'Code editor instead of the plain text field'
        : 'Plain text field instead of the code editor',
      run: () => settings.change({ plain: !settings.plain }),
    },
    {
      id: 'screen-reader',
      title: settings.screenReader ? 'Screen reader mode off' : 'Screen reader mode on',
      run: () => settings.change({ screenReader: !settings.screenReader }),
    },
    { id: 'light', title: 'Light theme', run: () => chooseTheme('light') },
    { id: 'dark', title: 'Dark theme', run: () => chooseTheme('dark') },
    { id: 'system', title: 'Theme of the device', run: () => chooseTheme('system') },
    { id: 'shortcuts', title: 'All shortcuts', keys: '?', run: setup.shortcuts },
    { id: 'editor-help', title: 'Help with the code editor', keys: 'Alt F1', run: setup.editorHelp },
  ];
}

function ownCommands(setup: CommandSetup): readonly PageCommand[] {
  return [
    setup.running
      ? { id: 'stop', title: 'Stop the run', keys: 'Esc', run: setup.stop }
      : { id: 'run', title: 'Run', keys: 'Ctrl Enter', run: setup.run },
    { id: 'submit', title: 'Submit', keys: 'Ctrl Shift Enter', run: setup.submit },
  ];
}
