import { describe, expect, it } from 'vitest';
import { Figures } from '../../../renderer/status/figures.svelte.ts';
import { Latency, Rate } from '../../../renderer/status/rate.ts';

describe('Rate', () => {
  it('counts what happened in the last two seconds', () => {
    const rate = new Rate();
    for (let t = 0; t < 4000; t += 40) rate.tick(t);
    expect(rate.perSecond(3999)).toBeCloseTo(25, 0);
  });

  it('falls to nought when nothing happens any more', () => {
    const rate = new Rate();
    rate.tick(0);
    expect(rate.perSecond(100)).toBe(0.5);
    expect(rate.perSecond(2100)).toBe(0);
  });
});

describe('Latency', () => {
  it('has no figure before the first measurement', () => {
    expect(new Latency().percentiles()).toBeNull();
  });

  it('gives percentiles by nearest rank, whatever the order', () => {
    const latency = new Latency();
    for (let ms = 100; ms >= 1; ms--) latency.record(ms);
    expect(latency.percentiles()).toEqual({ p50: 50, p95: 95, count: 100 });
  });

  it('gives the one measurement there is', () => {
    const latency = new Latency();
    latency.record(42);
    expect(latency.percentiles()).toEqual({ p50: 42, p95: 42, count: 1 });
  });

  it('forgets old measurements, and leaves out what no clock can give', () => {
    const latency = new Latency(3);
    for (const ms of [1000, 1, 2, -5, NaN, Infinity, 3]) latency.record(ms);
    expect(latency.percentiles()).toEqual({ p50: 2, p95: 3, count: 3 });
  });
});

describe('Figures', () => {
  it('tells the time to a guess from the time to a word, each from its picture', () => {
    const figures = new Figures();
    figures.timeWord('provisional', 1000, 1040);
    figures.timeWord('committed', 2000, 2090);
    figures.read(3000);
    expect(figures.reading).toMatchObject({ guess: { p95: 40, count: 1 }, word: { p95: 90, count: 1 } });
  });
});
