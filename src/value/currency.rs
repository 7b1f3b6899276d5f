//! Currencies: ISO 4217 codes, symbols and names.
