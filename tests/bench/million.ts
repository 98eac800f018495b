// What the members of a very large pulse are called, and the secret that its keys are sealed with.
import type { UserId } from '#domain/ids';

export const SECRET = 'for the bench alone';

export const memberOf = (nth: number): UserId => `00000000-0000-4000-8000-${nth.toString(16).padStart(12, '0')}` as UserId;
