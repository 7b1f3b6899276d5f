/** Unit codes of the engine, spelled out: code -> [one, many]. */

/** @type {Readonly<Record<string, readonly [string, string]>>} */
const UNITS = Object.freeze({
  '%': ['per cent', 'per cent'], pp: ['percentage point', 'percentage points'], bp: ['basis point', 'basis points'],
  km: ['kilometre', 'kilometres'], m: ['metre', 'metres'], cm: ['centimetre', 'centimetres'],
  mm: ['millimetre', 'millimetres'], mi: ['mile', 'miles'], nmi: ['nautical mile', 'nautical miles'],
  ft: ['foot', 'feet'], in: ['inch', 'inches'], yd: ['yard', 'yards'], ly: ['light-year', 'light-years'],
  t: ['tonne', 'tonnes'], kt: ['kilotonne', 'kilotonnes'], Mt: ['megatonne', 'megatonnes'], ton: ['ton', 'tons'],
  kg: ['kilogram', 'kilograms'], g: ['gram', 'grams'], mg: ['milligram', 'milligrams'], lb: ['pound', 'pounds'],
  oz: ['ounce', 'ounces'], ha: ['hectare', 'hectares'], acre: ['acre', 'acres'],
  km2: ['square kilometre', 'square kilometres'], m2: ['square metre', 'square metres'],
  mi2: ['square mile', 'square miles'], ft2: ['square foot', 'square feet'], m3: ['cubic metre', 'cubic metres'],
  L: ['litre', 'litres'], mL: ['millilitre', 'millilitres'], gal: ['gallon', 'gallons'], bbl: ['barrel', 'barrels'],
  bu: ['bushel', 'bushels'], 'km/h': ['kilometre per hour', 'kilometres per hour'],
  mph: ['mile per hour', 'miles per hour'], 'm/s': ['metre per second', 'metres per second'], kn: ['knot', 'knots'],
  C: ['degree Celsius', 'degrees Celsius'], F: ['degree Fahrenheit', 'degrees Fahrenheit'], K: ['kelvin', 'kelvins'],
  W: ['watt', 'watts'], kW: ['kilowatt', 'kilowatts'], MW: ['megawatt', 'megawatts'], GW: ['gigawatt', 'gigawatts'],
  kWh: ['kilowatt-hour', 'kilowatt-hours'], MWh: ['megawatt-hour', 'megawatt-hours'],
  GWh: ['gigawatt-hour', 'gigawatt-hours'], TWh: ['terawatt-hour', 'terawatt-hours'], hp: ['horsepower', 'horsepower'],
  V: ['volt', 'volts'], kV: ['kilovolt', 'kilovolts'], Hz: ['hertz', 'hertz'], kHz: ['kilohertz', 'kilohertz'],
  MHz: ['megahertz', 'megahertz'], GHz: ['gigahertz', 'gigahertz'], B: ['byte', 'bytes'], kB: ['kilobyte', 'kilobytes'],
  MB: ['megabyte', 'megabytes'], GB: ['gigabyte', 'gigabytes'], TB: ['terabyte', 'terabytes'],
  Pa: ['pascal', 'pascals'], hPa: ['hectopascal', 'hectopascals'], mbar: ['millibar', 'millibars'],
  dB: ['decibel', 'decibels'], cal: ['calorie', 'calories'], kcal: ['kilocalorie', 'kilocalories'], '°': ['degree', 'degrees'],
  deg: ['degree', 'degrees'],
  a: ['year', 'years'], mo: ['month', 'months'], wk: ['week', 'weeks'], d: ['day', 'days'], h: ['hour', 'hours'],
  min: ['minute', 'minutes'], s: ['second', 'seconds'], ms: ['millisecond', 'milliseconds'],
  decade: ['decade', 'decades'], century: ['century', 'centuries'], each: ['each', 'each'],
});

/**
 * The unit's name in the number that fits the amount; an unknown code is shown as it is.
 * @param {string} code
 * @param {string|null} [amount]
 */
export function unitName(code, amount) {
  const names = UNITS[code];
  if (!names) return code;
  return amount === '1' ? names[0] : names[1];
}

const currencies = (() => {
  try {
    return new Intl.DisplayNames('en', { type: 'currency' });
  } catch {
    return null;
  }
})();

/**
 * The English name of a currency code: "RON" -> "Romanian Leu"; the code itself where it has none.
 * @param {string} code
 */
export function currencyName(code) {
  if (code === 'BTC') return 'Bitcoin';
  if (code === 'ETH') return 'Ether';
  try {
    return currencies?.of(code) ?? code;
  } catch {
    return code;
  }
}
