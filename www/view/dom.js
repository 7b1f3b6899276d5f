/** Makes elements out of data. Text only ever becomes a text node. */

/**
 * @typedef {string|Node|null|undefined|false} Child
 * @typedef {Record<string, string|number|boolean|null|undefined|((event: any) => void)>} Props
 */

/**
 * An element with attributes and children. `true` sets an empty attribute, `false` and null leave it out, and a
 * function under `onclick` and the like becomes a listener, never an attribute.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Props} [props]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, props = {}, ...children) {
  const el = document.createElement(tag);
  set(el, props);
  add(el, children);
  return el;
}

/**
 * Sets attributes and listeners as `h` does.
 * @param {Element} el
 * @param {Props} props
 */
export function set(el, props) {
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') {
      el.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else if (value === false || value === null || value === undefined) {
      el.removeAttribute(name);
    } else {
      el.setAttribute(name, value === true ? '' : String(value));
    }
  }
}

/**
 * @param {Element} el
 * @param {readonly Child[]} children
 */
export function add(el, children) {
  for (const child of children) {
    if (child) el.append(child);
  }
}

/**
 * Replaces the children of an element.
 * @param {Element} el
 * @param {...Child} children
 */
export function fill(el, ...children) {
  el.replaceChildren(...children.filter((c) => !!c).map((c) => /** @type {string|Node} */ (c)));
}

/**
 * A button that is never a submit button.
 * @param {string} label
 * @param {() => void} onclick
 * @param {Props} [props]
 */
export function button(label, onclick, props = {}) {
  return h('button', { type: 'button', onclick, ...props }, label);
}

/**
 * A labelled row of radio buttons, for choices of which one holds.
 * @template {string} V
 * @param {string} label
 * @param {string} name
 * @param {readonly (readonly [V, string])[]} options
 * @param {(value: V) => void} onpick
 */
export function choice(label, name, options, onpick) {
  const inputs = options.map(([value, text]) => {
    const input = h('input', { type: 'radio', name, value, onchange: () => onpick(value) });
    return { value, input, el: h('label', { class: 'choice-option' }, input, h('span', {}, text)) };
  });
  const el = h('fieldset', { class: 'choice' }, h('legend', {}, label), h('div', { class: 'choice-row' }, ...inputs.map((i) => i.el)));
  return {
    el,
    /** @param {V} value */
    pick(value) {
      for (const option of inputs) option.input.checked = option.value === value;
    },
  };
}
