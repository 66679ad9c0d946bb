/** The window's tokens (`src-renderer/app/tokens.css`); a test holds the two against each other. Fonts are the system's, so that the file stays small. */
export const lightTokens = `
--bg: #fbfbf9; --surface: #ffffff; --sunken: #f4f3f0; --line: #e5e3de; --line-strong: #cfccc4;
--text: #1d1c1a; --text-2: #5d5a53; --text-3: #706c63;
--accent: #3451d1; --accent-soft: #eef1fe;
--good: #1f7a45; --good-soft: #e8f5ed; --warn: #96560a; --warn-soft: #fdf3e3; --bad: #b3261e; --bad-soft: #fdecea;
--s1: #3451d1; --s2: #d9580d; --s3: #0a8066; --s4: #b3246b; --s5: #856a00; --s6: #0b7f96; --s7: #6b45d6; --s8: #55524c;
--font: Inter, system-ui, sans-serif; --mono: "JetBrains Mono", ui-monospace, monospace;
--t-xs: 12px; --t-s: 13px; --t-m: 15px; --t-l: 20px; --t-xl: 28px; --r: 8px;`;

export const darkTokens = `
--bg: #161614; --surface: #1d1d1b; --sunken: #242423; --line: #32312d; --line-strong: #4a4842;
--text: #eceae4; --text-2: #b0aca2; --text-3: #989489;
--accent: #8fa3ff; --accent-soft: #262c48;
--good: #6cc794; --good-soft: #1c2f24; --warn: #e5ad5c; --warn-soft: #33291a; --bad: #f2877f; --bad-soft: #3a2220;
--s1: #8fa3ff; --s2: #ff9a5c; --s3: #4fc7ab; --s4: #f07fb2; --s5: #d6bb4f; --s6: #5cc4d8; --s7: #b39bff; --s8: #b0aca2;`;
