// A key or a receipt as four words that are easily read aloud. Always English, always left to right.
export const FourWords = ({ words, marked = [] }: { words: readonly string[]; marked?: readonly number[] }) => (
  <span className="words" lang="en" dir="ltr">
    {words.map((word, nth) => (
      <span key={nth}>{marked.includes(nth) ? <mark>{word}</mark> : word}</span>
    ))}
  </span>
);
