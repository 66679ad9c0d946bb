import { app } from 'electron';
import { declareAppScheme } from './app-protocol';
import { applyUserDataFolder } from './folders';
import { declareLockdown } from './lockdown';
import { Program } from './program';
import { mark } from './timing';

mark('main started');
applyUserDataFolder();
if (app.requestSingleInstanceLock()) {
  declareAppScheme();
  declareLockdown();
  const program = new Program();
  program.listen();
  void app.whenReady().then(() => {
    mark('app ready');
    program.start();
  });
} else {
  app.quit();
}
