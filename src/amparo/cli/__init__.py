"""The command line: parse, call one use case, render. No decision is taken here."""
