import { Kbd } from '../../ui/keys/kbd.tsx';
import { shadeOf } from '../shown/cell.ts';
import styles from './legend.module.css';

const STEPS = [0, 25, 50, 75, 100];

/** What the shades and the keys mean. */
export function Legend() {
  return (
    <div className={styles.legend}>
      <ul className={styles.steps} aria-label="Share of the points">
        {STEPS.map((percent) => (
          <li
            key={percent}
            style={
              {
                '--shade': `${shadeOf({ state: 'verified', points: percent, pointsMax: 100 })}%`,
              } as React.CSSProperties
            }
          >
            {percent}%
          </li>
        ))}
      </ul>
      <span className={styles.dashed}>dashed: not verified yet</span>
      <ul className={styles.keys} aria-label="Keys">
        <li>
          Move <Kbd keys="↑" /> <Kbd keys="↓" /> <Kbd keys="←" /> <Kbd keys="→" />
        </li>
        <li>
          Open <Kbd keys="Enter" />
        </li>
        <li>
          Override <Kbd keys="O" />
        </li>
        <li>
          Regrade <Kbd keys="R" />
        </li>
        <li>
          Sort by column <Kbd keys="S" />
        </li>
      </ul>
    </div>
  );
}
