// A small generator of random numbers that gives the same numbers for the same seed everywhere (mulberry32).
export class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(count) {
    return Math.floor(this.next() * count);
  }

  chance(share) {
    return this.next() < share;
  }

  of(list) {
    return list[this.below(list.length)];
  }

  some(list, most) {
    const taken = new Set();
    for (let i = this.below(most + 1); i > 0; i--) taken.add(this.of(list));
    return [...taken];
  }
}
