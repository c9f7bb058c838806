// Building and keeping elements. Data only ever becomes text nodes and attributes, never markup.

const SVG = 'http://www.w3.org/2000/svg';

const SHAPES = {
  clip: 'M13.5 7.5 8 13a3.2 3.2 0 0 1-4.5-4.5l6-6a2.1 2.1 0 0 1 3 3l-5.7 5.7a1 1 0 0 1-1.5-1.5L10.5 4.5',
  pen: 'M3 13l.6-2.800L10.8 3l2.2 2.2-7.2 7.200zM9.5 4.300l2.2 2.2',
  bin: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.500h5.800l.6-8.500M6.8 7v3.500M9.2 7v3.5',
  reply: 'M2.5 3.500h11v7h-6l-3 2.700v-2.700h-2z',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  close: 'M4 4l8 8M12 4l-8 8',
  file: 'M4 2h5l3 3v9H4zM9 2v3h3',
  send: 'M2.5 8 13.5 3l-3.5 10-2.5-4zM7.5 9l6-6',
};

export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (name === 'value' || name === 'checked' || name === 'disabled' || name === 'hidden' || name === 'selected') {
      element[name] = value;
    } else if (name === 'hue') {
      element.style.setProperty('--hue', value);
    } else {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat(3).filter(child => child !== null && child !== undefined && child !== false && child !== ''));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  for (const [attribute, value] of Object.entries({
    d: SHAPES[name], fill: 'none', stroke: 'currentColor', 'stroke-width': 1.4, 'stroke-linejoin': 'round', 'stroke-linecap': 'round',
  })) {
    path.setAttribute(attribute, value);
  }
  svg.append(path);
  return svg;
}

export function iconButton(name, label, press, extra = {}) {
  return h('button', { type: 'button', class: 'icon bare', title: label, 'aria-label': label, onclick: press, ...extra }, icon(name));
}

/** A round with somebody's initials, in a colour of his own. */
export function mark(name, { bot = false, small = false } = {}) {
  const initials = (name || '?').split(/\s+/).map(word => word[0]).join('').slice(0, 2).toUpperCase();
  let hue = 0;
  for (const letter of name || '') {
    hue = (hue * 31 + letter.codePointAt(0)) % 360;
  }
  return h('span', { class: `mark${bot ? ' bot' : ''}${small ? ' small' : ''}`, hue, 'aria-hidden': 'true' }, initials);
}

/**
 * Makes a parent's children show the items, in order. What did not change keeps its element, and with it focus and typing.
 */
export function sync(parent, items, { key, sign = JSON.stringify, render }) {
  const before = new Map();
  for (const child of parent.children) {
    before.set(child.dataset.key, child);
  }
  const wanted = items.map(item => {
    const name = String(key(item));
    const signature = sign(item);
    let element = before.get(name);
    if (!element || element.signature !== signature) {
      const next = render(item, element);
      next.dataset.key = name;
      next.signature = signature;
      element = next;
    }
    return element;
  });
  const keep = new Set(wanted);
  for (const child of [...parent.children]) {
    if (!keep.has(child)) {
      child.remove();
    }
  }
  wanted.forEach((element, place) => {
    if (parent.children[place] !== element) {
      parent.insertBefore(element, parent.children[place] || null);
    }
  });
}

/** Does the change; a list that was at its end stays at its end. */
export function keepAtEnd(scroller, change) {
  const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 60;
  change();
  if (atEnd) {
    scroller.scrollTop = scroller.scrollHeight;
  }
}

/** Sets text only when it differs, so that a reader is not disturbed. */
export function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
