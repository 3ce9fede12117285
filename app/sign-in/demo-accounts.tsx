import styles from './demo-accounts.module.css';

export interface DemoAccountView {
  readonly email: string;
  readonly name: string;
  readonly role: 'student' | 'ta' | 'instructor';
  readonly password: string;
}

const ROLES = { student: 'Student', ta: 'TA', instructor: 'Instructor' } as const;

/** The accounts of a fresh installation; one click fills the form. */
export function DemoAccounts({
  accounts,
  onPick,
}: {
  accounts: readonly DemoAccountView[];
  onPick: (account: DemoAccountView) => void;
}) {
  return (
    <section className={styles.demo} aria-labelledby="demo-accounts">
      <h2 id="demo-accounts" className={styles.title}>
        Demo accounts of this installation
      </h2>
      <div className={styles.row}>
        {accounts.map((account) => (
          <button
            key={account.email}
            type="button"
            className={styles.account}
            title={account.email}
            onClick={() => onPick(account)}
          >
            <span className={styles.role}>{ROLES[account.role]}</span>
            <span className={styles.name}>{account.name}</span>
          </button>
        ))}
      </div>
      <p className={styles.note}>A click fills the form. The password is “{accounts[0]?.password}”.</p>
    </section>
  );
}
