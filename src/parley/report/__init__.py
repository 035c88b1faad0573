"""The ledger as one page to read, print and hand on. Renders records; reads no store and computes no fact."""
