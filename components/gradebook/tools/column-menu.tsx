'use client';

import { counted } from '#grader/protocol/count-words.ts';
import type { GradebookView } from '#server/grading/gradebook-view.ts';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import {
  type ColumnChoice,
  isChosen,
  moduleChosen,
  toggledColumn,
  toggledModule,
} from '../shown/column-choice.ts';
import styles from './tools.module.css';

interface ColumnMenuProps {
  readonly choice: ColumnChoice;
  readonly view: Pick<GradebookView, 'modules' | 'columns'>;
  readonly onChoice: (choice: ColumnChoice) => void;
}

/** Shows and hides modules and single exercises; it stays open while one chooses. */
export function ColumnMenu({ choice, view, onChoice }: ColumnMenuProps) {
  const { modules, columns } = view;
  const label = choiceWords(choice, view);
  const inModules = modules.map((module) => ({
    ...module,
    own: columns.filter((column) => column.module === module.slug),
  }));
  return (
    <Menu
      label={`Columns: ${label}`}
      align="start"
      triggerClassName={styles.menu}
      trigger={
        <>
          <span>{label}</span>
          <Icon name="chevron-down" size={14} />
        </>
      }
      groups={[
        {
          items: [
            {
              id: 'all',
              label: 'All exercises',
              checked: choice === null,
              stays: true,
              onSelect: () => onChoice(null),
            },
          ],
        },
        ...inModules
          .filter(({ own }) => own.length > 0)
          .map(({ slug, title, own }) => ({
            title,
            items: [
              ...(own.length === 1
                ? []
                : [
                    {
                      id: slug,
                      label: `All of ${title}`,
                      checked: moduleChosen(choice, { columns, module: slug }),
                      stays: true,
                      onSelect: () => onChoice(toggledModule(choice, { columns, module: slug })),
                    },
                  ]),
              ...own.map((column) => ({
                id: column.slug,
                label: `${column.number} ${column.title}`,
                checked: isChosen(choice, column),
                stays: true,
                onSelect: () => onChoice(toggledColumn(choice, { columns, slug: column.slug })),
              })),
            ],
          })),
      ]}
    />
  );
}

function choiceWords(choice: ColumnChoice, { modules, columns }: ColumnMenuProps['view']): string {
  if (choice === null) return 'All columns';
  const [only] = choice;
  const shown = columns.filter((column) => isChosen(choice, column)).length;
  const module = choice.length === 1 && modules.find(({ slug }) => slug === only);
  if (module) return module.title;
  return `${shown} of ${counted(columns.length, 'column')}`;
}
