'use client';

import { signOut } from '#app/_auth/auth-requests.ts';
import { Menu, type MenuItem } from '#components/ui/menu.tsx';
import { Avatar } from '#components/ui/person/avatar.tsx';
import { THEMES } from '#components/ui/theme/theme.ts';
import { chooseTheme, useThemeChoice } from '#components/ui/theme/use-theme.ts';
import styles from './account-menu.module.css';

export interface AccountView {
  readonly name: string;
  readonly email: string;
  /** "Student", "TA", "Instructor"; null outside a course. */
  readonly role: string | null;
}

const THEME_LABELS = { system: 'As the system', light: 'Light', dark: 'Dark' } as const;
const THEME_ICONS = { system: 'monitor', light: 'sun', dark: 'moon' } as const;

/** Who is signed in, the theme, pages that the bar has no room for, and the way out. */
export function AccountMenu({ account, pages = [] }: { account: AccountView; pages?: readonly MenuItem[] }) {
  const choice = useThemeChoice();
  return (
    <Menu
      label={`Account of ${account.name}`}
      trigger={<Avatar name={account.name} />}
      triggerClassName={styles.trigger}
      header={
        <>
          <div className={styles.name}>{account.name}</div>
          <div className={styles.detail}>{account.email}</div>
          {account.role === null ? null : <div className={styles.detail}>{account.role} in this course</div>}
        </>
      }
      groups={[
        ...(pages.length === 0 ? [] : [{ items: pages }]),
        {
          title: 'Theme',
          items: THEMES.map((theme) => ({
            id: `theme-${theme}`,
            label: THEME_LABELS[theme],
            icon: THEME_ICONS[theme],
            checked: theme === choice,
            onSelect: () => chooseTheme(theme),
          })),
        },
        {
          items: [
            {
              id: 'sign-out',
              label: 'Sign out',
              icon: 'sign-out',
              onSelect: () => void signOut(),
            },
          ],
        },
      ]}
    />
  );
}
