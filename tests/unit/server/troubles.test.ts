// What is written into the log when something goes wrong again and again.
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { StoreUnavailable } from '../../../server/records/documents.ts';
import { troubles } from '../../../server/process/troubles.ts';

function aLog() {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
  return { lines, troubled: troubles(log) };
}

describe('A trouble', () => {
  it('is one line with its cause, however often it comes, and another is another', () => {
    const { lines, troubled } = aLog();
    const full = () => new StoreUnavailable('Too many files are open.', { cause: Object.assign(new Error('open'), { code: 'EMFILE' }) });
    for (let nth = 0; nth < 100; nth++) troubled(full(), 'unavailable');
    troubled(Object.assign(new Error('EACCES: /data/teams/one.json'), { code: 'EACCES' }), 'fault');
    troubled(full(), 'unavailable', 'a pulse');
    expect(lines.map(({ msg, code, where }) => [msg, code, where])).toEqual([
      ['unavailable', 'EMFILE', undefined],
      ['fault', 'EACCES', undefined],
      ['unavailable', 'EMFILE', 'a pulse'],
    ]);
    expect(lines[1]?.['stack']).toContain('/data/teams/one.json');
  });

  it('is said again if it is still there after ten minutes', () => {
    const { lines, troubled } = aLog();
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    for (const minute of [0, 1, 9, 10, 11]) {
      now.mockReturnValue(minute * 60_000);
      troubled(new Error('the same'), 'fault');
    }
    expect(lines).toHaveLength(2);
  });
});
