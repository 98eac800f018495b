// What every part of a page needs: who is here, and the calls in this person's name. Loading and failing look the same everywhere.
import { createContext, useCallback, useContext, useEffect, useEffectEvent, useState, type ReactNode } from 'preact/compat';
import type * as z from 'zod/mini';
import type { MemberEndpoint, Params } from '#contract/endpoint';
import { callAsMember, failureCode, type FailureCode } from './api-client.ts';
import type { Host } from './host/host.ts';
import type { Way } from './reading.ts';
import { words } from './words.ts';

const t = words('ui');

/** Calls the server in the person's name. @throws {CallFailure} */
export type Ask = <P extends Params, Q extends z.ZodMiniType, S extends z.ZodMiniType>(
  endpoint: MemberEndpoint<P, Q, S>,
  params: z.output<P>,
  ...[body]: undefined extends z.input<Q> ? [] : [body: z.input<Q>]
) => Promise<z.output<S>>;

export interface Page {
  host: Host;
  ask: Ask;
  /** Lays a page about the program over this one, which stays as it is. */
  read: Way['go'];
}

export const pageIn = (host: Host, read: Way['go']): Page => ({
  host,
  read,
  ask: (endpoint, params, ...[body]) => callAsMember(endpoint, { params, token: host.token, ...(body !== undefined && { body }) }),
});

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('outside a page');
  return page;
}

export type Loaded<T> = { value: T; again: () => void } | { failure: FailureCode; again: () => void } | 'loading';

/** Loads something when the page opens, and again on demand. */
export function useLoaded<T>(load: () => Promise<T>, key: string): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>('loading');
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((before) => before + 1), []);
  // `load` is made anew at every drawing; `key` says when it means something else.
  const begin = useEffectEvent(load);
  useEffect(() => {
    let current = true;
    begin().then(
      (value) => current && setLoaded({ value, again }),
      (error: unknown) => current && setLoaded({ failure: failureCode(error), again }),
    );
    return () => void (current = false);
  }, [key, round, again]);
  return loaded;
}

export const Skeleton = () => <div className="skeleton" aria-busy="true" />;

/** The value, or in its place what is the case, whether anything is lost, and what to do. */
export function Await<T>({ loaded, children }: { loaded: Loaded<T>; children: (value: T, again: () => void) => ReactNode }) {
  if (loaded === 'loading') return <Skeleton />;
  if ('failure' in loaded) return <Failure code={loaded.failure} again={loaded.again} />;
  return children(loaded.value, loaded.again);
}

/** What the button is called that does the same again, where "try again" would not say what happens. */
const AGAIN = {
  'bad-token': 'act.signInAgain',
  'sign-in-refused': 'act.signInAgain',
  'sign-in-cancelled': 'act.signIn',
  'sign-in-unanswered': 'act.askAgain',
} as const;

export function Failure({ code, again }: { code: FailureCode; again?: (() => void) | undefined }) {
  return (
    <div className="bar bar-warn" role="alert">
      <i className="i i-warning" aria-hidden="true" />
      <div>
        <p>{t(`problem.${code}`)}</p>
        {code === 'no-consent' ? (
          <Consent />
        ) : (
          again && (
            <button type="button" className="btn" onClick={again}>
              {t(code in AGAIN ? AGAIN[code as keyof typeof AGAIN] : 'again')}
            </button>
          )
        )}
      </div>
    </div>
  );
}

/** The server leads on from here to Entra ID's page, because it knows the ids that belong into that address. */
const CONSENT = '/consent';

function Consent() {
  return (
    <>
      <p className="t-cap">
        <bdi dir="ltr">{location.origin + CONSENT}</bdi>
      </p>
      <a className="btn" href={CONSENT} target="_blank" rel="noreferrer">
        {t('act.consent')}
      </a>
    </>
  );
}
