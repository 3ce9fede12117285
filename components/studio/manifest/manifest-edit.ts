/** `exercise.yaml` read and changed field by field: comments, order and all that no field has stay as they were written. */
import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml';

/** From the top of the file to a value: "title", or "entryPoints", 0, "parameters", 2, "about". */
export type FieldPath = readonly (string | number)[];

export interface ManifestReader {
  /** Text of a field as it is written; empty where there is none. */
  text(path: FieldPath): string;
  /** Each entry of a list as text: one that is no scalar is empty. */
  list(path: FieldPath): readonly string[];
  /** How many entries a list has. */
  count(path: FieldPath): number;
}

/** Null: it is no YAML, and the source has to be mended first. */
export function readManifest(yaml: string): ManifestReader | null {
  const document = parseDocument(yaml);
  if (document.errors.length > 0 || !isMap(document.contents)) return null;
  const items = (path: FieldPath) => {
    const node = document.getIn(path, true);
    return isSeq(node) ? node.items : [];
  };
  return {
    text: (path) => textOf(document.getIn(path, true)),
    list: (path) => items(path).map(textOf),
    count: (path) => items(path).length,
  };
}

function textOf(node: unknown): string {
  const value = isScalar(node) ? node.value : undefined;
  return value === undefined || value === null ? '' : String(value);
}

/** What a field is given: nothing takes it away. */
export type FieldValue = string | number | readonly unknown[] | Readonly<Record<string, unknown>> | undefined;

/** The text with one field changed; as it was where it is no YAML. */
export function withField(yaml: string, path: FieldPath, value: FieldValue): string {
  return changed(yaml, (document) => {
    if (value === undefined) {
      document.deleteIn(path);
      return;
    }
    const before = document.getIn(path, true);
    // A scalar that is there keeps its comment and, where it can, its quotes.
    if (isScalar(before) && typeof value !== 'object') before.value = value;
    else document.setIn(path, document.createNode(value));
  });
}

/** The text with an entry more at the end of a list. */
export function withEntry(yaml: string, list: FieldPath, entry: FieldValue): string {
  return changed(yaml, (document) => {
    if (isSeq(document.getIn(list, true))) document.addIn(list, document.createNode(entry));
    else document.setIn(list, document.createNode([entry]));
  });
}

/** The text without an entry of a list, which may be empty then. */
export function withoutEntry(yaml: string, list: FieldPath, at: number): string {
  return changed(yaml, (document) => {
    document.deleteIn([...list, at]);
  });
}

function changed(yaml: string, change: (document: Document.Parsed) => void): string {
  const document = parseDocument(yaml);
  if (document.errors.length > 0 || !isMap(document.contents)) return yaml;
  change(document);
  return document.toString({ lineWidth: 0, flowCollectionPadding: !/[[{]\S/.test(yaml) });
}
