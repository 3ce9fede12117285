/** The course that is there for its gradebook. */
export const LARGE = { slug: 'deep-learning', students: 34, exercises: 20 };
