// What became of a promise that a pulse has asked about: the report says it, or why it is not said.
import { createContext, useContext, type ReactNode } from 'preact/compat';
import type { PromiseView } from '#contract/api';
import type { CheckBackResult } from '#domain/report/report';
import { words } from '../../words.ts';

const t = words('promise');

/** How a report draws what was published: the page of the report knows. */
export type Draw = (result: CheckBackResult) => ReactNode;
export const DrawContext = createContext<Draw>(() => null);

export function Outcome({ outcome }: { outcome: NonNullable<PromiseView['outcome']> }) {
  const draw = useContext(DrawContext);
  return outcome === 'asking' || outcome === 'none' ? <p>{t(`outcome.${outcome}`)}</p> : draw(outcome);
}
