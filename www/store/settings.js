/** Small settings in the browser's own storage. Where storage is forbidden or full the page works without them. */

const PREFIX = 'newsmark.';

/**
 * @param {string} name
 * @returns {string|null}
 */
export function loadSetting(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function saveSetting(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // A setting that is forgotten with the tab is not worth a message.
  }
}
