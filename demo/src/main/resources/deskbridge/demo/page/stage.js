// The top of the page: figures, language, the hub, and what goes wrong.

import { h } from './dom.js';
import { currentLanguage, t } from './words.js';
import { act } from './api.js';

const TROUBLES = ['DESKS_DOWN', 'DESKS_SLOW', 'ANSWERS_LOST', 'MESSENGERS_LIMITED', 'WEBHOOKS_DOUBLED', 'WEBHOOKS_SHUFFLED', 'WEBHOOKS_LOST'];
const ROUTES = ['straight', 'crossed'];
const FIGURES = ['messages', 'tickets', 'comments', 'onTheWay', 'lost', 'doubled', 'leaked'];
const NONE_WANTED = ['lost', 'doubled', 'leaked'];

const kind = (name, value) => (NONE_WANTED.includes(name) ? (value > 0 ? 'bad' : 'good') : name === 'onTheWay' && value > 0 ? 'warn' : '');

function pressed(button, on) {
  button.setAttribute('aria-pressed', String(on));
}

export class Stage {
  constructor(top, stage, { speak }) {
    this.figures = Object.fromEntries(FIGURES.map(name => [name, h('b', { id: `figure-${name}` }, '0')]));
    this.languages = ['ru', 'en'].map(language => h('button', {
      type: 'button', id: `language-${language}`, lang: language, onclick: () => speak(language),
    }, language === 'ru' ? 'Рус' : 'Eng'));
    top.replaceChildren(
      h('div', { class: 'brand' }, h('img', { src: '/page/icon.svg', alt: '' }), h('div', {}, h('h1', {}, 'Deskbridge'), h('p', {}, t('page.subtitle')))),
      h('div', { class: 'figures' }, FIGURES.map(name => h('span', { class: 'figure', title: t(`figure.${name}.hint`) }, t(`figure.${name}`), this.figures[name]))),
      h('div', { class: 'segments', role: 'group', 'aria-label': t('page.language') }, this.languages));
    this.light = h('span', { class: 'light', id: 'hub-state' });
    this.restart = h('button', { type: 'button', id: 'hub-restart', title: t('hub.restart.hint'), onclick: () => this.hub('restart') }, t('hub.restart'));
    this.stop = h('button', { type: 'button', id: 'hub-stop', onclick: () => this.hub(this.running ? 'stop' : 'start') });
    this.operator = h('a', { id: 'operator', href: '/operator', target: '_blank', rel: 'noopener', title: t('hub.operator.hint') }, t('hub.operator'));
    this.routes = ROUTES.map(routes => h('button', {
      type: 'button', id: `routes-${routes}`, title: t(`routes.${routes}.hint`), onclick: () => this.hub('routes', routes),
    }, t(`routes.${routes}`)));
    this.switches = TROUBLES.map(name => h('button', {
      type: 'button', class: 'switch', id: `trouble-${name}`, title: t(`trouble.${name}.hint`),
      onclick: () => act('trouble', { name, on: !this.troubles[name] }),
    }, t(`trouble.${name}`)));
    stage.replaceChildren(
      h('div', { class: 'group' }, this.light, this.stop, this.restart, this.operator),
      h('div', { class: 'group' }, h('span', { class: 'label' }, t('routes.title')), h('div', { class: 'segments' }, this.routes)),
      h('div', { class: 'group' }, h('span', { class: 'label' }, t('trouble.title')), this.switches));
  }

  async hub(deed, to) {
    const controls = [this.restart, this.stop, ...this.routes];
    controls.forEach(button => { button.disabled = true; });
    await act('hub', { do: deed, to });
    controls.forEach(button => { button.disabled = false; });
  }

  show(state) {
    this.troubles = state.troubles;
    this.running = state.hub.running;
    for (const [name, element] of Object.entries(this.figures)) {
      const value = state.figures[name];
      element.textContent = value;
      element.parentElement.className = `figure ${kind(name, value)}`;
    }
    this.languages.forEach(button => pressed(button, button.lang === currentLanguage()));
    this.light.textContent = t(state.hub.running ? 'hub.up' : 'hub.down');
    this.operator.hidden = !this.running;
    this.light.classList.toggle('off', !state.hub.running);
    this.stop.textContent = t(state.hub.running ? 'hub.stop' : 'hub.start');
    this.routes.forEach(button => pressed(button, button.id === `routes-${state.hub.routes}`));
    this.switches.forEach((button, place) => pressed(button, state.troubles[TROUBLES[place]]));
  }
}
