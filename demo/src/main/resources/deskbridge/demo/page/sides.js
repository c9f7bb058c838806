// A column with two systems in it, one of which is shown.

import { h } from './dom.js';
import { t } from './words.js';
import { ui } from './api.js';

export class Side {
  /** @param which 'left' or 'right'; @param panels by the names of their systems; @param choose gets the name of a chosen one */
  constructor(root, which, panels, choose) {
    this.which = which;
    this.panels = panels;
    this.tabs = Object.keys(panels).map(name => h('button', {
      type: 'button', role: 'tab', id: `tab-${name}`, 'data-system': name, 'aria-controls': `panel-${name}`, onclick: () => choose(name),
    }, h('span', { class: `logo ${name}`, 'aria-hidden': 'true' }), t(`side.${name}`), h('span', { class: 'dot', title: t('side.news'), hidden: true })));
    this.places = Object.fromEntries(Object.keys(panels).map(name => [name, h('div', {
      class: `system ${name}`, id: `panel-${name}`, role: 'tabpanel', 'aria-labelledby': `tab-${name}`,
    })]));
    root.replaceChildren(h('div', { class: 'systems', role: 'tablist', 'aria-label': t(`side.${which}`) }, this.tabs), ...Object.values(this.places));
    Object.entries(panels).forEach(([name, panel]) => panel.into(this.places[name]));
    this.known = {};
  }

  show(state) {
    const open = ui[this.which];
    for (const tab of this.tabs) {
      const name = tab.dataset.system;
      const chosen = name === open;
      tab.setAttribute('aria-selected', String(chosen));
      this.places[name].hidden = !chosen;
      const news = this.panels[name].news(state);
      this.known[name] = chosen || this.known[name] === undefined ? news : this.known[name];
      tab.querySelector('.dot').hidden = this.known[name] === news;
      this.panels[name].show(state);
    }
  }
}
