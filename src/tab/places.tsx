// The places that are loaded when somebody goes there, each with its texts.
import { place } from './place.ts';

export const About = place(() => import('./places/about/screen.tsx'), 'about');
export const Cadence = place(() => import('./places/cadence/screen.tsx'), 'cadence', 'teams', 'asked');
export const Kit = place(() => import('./places/kit/screen.tsx'), 'kit');
export const Mirror = place(() => import('./places/mirror/screen.tsx'), 'mirror');
export const Results = place(
  () => import('./places/results/screen.tsx'),
  'results',
  'report',
  'voices',
  'conversation',
  'actions',
  'promise',
  'mirror',
  'teams',
  'asked',
  'many',
);
export const Send = place(() => import('./places/send/screen.tsx'), 'send', 'asked');
export const Settings = place(() => import('./places/settings/screen.tsx'), 'settings');
