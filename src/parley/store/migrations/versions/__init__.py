"""One module a version of the schema, in order; a released one is never edited."""
