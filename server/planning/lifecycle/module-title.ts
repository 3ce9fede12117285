import { addressNameOf } from '../../courses/address-name.ts';

const LENGTH_MAX = 120;

/** A title that says something, and from which an address can be made. */
export function isModuleTitle(title: string): boolean {
  return addressNameOf(title, 'module') !== '' && title.length <= LENGTH_MAX;
}
