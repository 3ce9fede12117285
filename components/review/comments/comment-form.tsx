'use client';

import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { SnippetView, SpreadView } from '#server/grading/snippets/snippet-view.ts';
import { type UnsentForm, usePlainForm } from '../../kept/use-unsent-forms.ts';
import { Button } from '../../ui/button.tsx';
import { useOnTheWay } from '../../ui/on-the-way.ts';
import { reached } from '../../ui/reached.ts';
import type { ReviewActions } from '../review-actions.ts';
import styles from './comment-form.module.css';
import { SnippetDialog } from './snippet-dialog.tsx';
import { LISTED_MAX, SnippetList } from './snippet-list.tsx';
import { insertSnippet, matchingSnippets, type SnippetToken, snippetToken } from './snippet-token.ts';
import { SpreadDialog } from './spread-dialog.tsx';
import type { Snippets } from './use-snippets.ts';

interface CommentFormProps {
  /** "line 12", "the whole submission". */
  readonly place: string;
  /** Saves a draft; gives why it was not saved, in words. */
  readonly onSave: (body: string) => Promise<string | null>;
  readonly onCancel: () => void;
  readonly tools?: CommentTools;
  /** Keeps what is written; without it, it goes with this form. */
  readonly form?: UnsentForm<string>;
  /** The wish to write here: each new one gives the text the focus. Null: it is shown, and the focus stays elsewhere. */
  readonly opened?: object | null;
  /** The text has got the focus. */
  readonly onFocus?: () => void;
}

/** What a comment on a submission can be made from, and for whom else it may be. */
export interface CommentTools {
  readonly snippets: Snippets;
  readonly spread: ReviewActions['spread'];
  /** Submissions that the same comment may be for. */
  readonly others: readonly string[];
}

/** As long as the server takes. */
const LENGTH_MAX = 4_000;

/** A draft in Markdown; its student sees it once it is released. A slash finds a snippet. */
export function CommentForm(props: CommentFormProps) {
  const { place, onSave, onCancel, tools, opened, onFocus } = props;
  const plain = usePlainForm<string>();
  const form = props.form ?? plain;
  const body = form.written ?? '';
  const setBody = (text: string) => form.write(text === '' ? null : text);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const [toolProblem, setToolProblem] = useState<string | null>(null);
  const problem = form.problem ?? toolProblem;
  const save = useSaving({ form, field, onSave });
  useLayoutEffect(() => {
    if (opened !== null) field.current?.focus();
  }, [opened]);
  const picker = usePicker({
    snippets: tools?.snippets ?? null,
    listId: `${id}-snippets`,
    field,
    onText: setBody,
  });
  const isEmpty = body.trim() === '';

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.target === field.current && !picker.onKey(event)) pressIn(event, { save, onCancel });
      }}
    >
      <label htmlFor={id} className={styles.label}>
        Comment on {place}, in Markdown{tools ? '. A slash at the start of a line finds a snippet' : ''}
      </label>
      <textarea
        id={id}
        ref={field}
        className={styles.text}
        rows={3}
        maxLength={LENGTH_MAX}
        value={body}
        readOnly={form.saving}
        {...picker.aria}
        onFocus={onFocus}
        onChange={({ target }) => {
          setBody(target.value);
          picker.look(target.value, target.selectionStart);
        }}
      />
      {picker.list}
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.actions}>
        {tools ? <ToolBar body={body} tools={tools} onProblem={setToolProblem} /> : null}
        <span className={styles.room} />
        <Button size="small" variant="ghost" keys="Esc" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          type="submit"
          size="small"
          keys="Ctrl Enter"
          busy={form.saving && 'Saving'}
          disabled={isEmpty}
        >
          Save draft
        </Button>
      </div>
    </form>
  );
}

/** Of the text: what saves it, and what gives it up. */
function pressIn(
  event: React.KeyboardEvent,
  { save, onCancel }: { readonly save: () => Promise<void>; readonly onCancel: () => void },
): void {
  const isSaving = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
  if (!isSaving && event.key !== 'Escape') return;
  event.preventDefault();
  if (isSaving) void save();
  else onCancel();
}

interface SavingWish extends Pick<CommentFormProps, 'onSave'> {
  readonly form: UnsentForm<string>;
  readonly field: React.RefObject<HTMLTextAreaElement | null>;
}

function useSaving({ form, field, onSave }: SavingWish): () => Promise<void> {
  const onTheWay = useOnTheWay();
  return async () => {
    const { written, saving } = form;
    if (saving || written === null || written.trim() === '') return;
    // The next key is the page's, and no letter of what was written.
    field.current?.blur();
    const sent = form.send(() => onSave(written));
    onTheWay.add(sent);
    if (await sent) return;
    // Somebody may be writing elsewhere by now.
    const { activeElement, body } = document;
    if (activeElement === body || field.current?.form?.contains(activeElement)) field.current?.focus();
  };
}

interface ToolBarProps {
  readonly body: string;
  readonly tools: CommentTools;
  readonly onProblem: (problem: string | null) => void;
}

/** Snippets to look through, the text as a new one, and the same comment for others. */
function ToolBar({ body, tools: { snippets, spread, others }, onProblem }: ToolBarProps) {
  const [editing, setEditing] = useState(false);
  const [plan, setPlan] = useState<SpreadView | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const isEmpty = body.trim() === '';

  async function keep() {
    const failed = await snippets.save({ id: null, body, shared: false });
    onProblem(failed);
    setSaid(failed === null ? 'Kept as a snippet.' : null);
  }

  async function lookAtOthers() {
    const answer = await reached(spread.preview(others, body));
    if (answer.ok) setPlan(answer.value);
    onProblem(answer.ok ? null : answer.problem);
  }

  return (
    <>
      <Button
        size="small"
        variant="ghost"
        onClick={() => {
          snippets.load();
          setEditing(true);
        }}
      >
        Snippets
      </Button>
      <Button size="small" variant="ghost" disabled={isEmpty} onClick={() => void keep()}>
        Keep as snippet
      </Button>
      {others.length === 0 ? null : (
        <Button size="small" variant="ghost" disabled={isEmpty} onClick={() => void lookAtOthers()}>
          For others …
        </Button>
      )}
      <p className={styles.said} role="status">
        {said}
      </p>
      <SnippetDialog open={editing} onClose={() => setEditing(false)} snippets={snippets} />
      <SpreadDialog
        plan={plan}
        onClose={() => setPlan(null)}
        spread={spread}
        onDone={(drafts) => {
          setPlan(null);
          setSaid(drafts === 1 ? 'Drafted on 1 submission.' : `Drafted on ${drafts} submissions.`);
        }}
      />
    </>
  );
}

interface PickerProps {
  /** Null: there are none to find. */
  readonly snippets: Snippets | null;
  readonly listId: string;
  readonly field: React.RefObject<HTMLTextAreaElement | null>;
  readonly onText: (text: string) => void;
}

/** What the slash of the text finds, and the keys that take one. */
function usePicker({ snippets, listId, field, onText }: PickerProps) {
  const [token, setToken] = useState<SnippetToken | null>(null);
  const [current, setCurrent] = useState(0);
  const found = token && snippets?.list && matchingSnippets(snippets.list, token.search).slice(0, LISTED_MAX);

  function pick({ body }: SnippetView) {
    if (!token || !field.current) return;
    const next = insertSnippet(field.current.value, { token, body });
    onText(next.text);
    setToken(null);
    const { current: text } = field;
    // Once the text is there.
    requestAnimationFrame(() => text.setSelectionRange(next.caret, next.caret));
  }

  function onKey(event: React.KeyboardEvent): boolean {
    if (!token) return false;
    if (event.key === 'Escape') setToken(null);
    else if (!found || found.length === 0) return false;
    else if (event.key === 'ArrowDown') setCurrent((current + 1) % found.length);
    else if (event.key === 'ArrowUp') setCurrent((current + found.length - 1) % found.length);
    else {
      const wanted = event.key === 'Enter' ? current : token.search === '' ? Number(event.key) - 1 : -1;
      const snippet = found[wanted];
      if (!snippet || event.ctrlKey || event.metaKey) return false;
      pick(snippet);
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  const isShown = token !== null;
  return {
    onKey,
    look(text: string, caret: number) {
      const next = snippets && snippetToken(text, caret);
      if (next) snippets.load();
      setToken(next);
      setCurrent(0);
    },
    aria: isShown
      ? {
          'aria-controls': listId,
          'aria-activedescendant': found && found.length > 0 ? `${listId}-${current}` : undefined,
        }
      : {},
    list: isShown ? <SnippetList id={listId} found={found ?? null} current={current} onPick={pick} /> : null,
  };
}
