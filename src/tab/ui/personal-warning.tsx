// A warning before somebody is named in what is sent without a name.
import { personalIn } from '#domain/ballot/personal';
import { gap, listed, words } from '../words.ts';

const t = words('ui');

/** Warns and never blocks: only the person who writes knows what a name gives away. */
export function PersonalWarning({ text, names }: { text: string; names: string }) {
  const found = personalIn(text, names);
  const isContact = (trace: string) => /[@\p{Nd}]/u.test(trace);
  const kinds = [
    ['name', found.filter((trace) => !isContact(trace))],
    ['contact', found.filter(isContact)],
  ] as const;
  return (
    <div className="personal" aria-live="polite">
      {kinds.map(
        ([kind, traces]) =>
          traces.length > 0 && (
            <div key={kind} className="bar bar-warn">
              <i className="i i-warning" aria-hidden="true" />
              <p>
                <b className="t-strong">
                  {t(`personal.reads.${kind}`, {
                    found: listed(traces.map((trace) => t('personal.quoted', { text: trace }))),
                    count: traces.length,
                  })}
                </b>
                {gap()}
                {t(`personal.gives.${kind}`)}
              </p>
            </div>
          ),
      )}
    </div>
  );
}
