import type { Result } from '#server/platform/result.ts';
import { failedWords } from '../kept/unreached.ts';
import type { RefusalTexts, WorkRefusal } from './refusal-texts.ts';

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly words: string };

/**
 * What a server action gave, or why it gave nothing: it refused, could not be reached, or broke.
 * @param next what to do where nothing was refused, as a sentence: "Try again."
 */
export async function answerOf<Value>(
  asked: Promise<Result<Value, WorkRefusal>>,
  { texts, next }: { readonly texts: RefusalTexts; readonly next: string },
): Promise<Answer<Value>> {
  try {
    const result = await asked;
    return result.ok ? result : { ok: false, words: texts[result.refusal] };
  } catch (error) {
    return { ok: false, words: failedWords(error, next) };
  }
}
