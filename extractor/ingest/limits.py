"""What an input may be at most; what exceeds a limit becomes a Failure that says so."""

# What spaCy parses at once (`Language.max_length`): about a gigabyte of memory.
TEXT_LONGEST = 1_000_000
# A character that JSON escapes takes up to twelve bytes; the rest is for the other fields.
LINE_LONGEST = 16 * TEXT_LONGEST
# A list of articles in JSON: it is in memory as a whole, and longer ones are better as lines.
FILE_LARGEST = 200_000_000
# A feed is in memory as a whole, as text and as a tree.
FEED_LARGEST = 20_000_000
# The largest of 130 saved news pages has 0.7 MB.
PAGE_LARGEST = 10_000_000
# Elements of a page: 0.1 million take trafilatura two seconds, a million take a minute.
ELEMENTS_MOST = 100_000
# How deep elements may be in each other: libxml2 drops what is deeper than 254, and the deepest of
# 130 saved news pages has 51. Lists and objects of JSON have Python's own limit.
NESTING_DEEPEST = 200
# Deflate packs 1,032 to 1 at most, text far less; up to `EXPANSION_FREE` bytes are always read.
EXPANSION_LARGEST = 200
EXPANSION_FREE = 50_000_000
# The rows that a Parquet file makes one hold in memory.
ROW_GROUP_LARGEST = 2_000_000_000
