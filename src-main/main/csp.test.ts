import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, developmentPolicy } from './csp';

describe('the content security policy', () => {
  it('allows no eval and no origin but our own', () => {
    expect(contentSecurityPolicy).not.toContain('unsafe-eval');
    expect(contentSecurityPolicy).not.toMatch(/https?:|ws:|\*/);
    expect(contentSecurityPolicy).toContain("default-src 'none'");
    expect(contentSecurityPolicy).toContain("script-src 'self';");
  });

  it('adds only the reload socket while developing', () => {
    const added = developmentPolicy('http://localhost:5173').replace(' ws://localhost:5173', '');
    expect(added).toBe(contentSecurityPolicy);
  });
});
