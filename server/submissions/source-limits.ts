/** Far above any solution we know (8 KiB), far below what makes a compiler slow. */
export const SOURCE_BYTES_MAX = 256 * 1024;
