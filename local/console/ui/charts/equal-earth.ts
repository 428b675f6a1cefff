// Equal Earth, B. Šavrič, T. Patterson and B. Jenny, 2018: https://doi.org/10.1080/13658816.2018.1504949
const A1 = 1.340264;
const A2 = -0.081106;
const A3 = 0.000893;
const A4 = 0.003796;
const M = Math.sqrt(3) / 2;
const RADIANS = Math.PI / 180;
const STEPS = 12;

const slope = (p: number): number => {
  const p6 = p ** 6;
  return A1 + 3 * A2 * p * p + p6 * (7 * A3 + 9 * A4 * p * p);
};

const height = (p: number): number => {
  const p6 = p ** 6;
  return p * (A1 + A2 * p * p + p6 * (A3 + A4 * p * p));
};

/** Degrees of longitude and latitude to a plane on which areas keep their size; y grows downwards. */
export function project([longitude = 0, latitude = 0]: readonly number[]): [number, number] {
  const p = Math.asin(M * Math.sin(latitude * RADIANS));
  return [(longitude * RADIANS * Math.cos(p)) / (M * slope(p)), -height(p)];
}

/** Back to degrees, by Newton's method. */
export function unproject([x = 0, y = 0]: readonly number[]): [number, number] {
  let p = -y;
  for (let i = 0; i < STEPS; i++) p -= (height(p) + y) / slope(p);
  return [(M * x * slope(p)) / Math.cos(p) / RADIANS, Math.asin(Math.sin(p) / M) / RADIANS];
}
