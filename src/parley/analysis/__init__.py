"""Document to statements: pure stages over a text. No I/O, no clock: lexicons and models are handed in."""
