/** What comes in and what goes out: files, links, exports, the offer to remove boilerplate. */

import { docOf } from './document.js';
import { removal, suspects } from './input/boilerplate.js';
import { readFile } from './input/file.js';
import { parseSaved, savedJson } from './savefile.js';
import { fromFragment, toFragment } from './share.js';
import { S } from './strings.js';
import { BoilerplateView } from './view/boilerplate.js';
import { ExportDialog, ShareDialog } from './view/out.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Action} Action */

export class InOut {
  /**
   * @param {object} on
   * @param {() => State} on.state
   * @param {(action: Action) => void} on.dispatch
   * @param {import('./engine.js').EngineClient} on.engine
   * @param {import('./session.js').Session} on.session
   * @param {(sentence: string) => void} on.say
   * @param {(text: string) => void} on.submit
   */
  constructor(on) {
    this.on = on;
    this.boilerplate = new BoilerplateView((lines) => {
      on.dispatch({ type: 'change', change: removal(on.state().text, lines), joined: false });
      on.session.follow();
    });
    this.exports = new ExportDialog({
      render: (format) => this.#render(format),
      name: () => fileName(on.state().text),
      say: on.say,
    });
    this.sharing = new ShareDialog(async () => {
      const { text, date, patch } = on.state();
      return location.href.replace(/#.*$/, '') + await toFragment({ text, date, patch: [...patch] });
    });
  }

  /**
   * Opens a file: text is marked, an export of this page comes back as it was.
   * @param {File} file
   */
  async open(file) {
    this.on.say(S.reading);
    try {
      const { text, kind } = await readFile(file);
      if (kind === 'json') {
        this.#restore(parseSaved(text, file.name));
        return;
      }
      this.on.dispatch({ type: 'date', date: '' });
      this.on.submit(text);
    } catch (cause) {
      this.on.dispatch({ type: 'error', message: cause instanceof Error ? cause.message : S.errRead(file.name) });
    }
  }

  /** Takes in the text that a link carries, if it carries one. */
  async openLink() {
    try {
      const shared = await fromFragment(location.hash);
      if (shared) this.#restore({ ...shared, result: null });
    } catch (cause) {
      this.on.dispatch({ type: 'error', message: cause instanceof Error ? cause.message : S.errLink });
    }
  }

  /** Looks for lines that are not part of the article. */
  inspect() {
    const { text } = this.on.state();
    // A text of megabytes is no pasted page.
    this.boilerplate.offer(text.length > 500_000 ? [] : suspects(text), text);
  }

  /** @param {import('./savefile.js').Saved} saved */
  #restore(saved) {
    this.on.dispatch({ type: 'restored', ...saved });
    scrollTo(0, 0);
    if (saved.result === null) this.on.session.annotate();
    else this.on.say(S.done(saved.result.annotations.length, saved.result.entities.length));
  }

  /** @param {string} format */
  async #render(format) {
    const state = this.on.state();
    const { result } = docOf(state);
    if (format === 'json') return savedJson(state, result);
    const report = result ?? { offsets: 'utf16', length: state.text.length, annotations: [], entities: [], sentences: [], diagnostics: [] };
    return this.on.engine.export(state.text, report, format);
  }
}

/**
 * A file name from the first words of a text.
 * @param {string} text
 */
function fileName(text) {
  const words = text.slice(0, 200).normalize('NFKD').toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.slice(0, 6).join('-').slice(0, 60) || 'newsmark';
}
