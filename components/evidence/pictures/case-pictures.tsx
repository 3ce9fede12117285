import type { JsonTensor, Picture } from '#grader/protocol.ts';
import { MapTrio } from '../maps/map-trio.tsx';
import styles from './case-pictures.module.css';
import { groupPictures, type PictureGroup } from './picture-pairs.ts';
import { PictureView } from './picture-view.tsx';

interface CasePicturesProps {
  pictures: readonly Picture[];
  /** What the maps of the case show already. */
  compared: JsonTensor | undefined;
}

/** Pictures of a case but its walks, which stand at the top. */
export function CasePictures({ pictures, compared }: CasePicturesProps) {
  const others = pictures.filter(({ as }) => as !== 'trajectory');
  return groupPictures(others, compared).map((group, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pictures are only ever added at the end
    <Group key={at} group={group} />
  ));
}

function Group({ group }: { group: PictureGroup }) {
  if (group.kind === 'one') return <PictureView picture={group.picture} />;
  const { title, expected, actual } = group;
  if (group.kind === 'maps') {
    return (
      <section className={styles.maps} aria-label={title}>
        <h4 className={styles.title}>{title}</h4>
        <MapTrio
          expected={expected.tensor}
          actual={actual.tensor}
          axisNames={expected.axes}
          mask={expected.mask}
        />
      </section>
    );
  }
  return (
    <section className={styles.beside} aria-label={title}>
      <PictureView picture={expected} />
      <PictureView picture={actual} />
    </section>
  );
}
