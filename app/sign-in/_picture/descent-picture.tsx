import { HEIGHT, picture, STEPS, WIDTH } from './composition.ts';
import styles from './descent-picture.module.css';

const [startX, startY] = picture.start;

/** Level lines of Himmelblau's function and three optimisers that walk down from one start. */
export function DescentPicture() {
  return (
    <figure className={styles.figure}>
      <svg
        className={styles.drawing}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="xMinYMin slice"
        role="img"
        aria-label="Level lines of Himmelblau’s function. From one start, gradient descent and Adam reach the upper left minimum, momentum swings through to the lower left one."
      >
        <path className={styles.level} d={picture.faintLevels} />
        <path className={styles.strongLevel} d={picture.strongLevels} />
        <g className={styles.gradientDescent}>
          <path className={styles.line} d={picture.gradientDescent.line} />
          <path className={styles.dots} d={picture.gradientDescent.dots} />
        </g>
        <g className={styles.momentum}>
          <path className={styles.line} d={picture.momentum.line} />
          <path className={styles.dots} d={picture.momentum.dots} />
        </g>
        <g className={styles.adam}>
          <path className={styles.line} d={picture.adam.line} />
          <path className={styles.dots} d={picture.adam.dots} />
        </g>
        <circle className={styles.start} cx={startX} cy={startY} r="6" />
      </svg>
      <figcaption className={styles.legend}>
        <span className={styles.gradientDescent}>{picture.gradientDescent.name}</span>
        <span className={styles.momentum}>{picture.momentum.name}</span>
        <span className={styles.adam}>{picture.adam.name}</span>
        <span className={styles.note}>Himmelblau’s function, log scale, {STEPS} steps from one start</span>
      </figcaption>
    </figure>
  );
}
