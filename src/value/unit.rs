//! Units of measure: short codes, dimensions, UCUM ids and base values.
