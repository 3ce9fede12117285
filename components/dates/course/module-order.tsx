'use client';

import { useRef, useState } from 'react';
import type { DatesView } from '#server/planning/dates/dates-view.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu, type MenuGroup } from '../../ui/menu.tsx';
import { movedTo } from './module-moves.ts';
import styles from './module-order.module.css';
import { useModuleDrag } from './use-module-drag.ts';

type Module = DatesView['modules'][number];

interface ModuleOrderProps {
  readonly modules: DatesView['modules'];
  /** @returns whether it was done */
  readonly onOrder: (slugs: readonly string[]) => Promise<boolean>;
  readonly onRename: (module: Module) => void;
  readonly onTakeOut: (module: Module) => void;
}

/** The modules in their order: dragged, or moved by the menu of each; every move is saved and can be taken back. */
export function ModuleOrder({ modules, onOrder, onRename, onTakeOut }: ModuleOrderProps) {
  const [before, setBefore] = useState<readonly (readonly string[])[]>([]);
  const slugs = modules.map(({ slug }) => slug);

  async function move(from: number, to: number) {
    if (await onOrder(movedTo(slugs, { from, to }))) setBefore((orders) => [...orders, slugs]);
  }

  async function takeBack() {
    const last = before.at(-1);
    if (!last) return;
    // A module that was added meanwhile stays at the end.
    const order = [...last, ...slugs.filter((slug) => !last.includes(slug))];
    if (await onOrder(order)) setBefore((orders) => orders.slice(0, -1));
  }

  return (
    <>
      <ol className={styles.modules} aria-label="Order of the modules">
        {modules.map((module, place) => (
          <ModuleRow
            key={module.slug}
            module={module}
            place={place}
            groups={[
              ...choicesFor(modules, place, (to) => void move(place, to)),
              {
                items: [
                  { id: 'rename', label: 'Rename', onSelect: () => onRename(module) },
                  { id: 'out', label: 'Take out of the course', onSelect: () => onTakeOut(module) },
                ],
              },
            ]}
            onMove={({ from, to }) => void move(from, to)}
          />
        ))}
      </ol>
      {before.length === 0 ? null : (
        <Button size="small" icon={<Icon name="undo" size={14} />} onClick={() => void takeBack()}>
          Take the move back
        </Button>
      )}
    </>
  );
}

interface ModuleRowProps {
  readonly module: DatesView['modules'][number];
  readonly place: number;
  readonly groups: readonly MenuGroup[];
  readonly onMove: (move: { from: number; to: number }) => void;
}

function ModuleRow({ module, place, groups, onMove }: ModuleRowProps) {
  const row = useRef<HTMLLIElement>(null);
  const edge = useModuleDrag({ row, place, onMove });
  return (
    <li ref={row} className={styles.module} data-edge={edge ?? undefined}>
      <span className={styles.number}>{module.number}</span>
      <span className={styles.title}>{module.title}</span>
      <Menu
        label={`Move or change ${module.title}`}
        triggerClassName={styles.more}
        trigger={<Icon name="more" size={15} />}
        groups={groups}
      />
    </li>
  );
}

/** The same moves without a mouse. */
function choicesFor(
  modules: ModuleOrderProps['modules'],
  place: number,
  onTo: (to: number) => void,
): readonly MenuGroup[] {
  const item = (id: string, label: string, to: number) => ({ id, label, onSelect: () => onTo(to) });
  const steps = [
    ...(place === 0 ? [] : [item('up', 'Move up', place - 1)]),
    ...(place === modules.length - 1 ? [] : [item('down', 'Move down', place + 1)]),
  ];
  const far = modules.flatMap(({ slug, title }, to) => {
    if (Math.abs(to - place) < 2) return [];
    return [item(slug, to < place ? `Before ${title}` : `Behind ${title}`, to)];
  });
  return [steps, far].filter((items) => items.length > 0).map((items) => ({ items }));
}
