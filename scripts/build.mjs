import { setUp } from './setup.mjs';

/** `npm run build`: everything into `out/`, where the sources changed since the last time. */
await setUp();
