/** Keys that work wherever the focus is, unless it is in a field. */

/** Kinds that a digit stands for, 1 to 9 and 0. */
export const DIGIT_KINDS = Object.freeze(['person', 'norp', 'org', 'gpe', 'loc', 'fac', 'product', 'event', 'work', 'law']);

/**
 * @param {object} on
 * @param {() => boolean} on.reading whether an article is on the screen
 * @param {() => boolean} on.editing
 * @param {() => boolean} on.single whether keys without Ctrl are shortcuts
 * @param {(step: 1|-1) => void} on.step next or previous mention, or mark
 * @param {(kind: string, everywhere: boolean) => void} on.label
 * @param {(everywhere: boolean) => void} on.remove
 * @param {(kind: string, everywhere: boolean) => void} on.mark marks what is selected
 * @param {() => void} on.undo
 * @param {() => void} on.redo
 * @param {() => void} on.help
 * @param {() => void} on.search
 * @param {() => void} on.edit
 * @param {() => void} on.escape
 */
export function watchKeys(on) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape') return on.escape();
    const command = event.ctrlKey || event.metaKey;
    const field = inField(event.target);
    if (command && !event.altKey && on.reading() && (!field || on.editing())) {
      const key = event.key.toLowerCase();
      if (key === 'z' || key === 'y') {
        event.preventDefault();
        return key === 'y' || event.shiftKey ? on.redo() : on.undo();
      }
    }
    const digit = /^Digit(\d)$/.exec(event.code)?.[1];
    if (event.altKey && !command && digit !== undefined && on.reading()) {
      event.preventDefault();
      return on.mark(digitKind(digit), event.shiftKey);
    }
    if (command || event.altKey || field || on.editing() || !on.single()) return undefined;
    if (event.key === '?') {
      event.preventDefault();
      return on.help();
    }
    if (!on.reading()) return undefined;
    return reading(event, on);
  });
}

/** @param {KeyboardEvent} event @param {Parameters<typeof watchKeys>[0]} on */
function reading(event, on) {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  if (digit !== undefined) {
    event.preventDefault();
    return on.label(digitKind(digit), event.shiftKey);
  }
  switch (event.key) {
    case 'j': return on.step(1);
    case 'k': return on.step(-1);
    case 'Delete':
    case 'Backspace':
      event.preventDefault();
      return on.remove(event.shiftKey);
    case 'e':
      event.preventDefault();
      return on.edit();
    case '/':
      event.preventDefault();
      return on.search();
    default:
      return undefined;
  }
}

/** @param {string} digit */
function digitKind(digit) {
  return DIGIT_KINDS[(Number(digit) + 9) % 10];
}

/** @param {EventTarget|null} target */
function inField(target) {
  return target instanceof Element && target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]') !== null;
}
