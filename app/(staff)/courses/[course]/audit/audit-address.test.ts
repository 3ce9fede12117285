import { expect, it } from 'vitest';
import { auditQuery, readAuditFilter } from './audit-address.ts';

it('is in the address as it is in the form, and what makes no sense is left out', () => {
  const filter = { action: 'grade.changed', person: 'system', thing: 'Ada & Bo', since: '2026-11-01' };
  const address = Object.fromEntries(new URLSearchParams(auditQuery(filter, 2)));
  expect(address).toEqual({ ...filter, page: '2' });
  expect(readAuditFilter(address)).toEqual(filter);
  expect(
    readAuditFilter({ since: 'yesterday', until: '2026-13-01', thing: ' ', action: ['a', 'b'] }),
  ).toEqual({});
  expect(readAuditFilter({ thing: 'a\0', person: '\ud83d' })).toEqual({});
  expect(auditQuery({})).toBe('?');
});
