/** Files of projects, as editors hold them: one text for each file, however many editors show it, gone with the last. */

export interface ProjectFile {
  /** Keeps equal paths of two projects apart: an exercise, a draft of one, a submission. */
  readonly project: string;
  /** "solution.ts"; files of one project import each other by it. */
  readonly path: string;
}

/** Where a language server finds the file. No two projects share a folder, nor is one inside the other. */
export function fileAddress({ project, path }: ProjectFile): string {
  const folder = encodeURIComponent(project).replaceAll('~', '%7E').replaceAll('%', '~');
  return `file:///projects/${folder}/${path}`;
}

interface Keeping<File> {
  readonly open: (address: string, source: string) => File;
  readonly close: (file: File) => void;
}

export class ProjectFiles<File> {
  readonly #keeping: Keeping<File>;
  readonly #held = new Map<string, { readonly file: File; holders: number }>();

  constructor(keeping: Keeping<File>) {
    this.#keeping = keeping;
  }

  /**
   * @param source what the file begins with; one that is held already keeps its text
   * @returns the file, and what lets go of it, once
   */
  hold(place: ProjectFile, source: string): { readonly file: File; release(): void } {
    const address = fileAddress(place);
    const held = this.#held.get(address) ?? { file: this.#keeping.open(address, source), holders: 0 };
    this.#held.set(address, held);
    held.holders += 1;
    let mine = true;
    return {
      file: held.file,
      release: () => {
        if (!mine) return;
        mine = false;
        held.holders -= 1;
        if (held.holders > 0) return;
        this.#held.delete(address);
        this.#keeping.close(held.file);
      },
    };
  }
}
