// Text from outside that is JSON, or not.

/** @returns `undefined` if it is not: an error of `JSON.parse` would quote what it could not read */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
