/**
 * SHA-256 (FIPS 180-4). The judge derives a key for every call, and `crypto.subtle` is asynchronous, and missing on pages
 * without TLS.
 */

/** Fractional parts of the cube roots of the first 64 primes, and of the square roots of the first 8 (section 4.2.2, 5.3.3). */
const { K, H } = constants();

/** What a block is spread to; made once, as hundreds of digests follow one another (`random-keys.ts`). */
const schedule = new Int32Array(64);

/** @returns the digest of `bytes` as eight words. */
export function sha256(bytes: Uint8Array): Uint32Array {
  const whole = padded(bytes);
  const state = H.slice();
  for (let at = 0; at < whole.length; at += 64) {
    spread(whole, at);
    compress(state);
  }
  return state;
}

/** The block at `at` as big-endian words, and the 48 that follow from them (section 6.2.2). */
function spread(whole: Uint8Array, at: number): void {
  const w = schedule;
  for (let t = 0; t < 16; t++) {
    const i = at + 4 * t;
    w[t] =
      (byte(whole, i) << 24) | (byte(whole, i + 1) << 16) | (byte(whole, i + 2) << 8) | byte(whole, i + 3);
  }
  for (let t = 16; t < 64; t++) {
    const x = word(w, t - 15);
    const y = word(w, t - 2);
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    w[t] = (word(w, t - 16) + s0 + word(w, t - 7) + s1) | 0;
  }
}

/** Plain variables: lists in their place took three times as long. */
function compress(state: Uint32Array): void {
  let a = word(state, 0);
  let b = word(state, 1);
  let c = word(state, 2);
  let d = word(state, 3);
  let e = word(state, 4);
  let f = word(state, 5);
  let g = word(state, 6);
  let h = word(state, 7);
  for (let t = 0; t < 64; t++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const one = (h + s1 + ((e & f) ^ (~e & g)) + word(K, t) + word(schedule, t)) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0] = word(state, 0) + a;
  state[1] = word(state, 1) + b;
  state[2] = word(state, 2) + c;
  state[3] = word(state, 3) + d;
  state[4] = word(state, 4) + e;
  state[5] = word(state, 5) + f;
  state[6] = word(state, 6) + g;
  state[7] = word(state, 7) + h;
}

/** As an int32, which engines add without a detour. */
function word(words: Uint32Array | Int32Array, at: number): number {
  return (words[at] ?? 0) | 0;
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function turn(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by));
}

/** The message with a one behind it, zeros, and its length in bits (section 5.1.1). */
function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(whole.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(whole.length - 4, bytes.length * 8);
  return whole;
}

function constants(): { readonly K: Uint32Array; readonly H: Uint32Array } {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32);
  return {
    K: Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
    H: Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
  };
}
