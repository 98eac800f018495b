// A field to find something by a part of its name.
import { useId } from 'preact/compat';

interface Props {
  label: string;
  search: string;
  onSearch: (search: string) => void;
}

/** It may stand in a form that saves something else: Enter sends nothing. */
const stay = (event: { key: string; preventDefault(): void }) => event.key === 'Enter' && event.preventDefault();

export function SearchField({ label, search, onSearch }: Props) {
  const id = useId();
  return (
    <>
      <label className="t-strong" htmlFor={id}>
        {label}
      </label>
      <input
        type="search"
        className="field"
        id={id}
        value={search}
        maxLength={100}
        autoComplete="off"
        onKeyDown={stay}
        onInput={({ currentTarget }) => onSearch(currentTarget.value)}
      />
    </>
  );
}
