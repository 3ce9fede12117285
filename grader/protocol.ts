/**
 * What realms, hosts, server and pages say to each other: values, outcomes, reports and messages.
 * Everything that crosses a boundary is parsed by one of these schemas. A breaking change raises
 * {@link PROTOCOL_VERSION}; stored reports keep the version they were written with.
 */
export * from './protocol/messages.ts';
export * from './protocol/observations.ts';
export * from './protocol/patterns.ts';
export * from './protocol/read-report.ts';
export * from './protocol/report.ts';
export * from './protocol/values.ts';
