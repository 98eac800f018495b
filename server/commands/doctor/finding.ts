// What `mutual doctor` finds at one step.

export interface Finding {
  /** `unknown`: it can't be told from here, and is no fault. */
  is: 'right' | 'wrong' | 'unknown';
  /** One line: what is the case and, if something has to be done, what. */
  says: string;
}

export const right = (says: string): Finding => ({ is: 'right', says });
export const wrong = (says: string): Finding => ({ is: 'wrong', says });
export const unknown = (says: string): Finding => ({ is: 'unknown', says });
