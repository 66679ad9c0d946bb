import { z } from 'zod';

/** Imported before anything else: zod would compile its validators with `new Function`, which the window's CSP refuses. */
z.config({ jitless: true });
