"""The records, the codebook, identities and the JSON codec. Standard library only; imports nothing of Parley."""
