// Files a visitor attaches, and files that are shown.

import { h, icon, iconButton } from './dom.js';
import { size, t } from './words.js';
import { toast } from './api.js';

/** Base64 and JSON must fit into what the sandbox's server takes. */
const LARGEST = 3 * 1024 * 1024;

function read(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** A button that chooses files and a list of those chosen. */
export class Attachments {
  constructor(label) {
    this.chosen = [];
    this.input = h('input', { type: 'file', multiple: true, hidden: true, onchange: () => this.take() });
    this.button = iconButton('clip', label, () => this.input.click());
    this.list = h('div', { class: 'files', hidden: true });
  }

  async take() {
    for (const file of this.input.files) {
      if (file.size > LARGEST) {
        toast(t('error.large'));
      } else {
        this.chosen.push({ name: file.name, type: file.type, content: await read(file), size: file.size });
      }
    }
    this.input.value = '';
    this.show();
  }

  show() {
    this.list.hidden = this.chosen.length === 0;
    this.list.replaceChildren(...this.chosen.map(file => h('span', { class: 'file' },
      icon('file'),
      h('span', {}, file.name),
      h('small', {}, size(file.size)),
      iconButton('close', t('file.remove', file.name), () => {
        this.chosen = this.chosen.filter(other => other !== file);
        this.show();
      }))));
  }

  get value() {
    return this.chosen.map(({ name, type, content }) => ({ name, type, content }));
  }

  /** Puts back what was chosen before. */
  add(chosen) {
    this.chosen = [...chosen, ...this.chosen];
    this.show();
  }

  clear() {
    this.chosen = [];
    this.show();
  }
}

export function shown(files) {
  return files.length === 0 ? null : h('div', { class: 'files' }, files.map(file => file.image
    ? h('a', { class: 'file picture', href: file.url, target: '_blank', rel: 'noopener' }, h('img', { src: file.url, alt: file.name }))
    : h('a', { class: 'file', href: file.url, download: file.name }, icon('file'), h('span', {}, file.name), h('small', {}, size(file.size)))));
}
