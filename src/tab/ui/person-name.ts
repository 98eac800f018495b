// What is shown of somebody's name.

/** "Jonas" of "Jonas Lindqvist". */
export const firstName = (name: string): string => name.split(' ')[0] ?? name;

/** "JL" of "Jonas Lindqvist". */
export const initials = (name: string): string => {
  const parts = name.split(' ');
  return [parts[0], ...(parts.length > 1 ? [parts.at(-1)] : [])].map((part) => part?.slice(0, 1) ?? '').join('');
};
