import type { RefObject } from 'react';
import type { EditorHandle } from '../../editor/editor-handle.ts';
import { Icon } from '../../ui/icon.tsx';
import { Menu, type MenuGroup, type MenuItem } from '../../ui/menu.tsx';
import {
  type ChangeableSettings,
  FONT_SIZES,
  LINE_WRAPS,
  type WorkspaceSettings,
} from '../use-workspace-settings.ts';
import styles from './editor-pane.module.css';

const WRAP_WORDS: Readonly<Record<WorkspaceSettings['wrap'], string>> = {
  narrow: 'Wrap when there is little room',
  always: 'Always wrap',
  never: 'Never wrap',
};

interface EditorMenuProps {
  readonly handle: RefObject<EditorHandle | null>;
  readonly settings: ChangeableSettings;
  readonly onEarlierTexts: () => void;
  readonly onHelp: () => void;
}

/** What can be done with the text, and how the editor looks and behaves. */
export function EditorMenu({ handle, settings, onEarlierTexts, onHelp }: EditorMenuProps) {
  const acts = [
    { id: 'format', label: 'Format the code', onSelect: () => handle.current?.perform('format') },
    { id: 'earlier', label: 'Earlier texts', onSelect: onEarlierTexts },
    { id: 'help', label: 'Help with the editor', onSelect: onHelp },
  ];
  return (
    <Menu
      label="Editor settings"
      triggerClassName={styles.more}
      trigger={<Icon name="more" size={16} />}
      groups={[{ items: acts }, ...settingGroups(settings)]}
    />
  );
}

function settingGroups(settings: ChangeableSettings): readonly MenuGroup[] {
  const switched = (id: 'vim' | 'plain', label: string): MenuItem => ({
    id,
    label,
    checked: settings[id],
    onSelect: () => settings.change({ [id]: !settings[id] }),
  });
  return [
    { title: 'Editor', items: [switched('vim', 'Vim keys'), switched('plain', 'Plain text field')] },
    {
      title: 'Long lines',
      items: LINE_WRAPS.map((wrap) => ({
        id: `wrap-${wrap}`,
        label: WRAP_WORDS[wrap],
        checked: settings.wrap === wrap,
        onSelect: () => settings.change({ wrap }),
      })),
    },
    {
      title: 'Font size',
      items: FONT_SIZES.map((size) => ({
        id: `size-${size}`,
        label: `${size} px`,
        checked: settings.fontSize === size,
        onSelect: () => settings.change({ fontSize: size }),
      })),
    },
  ];
}
