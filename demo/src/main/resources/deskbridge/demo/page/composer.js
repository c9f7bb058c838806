// Where people write: text, files, a button to send them.

import { h } from './dom.js';
import { t } from './words.js';
import { Attachments } from './files.js';

export class Composer {
  /** @param send gets text and files, returns whether they went out; @param extra further tools; @param above what stands over the text */
  constructor(id, label, send, { extra = [], above = null } = {}) {
    this.send = send;
    this.drafts = new Map();
    this.files = new Attachments(t('file.attach'));
    this.text = h('textarea', {
      id, rows: 1, 'aria-label': label, placeholder: label,
      onkeydown: event => {
        if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
          event.preventDefault();
          this.go();
        }
      },
      oninput: () => this.grow(),
    });
    this.button = h('button', { type: 'button', class: 'main', id: `${id}-send`, onclick: () => this.go() }, t('send'));
    this.root = h('div', { class: 'composer' },
      h('div', { class: 'box' }, above, this.text, this.files.list,
        h('div', { class: 'tools' }, this.files.input, this.files.button, ...extra, h('span', { class: 'grow' }), this.button)));
    this.files.input.id = `${id}-files`;
  }

  grow() {
    this.text.style.height = 'auto';
    if (this.text.scrollHeight === 0) {
      return; // nobody sees it now
    }
    this.text.style.height = `${Math.min(130, this.text.scrollHeight + 2)}px`;
  }

  /** What is written from now on belongs to this place; what was begun in another one waits there. */
  turnTo(place) {
    if (this.place === place) {
      return;
    }
    this.drafts.set(this.place, { text: this.text.value, files: this.files.chosen });
    this.place = place;
    const { text = '', files = [] } = this.drafts.get(place) || {};
    this.text.value = text;
    this.files.clear();
    this.files.add(files);
    this.grow();
  }

  async go() {
    const text = this.text.value.trim();
    const { place } = this;
    const { chosen, value: files } = this.files;
    this.text.focus();
    if (!text && files.length === 0) {
      return;
    }
    // At once: what is typed while this is under way belongs to what is said next, here or elsewhere.
    this.text.value = '';
    this.files.clear();
    this.grow();
    if (!await this.send(text, files)) {
      this.turnTo(place);
      this.text.value = [text, this.text.value].filter(Boolean).join('\n');
      this.files.add(chosen);
      this.grow();
    }
  }

  label(text) {
    if (this.text.placeholder !== text) {
      this.text.placeholder = text;
      this.text.setAttribute('aria-label', text);
    }
  }
}
