// Numbers, written as the tables write them; short where an axis has little room.

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

function decimal(value) {
  const size = Math.abs(value);
  if (size >= 100 || value === 0) return whole.format(value);
  if (size >= 10) return value.toFixed(1);
  if (size >= 1) return value.toFixed(2);
  return size >= 0.01 ? value.toFixed(3) : Number(value.toPrecision(3)).toString();
}

function scaled(value, base, names, digits) {
  let step = 0;
  while (Math.abs(value) >= base * 0.99995 && step < names.length - 1) {
    value /= base;
    step++;
  }
  return (digits === undefined ? String(Number(value.toPrecision(3))) : value.toFixed(step === 0 ? 0 : digits)) + names[step];
}

const multiples = ['', 'k', 'M', 'G', 'T'];
const binary = [' B', ' KiB', ' MiB', ' GiB', ' TiB'];

/** The number as people read it. */
function text(value, unit) {
  switch (unit) {
    case 'SECONDS': return decimal(value) + ' s';
    case 'BYTES': return scaled(value, 1024, binary, 1);
    case 'SHARE': return (100 * value).toFixed(2) + ' %';
    case 'RATIO': return value.toFixed(3);
    case 'COUNT': return Number.isInteger(value) ? whole.format(value) : decimal(value);
    default: return decimal(value);
  }
}

/** The number in a few characters, for axes and for labels beside points. */
function brief(value, unit) {
  switch (unit) {
    case 'SECONDS': return (Math.abs(value) >= 1000 ? whole.format(value) : Number(value.toPrecision(3))) + ' s';
    case 'BYTES': return scaled(value, 1024, binary);
    case 'SHARE': return Number((100 * value).toPrecision(3)) + ' %';
    default: return Math.abs(value) >= 1000 ? scaled(value, 1000, multiples) : String(Number(value.toPrecision(3)));
  }
}
