// What a desk's editor wrote, as elements. Only known marks survive; nothing of it runs or loads.

import { h } from './dom.js';
import { link } from './rich.js';

const MARKS = { B: 'b', STRONG: 'b', I: 'i', EM: 'i', U: 'u', S: 's', STRIKE: 's', DEL: 's', CODE: 'code', PRE: 'pre', BLOCKQUOTE: 'blockquote', UL: 'ul', OL: 'ol', LI: 'li', P: 'p', DIV: 'p', BR: 'br' };

function nodes(parent) {
  return [...parent.childNodes].map(node => {
    if (node.nodeType === Node.TEXT_NODE) {
      return node.data;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || node.tagName === 'SCRIPT' || node.tagName === 'STYLE') {
      return '';
    }
    const url = node.getAttribute('href') || '';
    if (node.tagName === 'A' && /^https?:/.test(url)) {
      return link(url, nodes(node));
    }
    return MARKS[node.tagName] ? h(MARKS[node.tagName], {}, nodes(node)) : nodes(node);
  });
}

export function html(text) {
  return h('div', { class: 'rich html' }, nodes(new DOMParser().parseFromString(text || '', 'text/html').body));
}

/** The same as plain lines, for an editor. */
export function plain(text) {
  return html((text || '').replace(/<br\s*\/?>|<\/(p|div|li)>/gi, '\n$&')).textContent.trim();
}
