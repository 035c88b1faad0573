"""The ledger in the forms that others read: JSON, CSV, Parquet, and plain words. Reads records, writes files; decides nothing."""
