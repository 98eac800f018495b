// What a report draws beside its bars. It comes with its texts, and only where there is something to draw.
import { MapSection } from './map/section.tsx';
import { YearSection } from './year/section.tsx';

export const pictures = { MapSection, YearSection };
