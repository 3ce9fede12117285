/** What a call gives inside an invariant: tensors of the judge realm, or plain values, nested as the student returned them. */
// biome-ignore lint/suspicious/noExplicitAny: the shape of a result is the exercise's; authors annotate where they use it
export type TensorResult = any;

/**
 * The student's entry points and driver exports by name: `await student.conv2d(x, w, b)`. Takes tensors or plain values,
 * gives tensors or plain values; tensors are copied out and back, arguments are left alone. An unknown name fails the case.
 */
// biome-ignore lint/suspicious/noExplicitAny: the names are the exercise's own; an index signature would be "possibly undefined" at each call
export type StudentCalls = any;
