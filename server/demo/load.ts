/** Loads the demo study through the same commands as the application. */
import type { App } from '../app.ts';
import type { Ground } from '../ground.ts';

export const DEMO_PASSWORD = 'lapwing over wet fields';

/** `half`: a load that was cut off; nobody has worked in it, so the demo's data may be made anew. */
export type DemoState = 'absent' | 'half' | 'complete';

export function demoState(_ground: Ground): Promise<DemoState> {
  return Promise.reject(new Error('not there yet'));
}

/** Needs an app whose projection and analysis have started, on a demo without a study. */
export function loadDemo(_app: App): Promise<void> {
  return Promise.reject(new Error('not there yet'));
}
