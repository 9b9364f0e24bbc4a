// Makes a Node that loads this first believe in another day.
const LATER = 400 * 24 * 3600 * 1000;
const Now = Date;
globalThis.Date = class extends Now {
  constructor(...moment) {
    super(...(moment.length ? moment : [Now.now() + LATER]));
  }
  static now() {
    return Now.now() + LATER;
  }
};
