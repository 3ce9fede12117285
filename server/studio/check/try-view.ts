/** What can be tried of a draft in its author's browser. */
export interface TryView {
  readonly programs: readonly { readonly path: string; readonly title: string; readonly source: string }[];
  readonly sandbox: { readonly student: string; readonly judge: string };
}
