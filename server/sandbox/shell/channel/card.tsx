// An Adaptive Card, drawn by Microsoft's own renderer in the colours of the theme.
import { AdaptiveCard, OpenUrlAction, SubmitAction, type Action } from 'adaptivecards';
import { useEffectEvent, useLayoutEffect, useRef } from 'preact/compat';
import { cardLook, plainMarkdown } from './card-look.ts';

interface CardProps {
  card: object;
  /** A button that asks the bot for a dialog, with its data. */
  onTask?: (data: unknown) => void;
  onLink?: (url: string) => void;
}

const nothing = () => undefined;

/** Without handlers the card is only shown: its buttons do nothing, as in a preview. */
export function Card({ card, onTask = nothing, onLink = nothing }: CardProps) {
  const place = useRef<HTMLDivElement>(null);
  const press = useEffectEvent((action: Action) => act(action, { onTask, onLink }));
  useLayoutEffect(() => {
    const drawn = draw(card, press);
    if (drawn) place.current?.replaceChildren(drawn);
  }, [card]);
  const { lang } = card as { lang?: string };
  return <div className="adaptive" ref={place} lang={lang} />;
}

function draw(card: object, press: (action: Action) => void): HTMLElement | undefined {
  const drawing = new AdaptiveCard();
  drawing.hostConfig = cardLook;
  drawing.onExecuteAction = press;
  AdaptiveCard.onProcessMarkdown = plainMarkdown;
  drawing.parse(card);
  return drawing.render();
}

function act(action: Action, { onTask, onLink }: Required<Pick<CardProps, 'onTask' | 'onLink'>>): void {
  if (action instanceof OpenUrlAction && action.url) onLink(action.url);
  if (action instanceof SubmitAction && isTask(action.data)) onTask(action.data);
}

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots */
const isTask = (data: unknown): boolean => (data as { msteams?: { type?: string } } | undefined)?.msteams?.type === 'task/fetch';
