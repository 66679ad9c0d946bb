import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, developmentPolicy } from './csp';

describe('the content security policy', () => {
  it('allows no eval and no origin but our own', () => {
    expect(contentSecurityPolicy).not.toContain('unsafe-eval');
    expect(contentSecurityPolicy).not.toMatch(/https?:|ws:|\*/);
    expect(contentSecurityPolicy).toContain("default-src 'none'");
    expect(contentSecurityPolicy).toContain("script-src 'self';");
  });

  it('adds only the reload socket and its worker while developing', () => {
    const policy = developmentPolicy('http://localhost:5173');
    const withoutReload = policy.replace(' ws://localhost:5173', '').replace("worker-src 'self' blob:", "worker-src 'self'");
    expect(policy).not.toContain('unsafe-eval');
    expect(withoutReload).toBe(contentSecurityPolicy);
  });
});
