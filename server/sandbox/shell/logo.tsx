// The mark of Mutual: two circles and what they share.
export const Logo = ({ size }: { size: number }) => (
  <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
    <rect width="20" height="20" rx="5" fill="#444791" />
    <circle cx="7.6" cy="10" r="4.4" fill="#fff" />
    <circle cx="12.4" cy="10" r="4.4" fill="#b6bcfa" />
    <path d="M10 6.31a4.4 4.4 0 0 1 0 7.38a4.4 4.4 0 0 1 0-7.38Z" fill="#5b5fc7" />
  </svg>
);
