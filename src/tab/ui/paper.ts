// Paper is white in every theme: while a page is printed, it has the colours of the light one.
import { useEffect } from 'preact/compat';

export function useLightPaper(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    let shown: string | undefined;
    const lighten = () => ([shown, dataset['theme']] = [dataset['theme'], 'light']);
    const restore = () => void (dataset['theme'] = shown ?? 'light');
    addEventListener('beforeprint', lighten);
    addEventListener('afterprint', restore);
    return () => (removeEventListener('beforeprint', lighten), removeEventListener('afterprint', restore));
  }, []);
}
