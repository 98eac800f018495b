// The heading of what has replaced the page: takes the focus, so that a screen reader says what is the case.
import { useLayoutEffect, useRef } from 'preact/compat';

export function Heading({ children, className = 't-title' }: { children: string; className?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
