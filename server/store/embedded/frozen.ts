// Documents are handed out as they are, without a copy; so nobody can change them.

/** @returns the value itself, frozen at every depth */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}
