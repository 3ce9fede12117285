'use client';

import { useRef, useState } from 'react';
import type { SettledView } from '#server/grading/settled-view.ts';
import type { PeopleView, PersonView } from '#server/people/people-view.ts';
import { EffectsDialog } from '../effects/effects-dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { LocalTime } from '../ui/local-time.tsx';
import { Menu, type MenuGroup } from '../ui/menu.tsx';
import { reached } from '../ui/reached.ts';
import { ScrollBox } from '../ui/scroll-box.tsx';
import { useWindow } from '../ui/window/use-window.ts';
import { visibleRange } from '../ui/window/visible-range.ts';
import type { PeopleActions, PersonChange } from './people-actions.ts';
import { peopleInWords, ROLE_WORDS } from './people-words.ts';
import styles from './roster.module.css';

const ROW_PX = 28;
const ROLES = ['student', 'ta', 'instructor'] as const;

interface RosterProps {
  readonly view: PeopleView;
  readonly people: readonly PersonView[];
  readonly actions: PeopleActions;
  /** Beside an import: without addresses. */
  readonly narrow: boolean;
}

interface Asked {
  readonly person: PersonView;
  readonly becomes: PersonChange['becomes'];
  readonly foreseen: SettledView;
}

/** Everybody, by name; only the rows in view are in the page. */
export function Roster({ view, people, actions, narrow }: RosterProps) {
  const box = useRef<HTMLDivElement>(null);
  const { window, onScroll } = useWindow(box);
  const { asked, problem, ask, confirm, leave } = useChange(actions);
  const { from, to } = visibleRange({
    start: window.top,
    length: window.height,
    size: ROW_PX,
    count: people.length,
    beyond: 8,
  });

  return (
    <>
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
      <ScrollBox ref={box} label="The roster" className={styles.box} onScroll={onScroll}>
        <table
          className={styles.table}
          aria-label={`${peopleInWords(people.length)}, by name`}
          aria-rowcount={people.length + 1}
          data-narrow={narrow || undefined}
        >
          <Columns count={people.length} />
          <tbody>
            <Gap rows={from} />
            {people.slice(from, to).map((person, place) => (
              <PersonRow
                key={person.userId}
                person={person}
                index={from + place + 2}
                view={view}
                onAsk={(becomes) => void ask(person, becomes)}
              />
            ))}
            <Gap rows={people.length - to} />
          </tbody>
        </table>
      </ScrollBox>
      <EffectsDialog
        foreseen={asked?.foreseen ?? null}
        title={asked === null ? '' : titleOf(asked, view)}
        verb={asked?.becomes === null ? 'Take out' : 'Change'}
        onClose={leave}
        onConfirm={confirm}
      >
        {asked?.becomes === null ? <p>Their work and grades stay, and they can be added again.</p> : null}
      </EffectsDialog>
    </>
  );
}

/** A change is asked for, told what it does to grades, then confirmed. */
function useChange(actions: PeopleActions) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function ask(person: PersonView, becomes: PersonChange['becomes']) {
    const answer = await reached(actions.change({ userId: person.userId, becomes, seen: null }));
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setAsked({ person, becomes, foreseen: answer.value });
  }

  async function confirm(seen: string): Promise<string | null> {
    if (asked === null) return null;
    const answer = await reached(
      actions.change({ userId: asked.person.userId, becomes: asked.becomes, seen }),
    );
    if (!answer.ok) return answer.problem;
    if (!answer.value.applied) {
      setAsked({ ...asked, foreseen: answer.value });
      return 'The grades have changed meanwhile. This is the new list.';
    }
    setAsked(null);
    return null;
  }

  return { asked, problem, ask, confirm, leave: () => setAsked(null) };
}

function Columns({ count }: { count: number }) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col">{peopleInWords(count)}, by name</th>
        <th scope="col" className={styles.email}>
          E-mail
        </th>
        <th scope="col" className={styles.section}>
          Section
        </th>
        <th scope="col" className={styles.roleColumn}>
          Role
        </th>
        <th scope="col" className={styles.seen}>
          Last submission
        </th>
        <td className={styles.acts} />
      </tr>
    </thead>
  );
}

/** Where the rows are that are not in view. */
function Gap({ rows }: { rows: number }) {
  return rows === 0 ? null : <tr style={{ height: rows * ROW_PX }} />;
}

function titleOf({ person, becomes }: Asked, view: PeopleView): string {
  if (becomes === null) return `Take ${person.name} out of the course`;
  if ('role' in becomes) return `${person.name} becomes ${ROLE_WORDS[becomes.role].toLowerCase()}`;
  const section = view.sections.find(({ id }) => id === becomes.sectionId)?.name;
  return section === undefined
    ? `${person.name} leaves the section`
    : `${person.name} goes to section ${section}`;
}

function PersonRow({
  person,
  index,
  view,
  onAsk,
}: {
  person: PersonView;
  index: number;
  view: PeopleView;
  onAsk: (becomes: PersonChange['becomes']) => void;
}) {
  const { name, email, role, sectionId, lastSubmissionAt } = person;
  const section = view.sections.find(({ id }) => id === sectionId)?.name;
  return (
    <tr aria-rowindex={index}>
      <td className={styles.name} title={email}>
        {name}
      </td>
      <td className={styles.email}>{email}</td>
      <td className={styles.section}>{section ?? '–'}</td>
      <td>
        <span className={styles.role} data-role={role}>
          {ROLE_WORDS[role]}
        </span>
      </td>
      <td className={styles.seen}>
        {lastSubmissionAt === null ? (
          <span className={role === 'student' ? styles.never : undefined}>
            {role === 'student' ? 'never' : '–'}
          </span>
        ) : (
          <LocalTime at={lastSubmissionAt} />
        )}
      </td>
      <td className={styles.acts}>
        {view.manages ? (
          <Menu
            label={`Change ${name}`}
            triggerClassName={styles.more}
            trigger={<Icon name="more" size={15} />}
            groups={choicesFor(person, view, onAsk)}
          />
        ) : null}
      </td>
    </tr>
  );
}

function choicesFor(
  { role, sectionId }: PersonView,
  view: PeopleView,
  onAsk: (becomes: PersonChange['becomes']) => void,
): readonly MenuGroup[] {
  const sections = [...view.sections, { id: null, name: 'No section' }];
  return [
    {
      title: 'Role',
      items: ROLES.map((next) => ({
        id: next,
        label: ROLE_WORDS[next],
        checked: next === role,
        onSelect: () => onAsk({ role: next }),
      })),
    },
    {
      title: 'Section',
      items: sections.map(({ id, name }) => ({
        id: id ?? 'none',
        label: name,
        checked: id === sectionId,
        onSelect: () => onAsk({ sectionId: id }),
      })),
    },
    { items: [{ id: 'out', label: 'Take out of the course', icon: 'close', onSelect: () => onAsk(null) }] },
  ];
}
