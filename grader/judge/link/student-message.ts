/**
 * The strict reader of everything that comes from a student realm. Nothing behind it trusts a message that has not
 * passed here; what passes is a fresh copy of exactly the known properties.
 */
import type {
  CodeError,
  Cost,
  InputChange,
  LogLine,
  Picture,
  Progress,
  StudentMessage,
} from '#grader/protocol.ts';
import {
  codeErrorSchema,
  inputChangeSchema,
  lineFileSchema,
  logLineSchema,
  shownPictureSchema,
  tensorStatsSchema,
} from '#grader/protocol.ts';
import { toJsonNumber, toJsonTensor } from './json-value.ts';
import { readValue } from './student-value.ts';
import { isTensorValue } from './tensor-value.ts';
import {
  Malformed,
  readInteger,
  readList,
  readNumber,
  readRecord,
  readText,
  storableText,
} from './untrusted.ts';

const NAME_LENGTH_MAX = 200;
const TEXT_LENGTH_MAX = 4_000;
const EXPORTS_MAX = 200;
const KERNEL_NAMES_MAX = 1_000;
const PROGRESS_NAMES_MAX = 16;
/** Pictures are small by contract: 256 × 256 × RGBA. */
const PICTURE_ELEMENTS_MAX = 256 * 256 * 4;
const COUNT_MAX = 2 ** 40;

export type ParsedStudentMessage =
  | { readonly kind: 'message'; readonly message: StudentMessage }
  | { readonly kind: 'malformed'; readonly problem: string };

/** Reads one message. Never throws. @param bytesMax bytes of a result, at most */
export function parseStudentMessage(message: unknown, bytesMax: number): ParsedStudentMessage {
  try {
    return { kind: 'message', message: readMessage(message, bytesMax) };
  } catch (error) {
    if (error instanceof Malformed) return { kind: 'malformed', problem: error.message };
    return { kind: 'malformed', problem: 'the message could not be read' };
  }
}

function readMessage(raw: unknown, bytesMax: number): StudentMessage {
  const message = readRecord(raw, 'the message');
  switch (message.type) {
    case 'loaded':
      return { type: 'loaded', id: readId(message.id), exports: readExports(message.exports) };
    case 'load-failed':
      return { type: 'load-failed', id: readId(message.id), error: readError(message.error) };
    case 'returned':
      return {
        type: 'returned',
        id: readId(message.id),
        value: readValue(message.value, bytesMax),
        cost: readCost(message.cost),
        changedInput: readChange(message.changedInput),
      };
    case 'threw':
      return {
        type: 'threw',
        id: readId(message.id),
        error: readError(message.error),
        cost: message.cost === null || message.cost === undefined ? null : readCost(message.cost),
      };
    case 'evaluated':
      return { type: 'evaluated', id: readId(message.id) };
    case 'refused':
      return {
        type: 'refused',
        id: readId(message.id),
        operation: readText(message.operation, { what: 'an operation', lengthMax: NAME_LENGTH_MAX }),
        line: readLine(message.line) ?? null,
      };
    case 'log':
      return { type: 'log', line: readLogLine(message.line) };
    case 'picture':
      return { type: 'picture', picture: readPicture(message.picture) };
    case 'progress':
      return {
        type: 'progress',
        step: readNumber(message.step, { what: 'a step' }),
        values: readProgressValues(message.values),
        ...(message.picture === undefined ? {} : { picture: readPicture(message.picture) }),
      };
    case 'out-of-memory':
      return { type: 'out-of-memory' };
    default:
      throw new Malformed('the message has an unknown type');
  }
}

function readId(id: unknown): number {
  return readInteger(id, { what: 'an id', min: 0 });
}

function readLine(line: unknown): number | undefined {
  if (line === null || line === undefined) return undefined;
  return readInteger(line, { what: 'a line', min: 1, max: 10_000_000 });
}

function readFile(file: unknown): Pick<LogLine, 'file'> {
  return file === undefined ? {} : { file: readOption(lineFileSchema, file, 'a line has an unknown file') };
}

function readExports(exports: unknown): string[] {
  return readList(exports, { what: 'the exports', lengthMax: EXPORTS_MAX }).map((name) =>
    readText(name, { what: 'an export', lengthMax: NAME_LENGTH_MAX }),
  );
}

function readError(raw: unknown): CodeError {
  const error = readRecord(raw, 'an error');
  const line = readLine(error.line);
  const column = readLine(error.column);
  return {
    kind: readOption(codeErrorSchema.shape.kind, error.kind, 'an error has an unknown kind'),
    name: readText(error.name, { what: "an error's name", lengthMax: NAME_LENGTH_MAX }),
    message: readText(error.message, { what: "an error's message", lengthMax: TEXT_LENGTH_MAX }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...readFile(error.file),
  };
}

function readCost(raw: unknown): Cost {
  const cost = readRecord(raw, 'a cost');
  const count = (name: string, min: number) =>
    readInteger(cost[name], { what: `a cost's ${name}`, min, max: COUNT_MAX });
  const kernels = Object.entries(readRecord(cost.kernels, "a cost's kernels"));
  if (kernels.length > KERNEL_NAMES_MAX) throw new Malformed('a cost names too many kernels');
  return {
    kernels: Object.fromEntries(
      kernels.map(([name, launches]) => [
        storableText(name.slice(0, NAME_LENGTH_MAX)),
        readInteger(launches, { what: 'a kernel count', min: 0, max: COUNT_MAX }),
      ]),
    ),
    kernelCount: count('kernelCount', 0),
    newBytes: readNumber(cost.newBytes, { what: "a cost's newBytes" }),
    peakBytes: readNumber(cost.peakBytes, { what: "a cost's peakBytes" }),
    leakedTensors: count('leakedTensors', -COUNT_MAX),
    wallMs: readNumber(cost.wallMs, { what: "a cost's wallMs", min: 0 }),
  };
}

function readChange(raw: unknown): InputChange | null {
  if (raw === null || raw === undefined) return null;
  const parsed = inputChangeSchema.safeParse(raw);
  if (!parsed.success) throw new Malformed('what became of an input is not understood');
  return { ...parsed.data, path: storableText(parsed.data.path) };
}

function readLogLine(raw: unknown): LogLine {
  const { level, text, line, file } = readRecord(raw, 'a log line');
  const at = readLine(line);
  return {
    level: readOption(logLineSchema.shape.level, level, 'a log line has an unknown level'),
    text: readText(text, { what: 'a log text', lengthMax: TEXT_LENGTH_MAX }),
    ...(at === undefined ? {} : { line: at }),
    ...readFile(file),
  };
}

/** One of the words that the schema knows. */
function readOption<T extends string>(
  { options }: { readonly options: readonly T[] },
  raw: unknown,
  problem: string,
): T {
  const option = options.find((known) => known === raw);
  if (option === undefined) throw new Malformed(problem);
  return option;
}

function readPicture(raw: unknown): Picture {
  const picture = readRecord(raw, 'a picture');
  const labels = picture.labels === undefined ? undefined : readRecord(picture.labels, 'labels');
  return {
    as: readOption(shownPictureSchema, picture.as, 'a picture has an unknown kind'),
    title: readText(picture.title, { what: 'a title', lengthMax: NAME_LENGTH_MAX }),
    tensor: readPictureTensor(picture.tensor),
    ...(picture.stats === undefined ? {} : { stats: readStats(picture.stats) }),
    ...(picture.text === undefined
      ? {}
      : { text: readText(picture.text, { what: 'a text', lengthMax: TEXT_LENGTH_MAX }) }),
    ...(labels === undefined
      ? {}
      : { labels: { ...readLabels(labels.rows, 'rows'), ...readLabels(labels.columns, 'columns') } }),
  };
}

function readStats(raw: unknown): Picture['stats'] {
  const parsed = tensorStatsSchema.safeParse(raw);
  if (!parsed.success) throw new Malformed('the figures of a picture are not understood');
  return parsed.data;
}

/** Either a tensor with typed data or its JSON form. */
function readPictureTensor(raw: unknown): Picture['tensor'] {
  const tensor = readRecord(raw, 'a picture tensor');
  const list = Array.isArray(tensor.data)
    ? readList(tensor.data, { what: 'picture data', lengthMax: PICTURE_ELEMENTS_MAX })
    : null;
  const typed = list === null ? tensor : { ...tensor, data: Float32Array.from(list, readJsonNumber) };
  const dtype = list === null ? tensor.dtype : 'float32';
  const value = readValue({ ...typed, dtype }, PICTURE_ELEMENTS_MAX * 8);
  if (!isTensorValue(value)) throw new Malformed('a picture shows no tensor');
  return toJsonTensor(value);
}

function readJsonNumber(entry: unknown): number {
  if (typeof entry === 'number') return entry;
  if (entry === 'NaN' || entry === 'Infinity' || entry === '-Infinity') return Number(entry);
  throw new Malformed('picture data holds something that is no number');
}

function readLabels(raw: unknown, name: 'rows' | 'columns') {
  if (raw === undefined) return {};
  const words = readList(raw, { what: 'labels', lengthMax: 1_000 });
  return { [name]: words.map((word) => readText(word, { what: 'a label', lengthMax: NAME_LENGTH_MAX })) };
}

function readProgressValues(raw: unknown): Progress['values'] {
  const entries = Object.entries(readRecord(raw, 'progress'));
  if (entries.length > PROGRESS_NAMES_MAX) throw new Malformed('progress has too many values');
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const key = storableText(name.slice(0, NAME_LENGTH_MAX));
      // A NaN that is no word did not come from `progress` of the realm.
      return [
        key,
        typeof value === 'string'
          ? toJsonNumber(readJsonNumber(value))
          : readNumber(value, { what: 'a progress value' }),
      ];
    }),
  );
}
