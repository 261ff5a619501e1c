import { get } from '../api.js';

const Wait = 300;

/** A case once it has come to its end. A large one takes a while, and goes on whether anybody waits or not. */
export async function settled(entry) {
  for (let tries = 0; ['working', 'undoing'].includes(entry.progress) && tries < 100; tries++) {
    await new Promise(resolve => setTimeout(resolve, Wait));
    entry = await get(`/cases/${entry.number}`);
  }

  return entry;
}
