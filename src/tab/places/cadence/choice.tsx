// A select in the sentence: it looks like a word of it.
export type Options = readonly (readonly [value: string, text: string])[];

interface Props {
  label: string;
  value: string;
  options: Options;
  /** Options under a heading. */
  groups?: readonly (readonly [heading: string, Options])[];
  onChoose: (value: string) => void;
}

export function Choice({ label, value, options, groups = [], onChoose }: Props) {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
      {optionsFrom(options)}
      {groups.map(([heading, all]) => (
        <optgroup key={heading} label={heading}>
          {optionsFrom(all)}
        </optgroup>
      ))}
    </select>
  );
}

const optionsFrom = (all: Options) =>
  all.map(([value, text]) => (
    <option key={value} value={value}>
      {text}
    </option>
  ));
