// Who you are, where you sit, in which theme and language: kept in the address, so that a reload changes nothing.
import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/compat';
import type { Language } from '#domain/ids';
import { languageOf, WRITING } from '#domain/language';

export const HOSTS = ['teams', 'phone', 'outlook'] as const;
export type HostKind = (typeof HOSTS)[number];
export const THEMES = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

export interface Seat {
  /** A person's id; empty until somebody was chosen. */
  who: string;
  host: HostKind;
  theme: Theme;
  language: Language;
}

const oneOf = <T extends string>(options: readonly T[], text: string | null, otherwise: T): T =>
  options.find((option) => option === text) ?? otherwise;

function readSeat(hash: string): Seat {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    who: query.get('who') ?? '',
    host: oneOf(HOSTS, query.get('host'), 'outlook'),
    theme: oneOf(THEMES, query.get('theme'), 'light'),
    language: languageOf(query.get('language') ?? navigator.language),
  };
}

export const writeSeat = (seat: Seat): string => `#${new URLSearchParams({ ...seat })}`;

/** @returns the seat and a way to change parts of it */
export function useSeat(): [Seat, (change: Partial<Seat>) => void] {
  const [seat, setSeat] = useState(() => readSeat(location.hash));
  useEffect(() => {
    const follow = () => setSeat(readSeat(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  // At once: whoever reloads in the next moment comes back to the same seat.
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = seat.theme;
    document.documentElement.lang = seat.language;
    document.documentElement.dir = WRITING[seat.language].direction;
    history.replaceState(null, '', writeSeat(seat));
  }, [seat]);
  return [seat, useCallback((change) => setSeat((before) => ({ ...before, ...change })), [])];
}
