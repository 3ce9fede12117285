import styles from './icon.module.css';

/** Line drawings on a 24 × 24 grid; each entry is one path. */
const PATHS = {
  'arrow-right': 'M4 12h16M14 6l6 6-6 6',
  bulb: 'M9 18h6M10 21h4M8.5 15C6.6 13.6 5.5 11.8 5.5 9.5a6.5 6.5 0 0 1 13 0c0 2.3-1.1 4.1-3 5.5V18h-7z',
  building: 'M3 21h18M5 21V10l7-6 7 6v11M10 21v-5h4v5M12 10.5v.01',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  'chevron-down': 'M6 9.5l6 6 6-6',
  'chevron-left': 'M14.5 6l-6 6 6 6',
  'chevron-right': 'M9.5 6l6 6-6 6',
  'chevrons-vertical': 'M7.5 9.5L12 5l4.5 4.5M7.5 14.5L12 19l4.5-4.5',
  chip: 'M7 5h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM9.5 9.5h5v5h-5zM9 2v3M15 2v3M9 19v3M15 19v3M2 9h3M2 15h3M19 9h3M19 15h3',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5V12l3 2',
  close: 'M6 6l12 12M18 6L6 18',
  code: 'M8.5 6.5L3 12l5.5 5.5M15.5 6.5L21 12l-5.5 5.5',
  copy: 'M9 8h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1zM5 16H4V5a1 1 0 0 1 1-1h11v1',
  download: 'M12 4v11M7 10.5l5 5 5-5M4 20h16',
  expand: 'M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7',
  'filter-off': 'M3.5 5H15l-5.5 7v6l4 2v-8M16 5l5 5M21 5l-5 5',
  flag: 'M5 21V4M5 4.5c5-2.5 8 2.5 14 0v9c-6 2.5-9-2.5-14 0',
  list: 'M3.5 6.5L5 8l2.5-3M3.5 13.5L5 15l2.5-3M11 6.5h10M11 12.5h10M11 18.5h10M4 19h2',
  message: 'M4 5h16v11H11l-4 4v-4H4z',
  monitor: 'M3 5h18v11H3zM8 20h8M12 16v4',
  moon: 'M20.5 14.2A8.6 8.6 0 0 1 9.8 3.5a8.6 8.6 0 1 0 10.7 10.7z',
  more: 'M12 5v.01M12 12v.01M12 19v.01',
  play: 'M7 4.5l12 7.5-12 7.5z',
  plus: 'M12 5v14M5 12h14',
  refresh: 'M20 11a8 8 0 0 0-14-4.5L3 9.5M3 4v5.5h5.5M4 13a8 8 0 0 0 14 4.5l3-3M21 20v-5.5h-5.5',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.2 15.2L21 21',
  'sign-out': 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
  statement:
    'M12 6.5C9.5 5 6.5 4.5 3 4.5v14c3.5 0 6.5.5 9 2 2.5-1.5 5.5-2 9-2v-14c-3.5 0-6.5.5-9 2zM12 6.5v14',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  table: 'M3.5 5h17v14h-17zM3.5 10h17M3.5 14.5h17M9.5 10v9',
  timer: 'M12 6.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM12 10v4M9.5 2.5h5',
  undo: 'M4 4.5v5.5h5.5M4.5 9.5A8 8 0 1 1 4 13',
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative drawing in the colour of the text; the words beside it carry the meaning. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className={styles.icon} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
