// A place that is loaded when somebody goes there, with its texts.
import { lazy, type ComponentType } from 'preact/compat';
import { loadWords, type TextsOf } from './words.ts';

export const place = <P>(load: () => Promise<{ default: ComponentType<P> }>, ...texts: TextsOf[]) =>
  lazy(async () => {
    const [screen] = await Promise.all([load(), loadWords(texts)]);
    return screen;
  });
