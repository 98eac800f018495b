// The conformance report says something about every criterion, in words that VPAT knows, and leans on tests that exist.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow } from '../support/imports.ts';

const ROOT = join(import.meta.dirname, '../..');
const report = readFileSync(join(ROOT, 'env/accessibility.md'), 'utf8');

/** https://www.w3.org/TR/WCAG22/, without 4.1.1, which is obsolete. */
const LEVEL_A =
  '1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2';
const LEVEL_AA =
  '1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3';
const TERMS = ['Supports', 'Partially supports', 'Does not support', 'Not applicable', 'Not evaluated'];

const rows = [...report.matchAll(/^\| (\d\.\d\.\d+) [^|]+ \| ([^|]+) \| ([^|]*)\|$/gm)].map(([, criterion, level, remarks = '']) => ({
  criterion,
  level: level?.trim(),
  remarks: remarks.trim(),
}));
const gaps = [...report.matchAll(/^(\d)\. \*\*/gm)].map(([, gap]) => gap);

describe('The accessibility conformance report', () => {
  it('has one row for each criterion of WCAG 2.2, levels A and AA', () => {
    expect(rows.map(({ criterion }) => criterion)).toEqual([...LEVEL_A.split(' '), ...LEVEL_AA.split(' ')]);
    expect(rows.filter(({ level }) => !TERMS.includes(level ?? ''))).toEqual([]);
  });

  it('says what each support rests on, and which gap each lack of it is', () => {
    expect(rows.filter(({ level, remarks }) => level !== 'Not applicable' && remarks === '')).toEqual([]);
    const lacking = rows.filter(({ level }) => level === 'Partially supports' || level === 'Does not support');
    expect(lacking.filter(({ remarks }) => !gaps.some((gap) => new RegExp(`\\bgap ${gap}\\b`, 'i').test(remarks)))).toEqual([]);
    const named = [...report.matchAll(/\bgap (\d)/gi)].map(([, gap]) => gap);
    expect(named.filter((gap) => !gaps.includes(gap))).toEqual([]);
  });

  it('names tests that there are', () => {
    const tests = filesBelow(ROOT, 'tests');
    const named = [...new Set([...report.matchAll(/`([\w./-]+\.test\.ts)`/g)].map(([, name = '']) => name))];
    expect(named.length).toBeGreaterThan(6);
    expect(named.filter((name) => !existsSync(join(ROOT, name)) && !tests.some((path) => path.endsWith(`/${name}`)))).toEqual([]);
  });
});
