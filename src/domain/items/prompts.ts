// Questions that help somebody to begin a voice: one takes its turn in each pulse, and is recorded with it.
import * as z from 'zod/mini';

/** Names of questions; their words are `Wording.prompts`. The first is for everybody, and offered first to whoever is new. */
export const PromptId = z.enum(['newcomer', 'unseen', 'stop', 'handed-on', 'granted', 'decision', 'easier-help', 'one-week']);
export type PromptId = z.infer<typeof PromptId>;

const FOR_NEWCOMERS: PromptId = 'newcomer';

/** The question of a team's next pulse. @param last that of the pulse before; `null` if none was recorded */
export function promptAfter(last: PromptId | null): PromptId {
  const all = PromptId.options;
  return all[last === null ? 0 : (all.indexOf(last) + 1) % all.length]!;
}

/**
 * What is offered to whoever writes: the pulse's question and that for newcomers. Everybody gets the same ones, because a voice that
 * answers a question which only newcomers were asked would be known to be a newcomer's; only the order differs.
 * @param prompt `null` for a pulse in which none was recorded: nothing is offered
 */
export function offeredTo(prompt: PromptId | null, { newcomer }: { newcomer: boolean }): PromptId[] {
  if (prompt === null) return [];
  return [...new Set(newcomer ? [FOR_NEWCOMERS, prompt] : [prompt, FOR_NEWCOMERS])];
}
