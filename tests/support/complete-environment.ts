// All that a server needs to start, and nothing that is anybody's.
export const COMPLETE = {
  PUBLIC_URL: 'https://mutual.example',
  TENANT_ID: '7e4a11ed-0000-4000-8000-000000000001',
  CLIENT_ID: '7e4a11ed-0000-4000-8000-000000000002',
  CLIENT_SECRET: 'secret',
  TEAMS_APP_ID: '7e4a11ed-0000-4000-8000-000000000003',
  KEY_SECRET: 'k'.repeat(32),
};
