// Messages' and comments' markup as elements: bold, italic, strike, code, links, quotes, mentions.

import { h } from './dom.js';

const INLINE = new RegExp([
  '`([^`\\n]+)`',
  '\\[((?:\\\\.|[^\\]\\\\\\n])+)\\]\\((https?:[^\\s)]+)\\)',
  '\\*\\*(\\S(?:.*?\\S)?)\\*\\*',
  '~~(\\S(?:.*?\\S)?)~~',
  '(?<![\\p{L}\\p{N}_*])[_*](\\S(?:[^\\n]*?\\S)?)[_*](?![\\p{L}\\p{N}_*])',
  '(https?:\\/\\/[^\\s<>")\\]]+)',
  '(?<![\\w.@])@([\\w.-]*\\w)',
  '\\\\([\\\\`*_{}\\[\\]()#+\\-.!~>|@<])',
].join('|'), 'gu');

/** Called with a desk and a ticket's key when a link to a ticket is pressed. */
let openTicket = () => {};

export function onTicketLink(listener) {
  openTicket = listener;
}

function ticketOf(url) {
  const [, tracker] = /\/([A-Z][A-Z0-9]*-\d+)(?:[?#].*)?$/.exec(url || '') || [];
  const [, okdesk] = /\/issues\/(\d+)(?:[?#].*)?$/.exec(url || '') || [];
  return tracker ? ['tracker', tracker] : okdesk ? ['okdesk', okdesk] : null;
}

export function link(url, content, properties = {}) {
  const ticket = ticketOf(url);
  return ticket
    ? h('a', { href: `#${ticket[1]}`, onclick: event => { event.preventDefault(); openTicket(...ticket); }, ...properties }, content)
    : h('a', { href: url, target: '_blank', rel: 'noopener noreferrer', ...properties }, content);
}

function inline(text) {
  const nodes = [];
  let last = 0;
  for (const match of text.matchAll(INLINE)) {
    nodes.push(text.slice(last, match.index));
    last = match.index + match[0].length;
    const [, code, label, url, bold, strike, italic, bare, mention, escaped] = match;
    if (code !== undefined) {
      nodes.push(h('code', {}, code));
    } else if (label !== undefined) {
      nodes.push(link(url, inline(label)));
    } else if (bold !== undefined) {
      nodes.push(h('b', {}, inline(bold)));
    } else if (strike !== undefined) {
      nodes.push(h('s', {}, inline(strike)));
    } else if (italic !== undefined) {
      nodes.push(h('i', {}, inline(italic)));
    } else if (bare !== undefined) {
      nodes.push(link(bare, bare));
    } else if (mention !== undefined) {
      nodes.push(h('span', { class: 'mention' }, `@${mention}`));
    } else {
      nodes.push(escaped);
    }
  }
  nodes.push(text.slice(last));
  return nodes;
}

export function rich(text) {
  const box = h('div', { class: 'rich' });
  const parts = (text || '').split(/```(?:\w*\n)?([\s\S]*?)```/);
  parts.forEach((part, place) => {
    if (place % 2 === 1) {
      box.append(h('pre', {}, part.replace(/\n$/, '')));
      return;
    }
    const lines = part.split('\n');
    let plain = [];
    let quoted = [];
    const flush = () => {
      if (quoted.length > 0) {
        box.append(h('blockquote', {}, inline(quoted.join('\n'))));
        quoted = [];
      }
      if (plain.length > 0) {
        box.append(h('span', {}, inline(plain.join('\n'))));
        plain = [];
      }
    };
    for (const line of lines) {
      const quote = /^>\s?(.*)$/.exec(line);
      if (quote ? plain.length > 0 : quoted.length > 0) {
        flush();
      }
      (quote ? quoted : plain).push(quote ? quote[1] : line.replace(/^(\s*)[-*] /, '$1• '));
    }
    flush();
  });
  return box;
}

/** The same text without markup, for one-line previews. */
export function bare(text) {
  return (text || '').replace(/```[\s\S]*?```/g, '…').replace(/\[([^\]]+)\]\([^)]+\)/g, '$1').replace(/[*_~`]+/g, '').replace(/\s+/g, ' ');
}
