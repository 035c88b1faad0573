"""What the analysis knows beforehand: states, actors, offices, outlets, and the schema of their files. Reads no file itself."""
