/** The files of an exercise that two versions have differently; null: that version has no such file. */
export interface VersionChangesView {
  readonly from: number;
  readonly to: number;
  readonly files: readonly {
    readonly path: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}
