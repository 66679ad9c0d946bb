import { type Command, commands } from './commands.svelte';
import { formulaDialog } from './formula/formula-dialog.svelte';
import { imports } from './imports.svelte';
import { kerasFiles } from './keras-files.svelte';
import { navigation, nouns } from './navigation.svelte';
import { closeProject, openProject } from './open-project';
import { project } from './project.svelte';
import { railSteps } from './rail.svelte';
import { removals } from './removals.svelte';
import { theme, type ThemeChoice } from './theme.svelte';

const isOpen = (): boolean => project.isOpen;

const themeNames: Readonly<Record<ThemeChoice, string>> = {
  light: 'Use the light theme',
  dark: 'Use the dark theme',
  system: 'Use the theme of the system',
};

function goCommands(): readonly Command[] {
  const labels = new Map(railSteps().map((step) => [step.noun, step.label]));
  return nouns.map((noun, index) => ({
    id: `go-${noun}`,
    title: `Go to ${labels.get(noun) ?? noun}`,
    group: 'Go to',
    shortcut: `Mod+${index + 1}`,
    whileTyping: true,
    enabled: isOpen,
    run: () => navigation.go(noun),
  }));
}

function themeCommands(): readonly Command[] {
  return (['light', 'dark', 'system'] as const).map((choice) => ({
    id: `theme-${choice}`,
    title: themeNames[choice],
    group: 'View',
    enabled: () => theme.choice !== choice,
    run: () => theme.set(choice),
  }));
}

function projectCommands(): readonly Command[] {
  return [
    { id: 'import', title: 'Import data', group: 'Project', shortcut: 'Mod+O', run: () => void imports.choose() },
    { id: 'import-options', title: 'Import data with options', group: 'Project', run: () => void imports.choose(true) },
    { id: 'formula', title: 'Make data from a formula', group: 'Project', run: () => (formulaDialog.open = true) },
    { id: 'open-keras', title: 'Open a Keras file', group: 'Project', enabled: isOpen, run: () => void kerasFiles.choose() },
    { id: 'open-project', title: 'Open a project', group: 'Project', shortcut: 'Mod+Shift+O', run: () => void openProject() },
    { id: 'start', title: 'Go to the start screen', group: 'Project', run: () => navigation.go('start') },
    { id: 'close-project', title: 'Close the project', group: 'Project', enabled: isOpen, run: () => void closeProject() },
  ];
}

function windowCommands(): readonly Command[] {
  return [
    {
      id: 'undo-removal',
      title: 'Undo what was removed',
      group: 'Project',
      shortcut: 'Mod+Z',
      enabled: () => removals.canUndo,
      run: () => removals.undo(),
    },
    {
      id: 'palette',
      title: 'Show all commands',
      group: 'View',
      shortcut: 'Mod+K',
      hidden: true,
      whileTyping: true,
      run: () => (commands.paletteOpen = true),
    },
    { id: 'shortcuts', title: 'Show keyboard shortcuts', group: 'View', shortcut: '?', run: () => (commands.shortcutsOpen = true) },
    { id: 'back', title: 'Go back', group: 'Go to', shortcut: 'Alt+ArrowLeft', hidden: true, run: () => void navigation.back() },
  ];
}

/** What can be done from every screen. */
export function appCommands(): readonly Command[] {
  return [...goCommands(), ...projectCommands(), ...windowCommands(), ...themeCommands()];
}
