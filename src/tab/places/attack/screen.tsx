// "Try to find out": the reader takes answers as given, and reads what the published report leaves open about everybody else. Nothing leaves the page.
import { loadWording, type Wording } from '#domain/items/wording';
import type { ItemId } from '#domain/ids';
import type { PublishedReport } from '#domain/report/report';
import { useState } from 'preact/compat';
import { Await, useLoaded, usePage } from '../../page.tsx';
import { words } from '../../words.ts';
import { Given } from './given.tsx';
import { Left } from './left.tsx';
import styles from './screen.module.css';
import { NOTHING, type Taken } from './taken.ts';

const t = words('attack');

export default function Attack({ report }: { report: PublishedReport }) {
  const { host } = usePage();
  return (
    <Await loaded={useLoaded(() => loadWording(host.language), host.language)}>
      {(wording) => <Attempt report={report} wording={wording} />}
    </Await>
  );
}

function Attempt({ report: { terms, items }, wording }: { report: PublishedReport; wording: Wording }) {
  const [taken, setTaken] = useState<Partial<Record<ItemId, Taken>>>({});
  return (
    <>
      <p>{t('lead')}</p>
      {items.map((item) => {
        if ('withheld' in item) return null;
        const given = taken[item.item] ?? { own: NOTHING, believed: NOTHING };
        return (
          <fieldset key={item.item} className={styles.statement}>
            <legend className="t-strong">{wording.items[item.item]}</legend>
            <Given given={given} most={item.n} onGive={(now) => setTaken((before) => ({ ...before, [item.item]: now }))} />
            <Left item={item} given={given} edge={terms.edge} />
          </fieldset>
        );
      })}
      <details>
        <summary>{t('why')}</summary>
        <div>
          <p>{t('proof', { low: t('ui:scale.1'), edge: terms.edge })}</p>
          <p>{t('covers', { count: terms.edge - 1 })}</p>
          <p>{t('check', { command: 'npx mutual attack FILE' })}</p>
        </div>
      </details>
    </>
  );
}
