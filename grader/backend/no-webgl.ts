/** Stands in for the WebGL backend where there is no GPU: bundles for Deno and Node leave 600 KiB out. */
export const version_webgl = 'none';
