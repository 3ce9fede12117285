import styles from './shape-table.module.css';

interface ShapeTableProps {
  expected: readonly number[];
  actual: readonly number[];
  /** Layout words of the axes of `expected`, outermost first. */
  axisNames?: readonly string[] | undefined;
}

/** Two shapes under each other, axis by axis; lengths that differ are framed. */
export function ShapeTable({ expected, actual, axisNames }: ShapeTableProps) {
  const named = axisNames?.length === expected.length && expected.length > 0;
  const columns = Math.max(expected.length, actual.length, 1);
  return (
    <table className={styles.shapes}>
      {named ? (
        <thead>
          <tr>
            <td />
            {axisNames.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
      ) : null}
      <tbody>
        <Row name="Expected shape" shape={expected} columns={columns} />
        <Row name="Your shape" shape={actual} columns={columns} right={expected} />
      </tbody>
    </table>
  );
}

interface RowProps {
  name: string;
  shape: readonly number[];
  columns: number;
  /** What each length should be. */
  right?: readonly number[];
}

function Row({ name, shape, columns, right = shape }: RowProps) {
  if (shape.length === 0) {
    return (
      <tr>
        <th scope="row">{name}</th>
        <td colSpan={columns}>[] one number</td>
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row">{name}</th>
      {Array.from({ length: columns }, (_, axis) => {
        const length = shape[axis];
        const isWrong = length !== undefined && length !== right[axis];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: axes are told apart by their place
          <td key={axis}>
            {length === undefined ? '' : <span className={isWrong ? styles.wrong : undefined}>{length}</span>}
          </td>
        );
      })}
    </tr>
  );
}
