/** A model of Monaco for each text of a draft, held as long as its page is open: undo outlives a change of tabs. */
import type * as monaco from 'monaco-editor/editor.js';

interface TextFile {
  readonly path: string;
  readonly text: string;
}

interface HeldModels {
  /**
   * Holds what is new and lets go of what is gone; does nothing where Monaco does not load.
   * @param textsNow asked once Monaco has loaded: until then there may be other texts
   */
  hold(textsNow: () => readonly TextFile[]): Promise<void>;
  /** Puts another text in, as one step that undo takes back. */
  readonly setText: (path: string, text: string) => void;
  release(): void;
}

const isText = ({ path }: TextFile): boolean => !path.startsWith('assets/');

export function heldModels(project: string): HeldModels {
  const held = new Map<string, { readonly file: monaco.editor.ITextModel; release(): void }>();
  let gone = false;
  return {
    async hold(textsNow) {
      gone = false;
      const { monacoFiles, loadAuthorTypes } = await import('../../editor/monaco/author-files.ts').catch(
        () => ({
          monacoFiles: null,
          loadAuthorTypes: null,
        }),
      );
      if (monacoFiles === null || gone) return;
      void loadAuthorTypes();
      const files = textsNow();
      for (const file of files.filter(isText))
        if (!held.has(file.path))
          held.set(file.path, monacoFiles.hold({ project, path: file.path }, file.text));
      for (const [path, { release }] of held) {
        if (files.some((file) => file.path === path)) continue;
        release();
        held.delete(path);
      }
    },
    setText(path, text) {
      const file = held.get(path)?.file;
      file?.pushEditOperations([], [{ range: file.getFullModelRange(), text }], () => null);
    },
    release() {
      gone = true;
      for (const { release } of held.values()) release();
      held.clear();
    },
  };
}
