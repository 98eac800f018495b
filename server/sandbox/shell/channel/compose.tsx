// The box for a new post: text, a card that the message extension inserted, and the way to Mutual's commands.
import { useState, type FormEvent } from 'preact/compat';
import { openTask } from '../acts.ts';
import { Logo } from '../logo.tsx';
import { invokeBot, writePost, type BotReply } from '../stage-client.ts';
import type { RoomProps } from '../next-thing.ts';
import { useWords } from '../words.ts';
import { Card } from './card.tsx';
import { Commands } from './commands.tsx';

const SEND = { commandId: 'sendPulse', commandContext: 'compose' };

export function Compose({ scene, run, busy }: RoomProps) {
  const { t } = useWords();
  const { person, view } = scene;
  const [text, setText] = useState('');
  const [card, setCard] = useState<object | null>(null);
  const [open, setOpen] = useState(false);
  const empty = text.trim() === '' && card === null;

  const post = async () => {
    const stage = await writePost(person.id, text.trim(), card);
    setText('');
    setCard(null);
    return stage;
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!empty && !busy) void run(post);
  };
  const insert = (chosen: object) => {
    setCard(chosen);
    setOpen(false);
  };
  const take = (reply: BotReply) => {
    const content = reply.composeExtension?.attachments?.[0]?.content;
    if (content) insert(content);
    openTask(reply, view, submitted);
  };
  const submitted = ([error, data]: unknown[]) => {
    if (error === null) void run(async () => take(await invokeBot(person.id, 'composeExtension/submitAction', { ...SEND, data })));
  };
  const sendPulse = () => {
    setOpen(false);
    void run(async () => take(await invokeBot(person.id, 'composeExtension/fetchTask', { ...SEND, context: SEND.commandContext })));
  };

  return (
    <form className="compose" onSubmit={send}>
      {card && (
        <div className="bub draft">
          <div inert>
            <Card card={card} />
          </div>
          <button type="button" className="btn btn-subtle" onClick={() => setCard(null)}>
            {t('compose.remove')}
          </button>
        </div>
      )}
      {open && <Commands person={person} run={run} sendPulse={sendPulse} insert={insert} close={() => setOpen(false)} />}
      <div className="write">
        <button
          type="button"
          className="btn btn-subtle btn-icon"
          aria-expanded={open}
          aria-label={t('compose.mutual')}
          onClick={() => setOpen(!open)}
        >
          <Logo size={20} />
        </button>
        <label className="vh" htmlFor="compose">
          {t('compose.label')}
        </label>
        <input
          id="compose"
          className="field"
          dir="auto"
          autoComplete="off"
          placeholder={t('compose.label')}
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
        />
        <button type="submit" className="btn btn-subtle btn-icon" aria-label={t('compose.send')} aria-disabled={empty || busy}>
          <i className="i i-send i-flip" />
        </button>
      </div>
    </form>
  );
}
