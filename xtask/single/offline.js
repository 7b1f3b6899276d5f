/** A file on a disk needs no service worker. */
export function keepOffline() {}
