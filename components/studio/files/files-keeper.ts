/** The files of a draft in one browser: what was typed, what is saved, and what met somebody else's. Knows no React. */
import type {
  FileChange,
  FileConflictView,
  FileProblemView,
  SavedFilesView,
} from '#server/studio/drafts/draft-view.ts';
import { type Unreached, whyUnreached } from '../../kept/unreached.ts';
import type { Answer } from '../studio-actions.ts';
import type { UnsavedText, UnsavedTexts } from './unsaved-texts.ts';

interface KeptFile {
  /** Null: removed here, and not there yet. */
  readonly text: string | null;
  /** As the server has it; null: it has none. */
  readonly saved: { readonly text: string; readonly hash: string } | null;
}

export type SaveStatus =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'saving' }
  /** Tried again by itself; what was written is kept here. */
  | { readonly kind: 'unreached'; readonly why: Unreached }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'refused'; readonly message: string };

/** What the server does not have, and why. */
export type Unsaved =
  /** Somebody else saved them too, and nobody has decided. */
  | { readonly why: 'met'; readonly paths: readonly string[]; readonly by: string }
  | { readonly why: 'status'; readonly paths: readonly string[]; readonly status: SaveStatus };

/** Two texts of one file: the file was `base` when both began. Null: there is no file. */
export interface Meeting {
  readonly path: string;
  readonly base: string | null;
  readonly theirs: string | null;
  readonly mine: string | null;
  readonly by: string;
}

/** All that a page shows; a new object after every change. */
export interface FilesState {
  /** In the order of paths. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly status: SaveStatus;
  readonly meetings: readonly Meeting[];
  readonly problems: readonly FileProblemView[];
  readonly revision: number;
  /** Files that somebody else saved or removed, as this page was told when it saved; it shows them as they were. */
  readonly elsewhere: readonly string[];
  /** Somebody took the draft out of the list. */
  readonly deleted: boolean;
  /** The file that was removed last, while it can be brought back. */
  readonly removed: string | null;
}

export interface FilesKeeperOptions {
  readonly files: readonly { readonly path: string; readonly content: string; readonly hash: string }[];
  readonly savedAt: string;
  /** Who saved it last. */
  readonly savedBy: string;
  readonly revision: number;
  readonly deleted: boolean;
  readonly problems: readonly FileProblemView[];
  /** Where texts are until they are saved. */
  readonly unsaved: UnsavedTexts;
  /** Rejects when the server cannot be reached. */
  readonly save: (changes: readonly FileChange[]) => Promise<Answer<SavedFilesView>>;
  /** A file has another text than was typed into it. */
  readonly onText: (path: string, text: string) => void;
}

/** Between two keys of one thought nothing is sent. */
const SAVE_AFTER_MS = 900;
/** Of whoever types without a pause, too: what is older than two seconds is not lost with the machine. */
const SAVE_WITHIN_MS = 1_800;
const RETRY_AFTER_MS = 5_000;
/** A request of more than a megabyte is refused as a whole (next.config.js); what waited together may be more. */
const SEND_BYTES_MAX = 900_000;

export class FilesKeeper {
  readonly #options: FilesKeeperOptions;
  readonly #files = new Map<string, KeptFile>();
  readonly #meetings = new Map<string, FileConflictView & { readonly by: string }>();
  readonly #readers = new Set<() => void>();
  /** As they were removed here, the last one last. */
  readonly #removed: { readonly path: string; readonly text: string }[] = [];
  #status: SaveStatus;
  #problems: readonly FileProblemView[];
  #revision: number;
  #elsewhere: readonly string[] = [];
  #deleted: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Since when something waits that nobody has begun to send. */
  #waitsSince: number | null = null;
  #saving: Promise<void> | null = null;
  #closed = false;
  /** Not saved when this page was left. Read before anything here is kept. */
  readonly #left: UnsavedText[];
  #state: FilesState;

  constructor(options: FilesKeeperOptions) {
    this.#options = options;
    for (const { path, content, hash } of options.files)
      this.#files.set(path, { text: content, saved: { text: content, hash } });
    this.#status = { kind: 'saved', at: options.savedAt };
    this.#problems = options.problems;
    this.#revision = options.revision;
    this.#deleted = options.deleted;
    this.#left = [...options.unsaved.read()];
    this.#state = this.#look();
  }

  readonly state = (): FilesState => this.#state;

  readonly subscribe = (onChange: () => void): (() => void) => {
    this.#readers.add(onChange);
    return () => this.#readers.delete(onChange);
  };

  text(path: string): string {
    return this.#files.get(path)?.text ?? '';
  }

  isDirty(): boolean {
    return this.#changes().length > 0 || this.#meetings.size > 0;
  }

  /** Whether the text here is the one with this hash on the server; null: there is none here nor there. */
  isAsSaved(path: string, hash: string | null): boolean {
    const file = this.#files.get(path);
    return (file?.saved?.hash ?? null) === hash && (file?.text ?? null) === (file?.saved?.text ?? null);
  }

  /**
   * Puts in what was not saved when this page was left: it waits to be saved again, or meets what somebody saved meanwhile.
   * @returns whether there was anything
   */
  bringBackUnsaved(): boolean {
    const { savedBy: by } = this.#options;
    const left = this.#left.splice(0);
    let isAny = false;
    for (const { path, text, base } of left) {
      const theirs = this.#files.get(path)?.saved ?? null;
      // It arrived, and its page was not told.
      if ((theirs?.text ?? null) === text) continue;
      isAny = true;
      const isMet = (theirs?.hash ?? null) !== (base?.hash ?? null);
      this.#files.set(path, { text, saved: isMet ? base : theirs });
      const conflict = { path, theirs: theirs && { content: theirs.text, hash: theirs.hash } };
      if (isMet) this.#meetings.set(path, { ...conflict, by });
    }
    if (isAny) this.#later();
    else this.#keepUnsaved();
    return isAny;
  }

  /** Writes or makes a file. */
  write(path: string, text: string): void {
    const before = this.#files.get(path);
    if (before?.text === text) return;
    this.#files.set(path, { text, saved: before?.saved ?? null });
    this.#later();
  }

  /** Writes what was not typed into the editor; undo there takes it back. */
  replace(path: string, text: string): void {
    this.#options.onText(path, text);
    this.write(path, text);
  }

  remove(path: string): void {
    const before = this.#files.get(path);
    if (!before) return;
    if (before.text !== null) this.#removed.push({ path, text: before.text });
    if (before.saved) this.#files.set(path, { ...before, text: null });
    else this.#files.delete(path);
    this.#later();
  }

  /** Undoes the last removal. @returns the path of the file */
  bringBack(): string | null {
    const last = this.#lastRemoved();
    if (!last) return null;
    this.#removed.splice(this.#removed.indexOf(last), 1);
    this.write(last.path, last.text);
    return last.path;
  }

  /** Ends a meeting: what is chosen is written over theirs. */
  settle(path: string, text: string | null): void {
    const met = this.#meetings.get(path);
    if (!met) return;
    this.#meetings.delete(path);
    const { theirs } = met;
    this.#files.set(path, { text, saved: theirs && { text: theirs.content, hash: theirs.hash } });
    if (text === null && theirs === null) this.#files.delete(path);
    if (text !== null) this.#options.onText(path, text);
    this.#later();
  }

  /** Saves now. @returns whether the server has all of it */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    // One after the other, also where several wait: each begins with what the one before left.
    while (this.#saving) await this.#saving;
    this.#waitsSince = null;
    if (this.#changes().length === 0) {
      if (this.#status.kind === 'saving') this.#tell({ kind: 'saved', at: new Date().toISOString() });
      return !this.isDirty();
    }
    this.#saving = this.#send().finally(() => {
      this.#saving = null;
    });
    await this.#saving;
    return !this.isDirty();
  }

  /** Saves, what is typed meanwhile too. @returns what the server does not have all the same; null: it has all */
  async saveAll(): Promise<Unsaved | null> {
    let isSaved = await this.flush();
    while (!isSaved && this.#status.kind === 'saving') isSaved = await this.flush();
    const [met] = this.#meetings.values();
    if (met) return { why: 'met', paths: [...this.#meetings.keys()], by: met.by };
    const paths = this.#changes().map(({ path }) => path);
    return paths.length === 0 ? null : { why: 'status', paths, status: this.#status };
  }

  /** The draft is in the list again. */
  putBack(): void {
    this.#deleted = false;
    this.#tell(this.#status);
  }

  /** The draft is in other hands: nothing is sent by itself any more, and what is kept is not touched. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  /** One that was written anew meanwhile is not brought back over it. */
  #lastRemoved() {
    return this.#removed.findLast(({ path }) => (this.#files.get(path)?.text ?? null) === null);
  }

  #later(): void {
    this.#tell({ kind: 'saving' });
    this.#waitsSince ??= Date.now();
    this.#schedule(Math.min(SAVE_AFTER_MS, this.#waitsSince + SAVE_WITHIN_MS - Date.now()));
  }

  #schedule(afterMs: number): void {
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => void this.flush(), afterMs);
  }

  /** What the server does not have yet, but for files that wait for a decision. */
  #changes(): FileChange[] {
    return [...this.#files].flatMap(([path, { text, saved }]) =>
      this.#meetings.has(path) || text === (saved?.text ?? null)
        ? []
        : [{ path, content: text, baseHash: saved?.hash ?? null }],
    );
  }

  async #send(): Promise<void> {
    const changes = this.#changes();
    const sent = firstOf(changes);
    let answer: Answer<SavedFilesView>;
    try {
      answer = await this.#options.save(sent);
    } catch (error) {
      return this.#waitFor({ kind: 'unreached', why: whyUnreached(error, navigator.onLine) });
    }
    if (!answer.ok) {
      if (answer.why === 'signed-out') return this.#waitFor({ kind: 'signed-out' });
      return this.#tell({ kind: 'refused', message: answer.problem });
    }
    const { value } = answer;
    if (value.kind === 'conflict') {
      for (const conflict of value.conflicts)
        this.#meetings.set(conflict.path, { ...conflict, by: value.savedBy });
      // The others go by themselves.
      this.#later();
      return;
    }
    for (const { path, content } of sent) this.#keep(path, content, value.hashes[path] ?? null);
    this.#elsewhere = this.#notHere(value.all);
    this.#deleted = value.deleted;
    this.#problems = value.problems;
    this.#revision = value.revision;
    if (sent.length < changes.length) return this.#send();
    if (this.#changes().length > 0) return this.#later();
    this.#tell({ kind: 'saved', at: value.savedAt });
  }

  #waitFor(status: Extract<SaveStatus, { kind: 'unreached' | 'signed-out' }>): void {
    this.#tell(status);
    this.#schedule(RETRY_AFTER_MS);
  }

  #keep(path: string, content: string | null, hash: string | null): void {
    const now = this.#files.get(path);
    if (content === null && now?.text === null) this.#files.delete(path);
    else if (now)
      this.#files.set(path, {
        ...now,
        saved: content === null || hash === null ? null : { text: content, hash },
      });
  }

  #notHere(all: Readonly<Record<string, string>>): readonly string[] {
    const paths = new Set([...Object.keys(all), ...this.#files.keys()]);
    return [...paths]
      .filter((path) => (all[path] ?? null) !== (this.#files.get(path)?.saved?.hash ?? null))
      .sort();
  }

  #tell(status: SaveStatus): void {
    this.#status = status;
    this.#state = this.#look();
    this.#keepUnsaved();
    for (const reader of this.#readers) reader();
  }

  /** Before anything is sent: nobody knows whether an answer comes. */
  #keepUnsaved(): void {
    if (this.#closed) return;
    this.#options.unsaved.write(
      [...this.#files].flatMap(([path, { text, saved: base }]) =>
        text === (base?.text ?? null) ? [] : [{ path, text, base }],
      ),
    );
  }

  #look(): FilesState {
    const files = [...this.#files]
      .flatMap(([path, { text }]) => (text === null ? [] : [{ path, text }]))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    const meetings = [...this.#meetings.values()].map(({ path, theirs, by }) => ({
      path,
      by,
      base: this.#files.get(path)?.saved?.text ?? null,
      theirs: theirs?.content ?? null,
      mine: this.#files.get(path)?.text ?? null,
    }));
    return {
      files,
      meetings,
      status: this.#status,
      problems: this.#problems,
      revision: this.#revision,
      elsewhere: this.#elsewhere,
      deleted: this.#deleted,
      removed: this.#lastRemoved()?.path ?? null,
    };
  }
}

/** As many as one request takes, one at least. */
function firstOf(changes: readonly FileChange[]): readonly FileChange[] {
  let bytes = 0;
  const over = changes.findIndex((change) => {
    bytes += new TextEncoder().encode(JSON.stringify(change)).length;
    return bytes > SEND_BYTES_MAX;
  });
  return over < 0 ? changes : changes.slice(0, Math.max(over, 1));
}
