"""Where bytes come from: files and folders of reports, tables of rows, JSON. Streams; decides nothing about the text.

A document's key is its URL where one is stated, else its path relative to the PATH given (a PATH that is a file: its name); a row of a
table adds "#" and its `id`, else its number. Two files with one relative path under two PATHs are told apart by the build, which
puts folder names before the later one's key (`parley.sources.keys`).
"""

from parley.sources.keys import absolute, printable, settle_key
from parley.sources.records import MAX_DOCUMENT_BYTES, Found, Skipped
from parley.sources.walk import count_documents, find_documents

__all__ = ["MAX_DOCUMENT_BYTES", "Found", "Skipped", "absolute", "count_documents", "find_documents", "printable", "settle_key"]
