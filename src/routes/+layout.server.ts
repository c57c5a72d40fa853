import { newDevices } from '#server/auth/device-seen.ts';
import type { LayoutServerLoad } from './$types';

/** What every page of an account tells it, wherever it is. It guards nothing. */
export const load: LayoutServerLoad = async ({ locals, url }) => {
  void url.pathname; // asked again at every page, since it must not wait for a reload
  const { identity, app } = locals;
  return { newDevices: identity?.news ? await newDevices(app, identity) : [] };
};
