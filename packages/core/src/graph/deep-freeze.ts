/** Freezes plain data in place, with all that is in it; what is frozen already is taken to be frozen throughout. */
export function deepFreeze<T>(data: T): T {
  if (Object.isFrozen(data)) return data;
  Object.freeze(data);
  // Something that is not frozen is an object, for primitives always are.
  for (const part of Object.values(data as object)) deepFreeze(part);
  return data;
}
