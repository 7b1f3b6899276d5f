import { default as init, Engine } from './pkg/newsmark.js';

export async function loadGlue() {
  return { default: init, Engine };
}
