/** The same inputs for every census of a version, so that programs of two censuses can be compared. */
export function seedOfVersion(hash: string): number {
  return Number.parseInt(hash.slice(0, 8), 16) & 0x7fff_ffff;
}
