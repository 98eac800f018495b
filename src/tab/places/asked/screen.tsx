// What is asked and why: a part of the cadence, of "Send a pulse" and of the report.
export { AskedList, whyWords } from './why.tsx';
export { NextItemsSection } from './next-items.tsx';
